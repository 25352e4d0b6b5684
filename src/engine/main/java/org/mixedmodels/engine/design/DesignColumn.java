package org.mixedmodels.engine.design;

import java.util.List;

/**
 * A column of a model matrix: the product of numeric columns and of indicators of categories. Without either it is the
 * constant one.
 *
 * @param name the name as R has it
 * @param numeric the names of numeric columns
 * @param indicators which categories must be met
 */
public record DesignColumn(String name, List<String> numeric, List<Indicator> indicators) {

    /** The name of the column of ones. */
    public static final String INTERCEPT = "(Intercept)";

    /** Copies the lists. */
    public DesignColumn {
        numeric = List.copyOf(numeric);
        indicators = List.copyOf(indicators);
    }

    /**
     * One where a nominal column has a category, zero elsewhere.
     *
     * @param column the nominal column
     * @param level the index of the category in the column's {@link NominalCoding}
     * @param deviation whether it is minus one where the column has the first category of its coding (sum coding)
     */
    public record Indicator(String column, int level, boolean deviation) {

        /** A plain indicator. */
        public static Indicator of(String column, int level) {
            return new Indicator(column, level, false);
        }

        /** The value for a row whose category has the given index, or one that is unknown, -1. */
        public double value(int category) {
            if (category == level) {
                return 1;
            }
            return deviation && category == 0 ? -1 : 0;
        }
    }

    /** The column of ones. */
    static DesignColumn intercept() {
        return new DesignColumn(INTERCEPT, List.of(), List.of());
    }

    /** Whether this is the column of ones. */
    public boolean isIntercept() {
        return numeric.isEmpty() && indicators.isEmpty();
    }
}
