package org.mixedmodels.knime.center;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.port.PortObject;
import org.mixedmodels.knime.port.CenteringPortObject;
import org.mixedmodels.knime.testing.Cells;
import org.mixedmodels.knime.testing.NodeUnderTest;
import org.mixedmodels.knime.testing.Snapshots;
import org.mixedmodels.sdk.Tables;

class CenterPredictorsTest {

    /** x has mean 4 and, without the missing cell, group means 2 (a) and 6 (b). */
    private static BufferedDataTable table() {
        return Tables.builder()
                .strings("g", "a", "a", "b", "b", "b", null)
                .ints("x", 1, 3, 5, 7, null, 4)
                .doubles("z", 1.0, 1.0, 1.0, 1.0, 1.0, 7.0)
                .build();
    }

    private static NodeUnderTest node(String method, String output) {
        return NodeUnderTest.of(new CenterPredictorsNodeFactory())
                .withColumns("columns", "x")
                .with("method", method)
                .with("groupColumn", "g")
                .with("output", output);
    }

    @Test
    void subtractsTheGrandMean() throws Exception {
        Cells cells = Cells.of(node("GRAND_MEAN", "APPEND").run(table())[0]);
        assertEquals(List.of("g", "x", "z", "x (grand-mean centered)"), cells.columns());
        assertEquals(-3, cells.number(0, "x (grand-mean centered)"), 1e-12);
        assertEquals(0, cells.number(5, "x (grand-mean centered)"), 1e-12);
        assertTrue(cells.isMissing(4, "x (grand-mean centered)"));
    }

    @Test
    void subtractsGroupMeansAndKeepsThem() throws Exception {
        NodeUnderTest node = node("GROUP_MEAN_KEEP", "APPEND");
        Cells cells = Cells.of(node.run(table())[0]);
        assertEquals(List.of("g", "x", "z", "x (group-mean centered)", "x (group mean)"), cells.columns());
        assertEquals(-1, cells.number(0, "x (group-mean centered)"), 1e-12);
        assertEquals(2, cells.number(0, "x (group mean)"), 1e-12);
        assertEquals(1, cells.number(3, "x (group-mean centered)"), 1e-12);
        assertEquals(6, cells.number(3, "x (group mean)"), 1e-12);
        assertTrue(cells.isMissing(4, "x (group-mean centered)"));
        assertTrue(cells.isMissing(5, "x (group-mean centered)"));
        assertTrue(cells.isMissing(5, "x (group mean)"));
        assertTrue(node.node().warning().orElseThrow().contains("1 row"));
    }

    @Test
    void replacesIntegersByDecimals() throws Exception {
        PortObject[] outputs = node("GROUP_MEAN_KEEP", "REPLACE").run(table());
        Cells cells = Cells.of(outputs[0]);
        assertEquals(List.of("g", "x", "z", "x (group mean)"), cells.columns());
        assertEquals(
                DoubleCell.TYPE,
                ((BufferedDataTable) outputs[0])
                        .getDataTableSpec()
                        .getColumnSpec("x")
                        .getType());
        assertEquals(-1, cells.number(0, "x"), 1e-12);
        assertEquals(2, cells.number(1, "x (group mean)"), 1e-12);
    }

    @Test
    void standardizesSeveralColumns() throws Exception {
        NodeUnderTest node = node("STANDARDIZE", "APPEND").withColumns("columns", "z", "x");
        Cells cells = Cells.of(node.run(table())[0]);
        assertEquals(List.of("g", "x", "z", "z (standardized)", "x (standardized)"), cells.columns());
        // x: 1 3 5 7 4 has mean 4 and variance 20 / 4
        assertEquals(-3 / Math.sqrt(5), cells.number(0, "x (standardized)"), 1e-12);
        // z: mean 2, variance 30 / 5
        assertEquals(5 / Math.sqrt(6), cells.number(5, "z (standardized)"), 1e-12);
    }

    @Test
    void handsItsMeansOn() throws Exception {
        PortObject[] outputs = node("GROUP_MEAN", "APPEND").run(table());
        CenteringPortObject model = (CenteringPortObject) outputs[1];
        assertEquals(List.of("x"), model.getSpec().definition().columns());
        assertEquals(List.of("g"), model.getSpec().definition().levels());
        assertEquals("group mean of x", model.getSummary());
    }

    @Test
    void avoidsNamesThatAreTaken() throws Exception {
        BufferedDataTable once =
                (BufferedDataTable) node("GRAND_MEAN", "APPEND").run(table())[0];
        Cells twice = Cells.of(node("GRAND_MEAN", "APPEND").run(once)[0]);
        assertArrayEquals(
                new String[] {"x (grand-mean centered)", "x (grand-mean centered) (#1)"},
                twice.columns().stream().skip(3).toArray());
    }

    @Test
    void refusesWhatMakesNoSense() {
        assertEquals(
                "No column is chosen.", refusal(node("GRAND_MEAN", "APPEND").withColumns("columns")));
        assertEquals(
                "Column \"g\" (column to center) is of type String, but it must be numeric.",
                refusal(node("GRAND_MEAN", "APPEND").withColumns("columns", "g")));
        assertEquals(
                "No grouping column is chosen.",
                refusal(node("GROUP_MEAN", "APPEND").with("groupColumn", "")));
        assertEquals(
                "Column \"x\" tells the groups and is also to be centered.",
                refusal(node("GROUP_MEAN", "APPEND").with("groupColumn", "x")));
        assertEquals(
                "A column to center is chosen twice.",
                refusal(node("GRAND_MEAN", "APPEND").withColumns("columns", "x", "x")));
    }

    private static String refusal(NodeUnderTest node) {
        return assertThrows(InvalidSettingsException.class, () -> node.configure(table().getSpec()))
                .getMessage();
    }

    @Test
    void keepsTheStoredForm() throws Exception {
        Snapshots.check(new CenterPredictorsNodeFactory(), "center-predictors");
    }

    @Test
    void opensItsDialog() {
        Snapshots.checkDialog(new CenterPredictorsNodeFactory(), CenterParameters.class, table().getSpec());
    }
}
