package org.mixedmodels.engine.data;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Rows whose columns lie in memory. */
public final class ColumnarRows implements RowSource {

    private static final int SMALLEST_PART = 50_000;

    private final Map<String, Column> columns;
    private final Map<String, double[]> numbers;
    private final Map<String, @Nullable String[]> texts;
    private final int from;
    private final int to;

    private ColumnarRows(
            Map<String, Column> columns,
            Map<String, double[]> numbers,
            Map<String, @Nullable String[]> texts,
            int from,
            int to) {
        this.columns = columns;
        this.numbers = numbers;
        this.texts = texts;
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
                        range(boundary(part, count), boundary(part + 1, count)), boundary(part, count) - from))
                .toList();
    }

    private int boundary(int part, int count) {
        return from + (int) ((long) rows() * part / count);
    }

    private ColumnarRows range(int first, int end) {
        return new ColumnarRows(columns, numbers, texts, first, end);
    }

    @Override
    public List<Column> columns() {
        return List.copyOf(columns.values());
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
        private final Map<String, Column> columns = new LinkedHashMap<>();
        private final Map<String, double[]> numbers = new LinkedHashMap<>();
        private final Map<String, @Nullable String[]> texts = new LinkedHashMap<>();
        private int rows = -1;

        private Builder() {}

        /** Adds a column of numbers, NaN where missing; the array is not copied. */
        public Builder numeric(String name, double[] values) {
            add(Column.numeric(name), values.length);
            numbers.put(name, values);
            return this;
        }

        /** Adds a column of categories, null where missing; the array is not copied. */
        public Builder nominal(String name, @Nullable String[] values) {
            add(Column.nominal(name), values.length);
            texts.put(name, values);
            return this;
        }

        private void add(Column column, int length) {
            if (columns.putIfAbsent(column.name(), column) != null) {
                throw new IllegalArgumentException("two columns named " + column.name());
            }
            if (rows >= 0 && rows != length) {
                throw new IllegalArgumentException(column.name() + " has " + length + " rows, not " + rows);
            }
            rows = length;
        }

        /** The table. */
        public ColumnarRows build() {
            return new ColumnarRows(
                    new LinkedHashMap<>(columns), Map.copyOf(numbers), Map.copyOf(texts), 0, Math.max(rows, 0));
        }
    }

    private final class Reader implements RowReader {
        private final List<Column> wanted;
        private final RowBatch batch;
        private final List<LevelDictionary> dictionaries = new ArrayList<>();
        private final double[][] sources;
        private final @Nullable IntFunction<@Nullable String>[] categories;
        private int position = from;

        @SuppressWarnings("unchecked") // an array of functions cannot be made otherwise
        Reader(List<Column> wanted) {
            this.wanted = wanted;
            this.batch = new RowBatch(wanted, RowBatch.DEFAULT_CAPACITY);
            this.sources = new double[wanted.size()][];
            this.categories = new IntFunction[wanted.size()];
            for (int c = 0; c < wanted.size(); c++) {
                dictionaries.add(new LevelDictionary());
                bind(c, wanted.get(c));
            }
        }

        private void bind(int c, Column column) {
            double[] values = numbers.get(column.name());
            @Nullable String[] text = texts.get(column.name());
            if (values == null && text == null) {
                throw new InvalidInputException(
                        InputProblem.Kind.UNKNOWN_COLUMN,
                        "There is no column \"" + column.name() + "\".",
                        "Choose one of the columns " + String.join(", ", columns.keySet()) + ".");
            }
            if (column.kind() == ColumnKind.NUMERIC) {
                if (values == null) {
                    throw new InvalidInputException(
                            InputProblem.Kind.WRONG_TYPE,
                            "Column \"" + column.name() + "\" holds text, but numbers are needed.",
                            "Choose a numeric column, or convert the text to numbers.");
                }
                sources[c] = values;
            } else if (text != null) {
                categories[c] = row -> text[row];
            } else if (values != null) {
                categories[c] = asCategories(values);
            }
        }

        private static IntFunction<@Nullable String> asCategories(double[] values) {
            return row -> Double.isNaN(values[row]) ? null : text(values[row]);
        }

        @Override
        public @Nullable RowBatch next() {
            int size = Math.min(batch.capacity(), to - position);
            if (size <= 0) {
                return null;
            }
            for (int c = 0; c < wanted.size(); c++) {
                if (wanted.get(c).kind() == ColumnKind.NUMERIC) {
                    System.arraycopy(sources[c], position, batch.numbers(c), 0, size);
                } else {
                    encode(c, size);
                }
            }
            position += size;
            batch.setSize(size);
            return batch;
        }

        private void encode(int c, int size) {
            int[] codes = batch.codes(c);
            LevelDictionary dictionary = dictionaries.get(c);
            IntFunction<@Nullable String> category = categories[c];
            for (int i = 0; i < size; i++) {
                String level = category == null ? null : category.apply(position + i);
                codes[i] = level == null ? RowBatch.MISSING : dictionary.encode(level);
            }
        }

        @Override
        public LevelDictionary levels(int column) {
            if (wanted.get(column).kind() != ColumnKind.NOMINAL) {
                throw new IllegalArgumentException(wanted.get(column).name() + " is numeric");
            }
            return dictionaries.get(column);
        }

        @Override
        public void close() {
            position = to;
        }
    }
}
