package org.knime.core.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.knime.core.data.def.BooleanCell;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.data.def.IntCell;
import org.knime.core.data.def.LongCell;
import org.knime.core.data.def.StringCell;

class DataTypeTest {

    @Test
    void integersAndTruthValuesReadAsNumbers() {
        assertTrue(IntCell.TYPE.isCompatible(DoubleValue.class));
        assertTrue(LongCell.TYPE.isCompatible(DoubleValue.class));
        assertTrue(BooleanCell.TYPE.isCompatible(DoubleValue.class));
        assertFalse(IntCell.TYPE.isCompatible(StringValue.class));
        assertFalse(StringCell.TYPE.isCompatible(DoubleValue.class));
        assertTrue(StringCell.TYPE.isCompatible(NominalValue.class));
        assertEquals(BooleanValue.class, BooleanCell.TYPE.getPreferredValueClass());
        assertEquals("Number (Integer)", IntCell.TYPE.getName());
    }

    @Test
    void columnsTakeCellsThatOfferTheirReadings() {
        assertTrue(DoubleCell.TYPE.isASuperTypeOf(IntCell.TYPE));
        assertFalse(IntCell.TYPE.isASuperTypeOf(DoubleCell.TYPE));
        assertTrue(StringCell.TYPE.isASuperTypeOf(DataType.getMissingCell().getType()));
        assertSame(DoubleCell.TYPE, new DoubleCell(1).getType());
    }

    @Test
    void cellsAreEqualByContentWithinAClass() {
        assertEquals(new DoubleCell(Double.NaN), new DoubleCell(Double.NaN));
        assertNotEquals(new DoubleCell(0.0), new DoubleCell(-0.0));
        assertNotEquals(new IntCell(1), new LongCell(1));
        assertEquals(new MissingCell("because"), DataType.getMissingCell());
        assertEquals("?", DataType.getMissingCell().toString());
        assertThrows(NullPointerException.class, () -> new StringCell(null));
    }

    @Test
    void specsHaveUniqueNames() {
        DataTableSpec spec =
                new DataTableSpec(new String[] {"x", "x (#1)"}, new DataType[] {DoubleCell.TYPE, StringCell.TYPE});
        assertEquals("x (#2)", DataTableSpec.getUniqueColumnName(spec, " x "));
        assertEquals("y", DataTableSpec.getUniqueColumnName(spec, "y"));
        assertEquals(1, spec.findColumnIndex("x (#1)"));
        assertEquals(-1, spec.findColumnIndex("y"));
        assertArrayEquals(new int[] {1, 0}, spec.columnsToIndices("x (#1)", "x"));
        DataColumnSpec twin = spec.getColumnSpec("x");
        assertThrows(IllegalArgumentException.class, () -> new DataTableSpec(twin, twin));
        assertThrows(IllegalArgumentException.class, () -> new DataTableSpec(spec, spec));
    }

    @Test
    void creatorsCopyAndChange() {
        DataColumnSpecCreator creator = new DataColumnSpecCreator("  n ", IntCell.TYPE);
        creator.setDomain(new DataColumnDomainCreator(new IntCell(1), new IntCell(5)).createDomain());
        DataColumnSpec column = creator.createSpec();
        assertEquals("n", column.getName());
        DataColumnSpecCreator copy = new DataColumnSpecCreator(column);
        assertEquals(column, copy.createSpec());
        copy.setDomain(null);
        DataColumnSpec without = copy.createSpec();
        assertFalse(without.getDomain().hasBounds());
        assertTrue(new DataTableSpec(without).equalStructure(new DataTableSpec(column)));
        assertNotEquals(without, column);
    }
}
