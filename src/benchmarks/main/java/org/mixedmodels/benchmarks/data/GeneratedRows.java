package org.mixedmodels.benchmarks.data;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.mixedmodels.engine.data.Column;
import org.mixedmodels.engine.data.ColumnKind;
import org.mixedmodels.engine.data.LevelDictionary;
import org.mixedmodels.engine.data.RowBatch;
import org.mixedmodels.engine.data.RowPart;
import org.mixedmodels.engine.data.RowReader;
import org.mixedmodels.engine.data.RowSource;

/**
 * Rows that are computed while they are read, the same in each pass; nothing of them is kept. Each block of rows has a
 * random generator of its own, so that the rows can be read in parts.
 */
public final class GeneratedRows implements RowSource {

    private static final int BLOCK = RowBatch.DEFAULT_CAPACITY;

    private final long first;
    private final long end;
    private final Map<String, LevelDictionary> columns;
    private final Generator generator;
    private final long seed;

    /**
     * A source.
     *
     * @param rows the number of rows
     * @param columns name and categories of each column; no categories for a numeric column
     * @param seed equal seeds give equal rows
     * @param generator makes a row
     */
    GeneratedRows(long rows, Map<String, List<String>> columns, long seed, Generator generator) {
        this(0, rows, new LinkedHashMap<>(), seed, generator);
        columns.forEach((name, levels) -> this.columns.put(name, LevelDictionary.of(levels)));
    }

    private GeneratedRows(long first, long end, Map<String, LevelDictionary> columns, long seed, Generator generator) {
        this.first = first;
        this.end = end;
        this.columns = columns;
        this.seed = seed;
        this.generator = generator;
    }

    /** The number of rows. */
    public long rows() {
        return end - first;
    }

    @Override
    public List<Column> columns() {
        List<Column> result = new ArrayList<>();
        columns.forEach((name, levels) -> result.add(levels.size() == 0 ? Column.numeric(name) : Column.nominal(name)));
        return result;
    }

    @Override
    public RowReader open(List<Column> wanted) {
        return new Reader(wanted);
    }

    @Override
    public List<RowPart> split(int parts) {
        long blocks = (rows() + BLOCK - 1) / BLOCK;
        long count = Math.max(1, Math.min(parts, blocks));
        List<RowPart> result = new ArrayList<>();
        for (long part = 0; part < count; part++) {
            long from = first + blocks * part / count * BLOCK;
            long to = Math.min(end, first + blocks * (part + 1) / count * BLOCK);
            result.add(new RowPart(new GeneratedRows(from, to, columns, seed, generator), from));
        }
        return result;
    }

    /** Seeds are scattered (by the finaliser of MurmurHash3), lest the generators of two blocks overlap. */
    private SplittableRandom random(long block) {
        long bits = seed ^ (block + 1) * 0xFF51AFD7ED558CCDL;
        bits = (bits ^ bits >>> 33) * 0xC4CEB9FE1A85EC53L;
        return new SplittableRandom(bits ^ bits >>> 33);
    }

    /** The categories of a factor: a prefix with 1, 2, ... */
    static List<String> levels(String prefix, int count) {
        List<String> levels = new ArrayList<>(count);
        for (int i = 1; i <= count; i++) {
            levels.add(prefix + i);
        }
        return levels;
    }

    private final class Reader implements RowReader {
        private final List<Column> wanted;
        private final RowBatch all = new RowBatch(columns(), BLOCK);
        private final RowBatch selected;
        private final int[] places;
        private long position = first;

        Reader(List<Column> wanted) {
            this.wanted = List.copyOf(wanted);
            this.selected = new RowBatch(wanted, BLOCK);
            this.places = wanted.stream().mapToInt(this::place).toArray();
        }

        private int place(Column column) {
            int place = columns().indexOf(column);
            if (place < 0) {
                throw new IllegalArgumentException("no column " + column);
            }
            return place;
        }

        @Override
        public @Nullable RowBatch next() {
            int size = (int) Math.min(BLOCK, end - position);
            if (size <= 0) {
                return null;
            }
            SplittableRandom random = random(position / BLOCK);
            for (int i = 0; i < size; i++) {
                generator.next(random, all, i);
            }
            position += size;
            for (int c = 0; c < places.length; c++) {
                boolean numeric = wanted.get(c).kind() == ColumnKind.NUMERIC;
                Object from = numeric ? all.numbers(places[c]) : all.codes(places[c]);
                System.arraycopy(from, 0, numeric ? selected.numbers(c) : selected.codes(c), 0, size);
            }
            selected.setSize(size);
            return selected;
        }

        @Override
        public LevelDictionary levels(int column) {
            LevelDictionary levels = columns.get(wanted.get(column).name());
            if (levels == null || wanted.get(column).kind() != ColumnKind.NOMINAL) {
                throw new IllegalArgumentException(wanted.get(column).name() + " is numeric");
            }
            return levels;
        }

        @Override
        public void close() {
            position = end;
        }
    }
}
