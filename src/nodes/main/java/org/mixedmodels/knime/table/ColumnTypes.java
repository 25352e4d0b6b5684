package org.mixedmodels.knime.table;

import org.knime.core.data.BooleanValue;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataValue;
import org.knime.core.data.DoubleValue;
import org.knime.core.data.IntValue;
import org.knime.core.data.LongValue;
import org.knime.core.data.StringValue;

/**
 * What a column of a KNIME table can be to a model.
 *
 * <p>A Boolean column is compatible with {@code DoubleValue} in KNIME; here it counts as nominal, as a logical vector
 * does in R's formulas.
 */
public final class ColumnTypes {

    private ColumnTypes() {}

    /** Returns whether the column holds numbers (decimal or whole, not Boolean). */
    public static boolean isNumeric(DataColumnSpec column) {
        return is(column, DoubleValue.class) && !isBoolean(column);
    }

    /** Returns whether the column holds whole numbers. */
    public static boolean isWholeNumber(DataColumnSpec column) {
        return (is(column, IntValue.class) || is(column, LongValue.class)) && !isBoolean(column);
    }

    /** Returns whether the column holds categories: text or Booleans. */
    public static boolean isNominal(DataColumnSpec column) {
        return isBoolean(column) || (is(column, StringValue.class) && !is(column, DoubleValue.class));
    }

    /** Returns whether the column can tell groups apart: categories or whole numbers. */
    public static boolean isGrouping(DataColumnSpec column) {
        return isNominal(column) || isWholeNumber(column);
    }

    /** Returns whether the column can be a predictor. */
    public static boolean isPredictor(DataColumnSpec column) {
        return isNumeric(column) || isNominal(column);
    }

    static boolean isBoolean(DataColumnSpec column) {
        return is(column, BooleanValue.class);
    }

    private static boolean is(DataColumnSpec column, Class<? extends DataValue> value) {
        return column.getType().isCompatible(value);
    }
}
