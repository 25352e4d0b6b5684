package org.mixedmodels.engine.data;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Rows whose columns lie in memory. */
public final class ColumnarRows implements RowSource {

    private static final int SMALLEST_PART = 50_000;

    private final Map<String, ColumnStore> stores;
    private final int from;
    private final int to;

    private ColumnarRows(Map<String, ColumnStore> stores, int from, int to) {
        this.stores = stores;
        this.from = from;
        this.to = to;
    }

    /** Starts a table without columns. */
    public static Builder builder() {
        return new Builder();
    }

    /** The number of rows. */
    public int rows() {
        return to - from;
    }

    @Override
    public List<RowPart> split(int parts) {
        int count = Math.max(1, Math.min(parts, rows() / SMALLEST_PART));
        return IntStream.range(0, count)
                .mapToObj(part -> new RowPart(
                        new ColumnarRows(stores, boundary(part, count), boundary(part + 1, count)),
                        boundary(part, count) - from))
                .toList();
    }

    private int boundary(int part, int count) {
        return from + (int) ((long) rows() * part / count);
    }

    @Override
    public List<Column> columns() {
        return stores.entrySet().stream()
                .map(entry -> new Column(
                        entry.getKey(),
                        entry.getValue() instanceof ColumnStore.Numbers ? ColumnKind.NUMERIC : ColumnKind.NOMINAL))
                .toList();
    }

    @Override
    public RowReader open(List<Column> wanted) {
        return new Reader(wanted);
    }

    /** The text of a number as R's {@code as.character} has it for up to 15 digits: 5 is "5", 2.50 is "2.5". */
    public static String text(double number) {
        if (number == Math.rint(number) && Math.abs(number) < 1e15) {
            return Long.toString((long) number);
        }
        return Double.isFinite(number) ? new BigDecimal(Double.toString(number)).toPlainString() : "" + number;
    }

    /** Collects columns of equal length. */
    public static final class Builder {
        private final Map<String, ColumnStore> stores = new LinkedHashMap<>();
        private int rows = -1;

        private Builder() {}

        /** Adds a column of numbers, NaN where missing; the array is not copied. */
        public Builder numeric(String name, double[] values) {
            return add(name, new ColumnStore.Numbers(values));
        }

        /** Adds a column of categories, null where missing; the array is not copied. */
        public Builder nominal(String name, @Nullable String[] values) {
            return add(name, new ColumnStore.Texts(values));
        }

        /**
         * Adds a column of categories by their codes; the array is not copied.
         *
         * @param codes the code of each row's category, {@link RowBatch#MISSING} where missing
         * @param levels the category of each code, each once
         */
        public Builder nominal(String name, int[] codes, List<String> levels) {
            return add(name, ColumnStore.Codes.of(codes, levels));
        }

        private Builder add(String name, ColumnStore store) {
            if (stores.putIfAbsent(name, store) != null) {
                throw new IllegalArgumentException("two columns named " + name);
            }
            if (rows >= 0 && rows != store.rows()) {
                throw new IllegalArgumentException(name + " has " + store.rows() + " rows, not " + rows);
            }
            rows = store.rows();
            return this;
        }

        /** The table. */
        public ColumnarRows build() {
            return new ColumnarRows(new LinkedHashMap<>(stores), 0, Math.max(rows, 0));
        }
    }

    private final class Reader implements RowReader {
        private final List<Column> wanted;
        private final RowBatch batch;
        private final List<Source> sources = new ArrayList<>();
        private int position = from;

        /** A column of the pass: numbers to copy, or categories to encode. */
        private record Source(
                double[] numbers, @Nullable LevelDictionary dictionary, ColumnStore.@Nullable Encoder encoder) {}

        Reader(List<Column> wanted) {
            this.wanted = wanted;
            this.batch = new RowBatch(wanted, RowBatch.DEFAULT_CAPACITY);
            wanted.forEach(column -> sources.add(source(column)));
        }

        private Source source(Column column) {
            ColumnStore store = stores.get(column.name());
            if (store == null) {
                throw new InvalidInputException(
                        InputProblem.Kind.UNKNOWN_COLUMN,
                        "There is no column \"" + column.name() + "\".",
                        "Choose one of the columns " + String.join(", ", stores.keySet()) + ".");
            }
            if (column.kind() == ColumnKind.NOMINAL) {
                LevelDictionary dictionary = store.dictionary();
                return new Source(new double[0], dictionary, store.encoder(dictionary));
            }
            if (store instanceof ColumnStore.Numbers numbers) {
                return new Source(numbers.values(), null, null);
            }
            throw new InvalidInputException(
                    InputProblem.Kind.WRONG_TYPE,
                    "Column \"" + column.name() + "\" holds text, but numbers are needed.",
                    "Choose a numeric column, or convert the text to numbers.");
        }

        @Override
        public @Nullable RowBatch next() {
            int size = Math.min(batch.capacity(), to - position);
            if (size <= 0) {
                return null;
            }
            for (int c = 0; c < sources.size(); c++) {
                ColumnStore.Encoder encoder = sources.get(c).encoder();
                if (encoder == null) {
                    System.arraycopy(sources.get(c).numbers(), position, batch.numbers(c), 0, size);
                } else {
                    encoder.encode(position, size, batch.codes(c));
                }
            }
            position += size;
            batch.setSize(size);
            return batch;
        }

        @Override
        public LevelDictionary levels(int column) {
            LevelDictionary dictionary = sources.get(column).dictionary();
            if (dictionary == null) {
                throw new IllegalArgumentException(wanted.get(column).name() + " is numeric");
            }
            return dictionary;
        }

        @Override
        public void close() {
            position = to;
        }
    }
}
