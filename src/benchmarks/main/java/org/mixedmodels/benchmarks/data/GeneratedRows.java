package org.mixedmodels.benchmarks.data;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.mixedmodels.engine.data.Column;
import org.mixedmodels.engine.data.ColumnKind;
import org.mixedmodels.engine.data.LevelDictionary;
import org.mixedmodels.engine.data.RowBatch;
import org.mixedmodels.engine.data.RowReader;
import org.mixedmodels.engine.data.RowSource;

/**
 * Rows that are computed while they are read, the same in each pass; nothing of them is kept. A reader delivers blocks
 * with the columns that are wanted.
 */
public final class GeneratedRows implements RowSource {

    private final long rows;
    private final Map<String, LevelDictionary> columns;
    private final Supplier<Generator> generators;

    /**
     * A source.
     *
     * @param rows the number of rows
     * @param columns name and categories of each column; no categories for a numeric column
     * @param generators starts a pass
     */
    GeneratedRows(long rows, Map<String, List<String>> columns, Supplier<Generator> generators) {
        this.rows = rows;
        this.columns = new LinkedHashMap<>();
        columns.forEach((name, levels) -> this.columns.put(name, LevelDictionary.of(levels)));
        this.generators = generators;
    }

    /** The number of rows. */
    public long rows() {
        return rows;
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
        private final Generator generator = generators.get();
        private final RowBatch all = new RowBatch(columns(), RowBatch.DEFAULT_CAPACITY);
        private final RowBatch selected;
        private final int[] places;
        private long position;

        Reader(List<Column> wanted) {
            this.wanted = List.copyOf(wanted);
            this.selected = new RowBatch(wanted, RowBatch.DEFAULT_CAPACITY);
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
            int size = (int) Math.min(all.capacity(), rows - position);
            if (size <= 0) {
                return null;
            }
            for (int i = 0; i < size; i++) {
                generator.next(all, i);
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
            position = rows;
        }
    }
}
