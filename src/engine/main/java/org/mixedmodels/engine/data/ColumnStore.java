package org.mixedmodels.engine.data;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a column of {@link ColumnarRows} lies in memory. */
sealed interface ColumnStore {

    /** The number of rows. */
    int rows();

    /** A dictionary for one pass. */
    default LevelDictionary dictionary() {
        return new LevelDictionary();
    }

    /** Writes the codes of some rows, adding what is new to the dictionary. */
    Encoder encoder(LevelDictionary dictionary);

    /** Encodes rows in one pass. */
    @FunctionalInterface
    interface Encoder {
        void encode(int from, int size, int[] codes);
    }

    /** Numbers, NaN where missing. */
    record Numbers(double[] values) implements ColumnStore {
        @Override
        public int rows() {
            return values.length;
        }

        /** The text of each different number is made once. */
        @Override
        public Encoder encoder(LevelDictionary dictionary) {
            LongIntMap known = new LongIntMap();
            return (from, size, codes) -> {
                for (int i = 0; i < size; i++) {
                    double value = values[from + i] + 0.0; // no negative zero
                    int code = RowBatch.MISSING;
                    if (!Double.isNaN(value)) {
                        long key = Double.doubleToLongBits(value);
                        code = known.get(key);
                        code = code >= 0 ? code : known.put(key, dictionary.encode(ColumnarRows.text(value)));
                    }
                    codes[i] = code;
                }
            };
        }
    }

    /** Texts, null where missing. */
    record Texts(@Nullable String[] values) implements ColumnStore {
        @Override
        public int rows() {
            return values.length;
        }

        @Override
        public Encoder encoder(LevelDictionary dictionary) {
            return (from, size, codes) -> {
                for (int i = 0; i < size; i++) {
                    String level = values[from + i];
                    codes[i] = level == null ? RowBatch.MISSING : dictionary.encode(level);
                }
            };
        }
    }

    /**
     * Codes of given categories, {@link RowBatch#MISSING} where missing.
     *
     * @param levels the dictionary of all categories, which is not changed
     */
    record Codes(int[] values, LevelDictionary levels) implements ColumnStore {

        static Codes of(int[] values, List<String> levels) {
            LevelDictionary dictionary = LevelDictionary.of(levels);
            if (dictionary.size() != levels.size()) {
                throw new IllegalArgumentException("a category is given twice");
            }
            for (int value : values) {
                if (value < RowBatch.MISSING || value >= levels.size()) {
                    throw new IllegalArgumentException("there is no category " + value);
                }
            }
            return new Codes(values, dictionary);
        }

        @Override
        public int rows() {
            return values.length;
        }

        @Override
        public LevelDictionary dictionary() {
            return levels;
        }

        @Override
        public Encoder encoder(LevelDictionary dictionary) {
            return (from, size, codes) -> System.arraycopy(values, from, codes, 0, size);
        }
    }
}
