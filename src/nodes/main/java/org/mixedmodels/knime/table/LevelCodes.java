package org.mixedmodels.knime.table;

import org.knime.core.data.BooleanValue;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataValue;
import org.knime.core.data.DoubleValue;
import org.knime.core.data.IntValue;
import org.knime.core.data.LongValue;
import org.knime.core.data.StringValue;
import org.mixedmodels.engine.data.ColumnarRows;
import org.mixedmodels.engine.data.LevelDictionary;
import org.mixedmodels.engine.data.LongIntMap;
import org.mixedmodels.engine.data.RowBatch;

/**
 * How the cells of a nominal column become level codes. A level is named as R prints it: 5 and 5.0 are "5", a Boolean is
 * "true" or "false"; a NaN is missing. The name of a number is made once for each different number, not for each cell.
 */
final class LevelCodes {

    /** What the cells of a column are read as. */
    private enum Kind {
        BOOLEAN,
        LONG,
        NUMBER,
        TEXT
    }

    private final LevelDictionary m_levels = new LevelDictionary();
    private final LongIntMap m_numbers = new LongIntMap();
    private final Kind m_kind;

    LevelCodes(DataColumnSpec column) {
        m_kind = kind(column);
    }

    private static Kind kind(DataColumnSpec column) {
        if (ColumnTypes.isBoolean(column)) {
            return Kind.BOOLEAN;
        }
        boolean whole = column.getType().isCompatible(LongValue.class);
        if (whole && !column.getType().isCompatible(IntValue.class)) {
            return Kind.LONG; // as double it would lose digits
        }
        return ColumnTypes.isNumeric(column) ? Kind.NUMBER : Kind.TEXT;
    }

    /** Returns the levels that were met so far. */
    LevelDictionary levels() {
        return m_levels;
    }

    /** Returns the code of the level in a cell that is not missing. */
    int code(DataValue value) {
        return switch (m_kind) {
            case BOOLEAN -> m_levels.encode(Boolean.toString(((BooleanValue) value).getBooleanValue()));
            case LONG -> ofLong(((LongValue) value).getLongValue());
            case NUMBER -> ofNumber(((DoubleValue) value).getDoubleValue() + 0.0); // no negative zero
            case TEXT -> m_levels.encode(((StringValue) value).getStringValue());
        };
    }

    private int ofLong(long number) {
        int code = m_numbers.get(number);
        return code >= 0 ? code : m_numbers.put(number, m_levels.encode(Long.toString(number)));
    }

    private int ofNumber(double number) {
        if (Double.isNaN(number)) {
            return RowBatch.MISSING;
        }
        long key = Double.doubleToLongBits(number);
        int code = m_numbers.get(key);
        return code >= 0 ? code : m_numbers.put(key, m_levels.encode(ColumnarRows.text(number)));
    }
}
