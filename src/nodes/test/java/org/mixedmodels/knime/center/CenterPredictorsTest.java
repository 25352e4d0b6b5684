package org.mixedmodels.knime.center;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.DefaultNodeProgressMonitor;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.knime.core.node.NodeSettings;
import org.knime.core.node.NodeSettingsWO;
import org.knime.core.node.port.PortObject;
import org.mixedmodels.knime.port.CenteringPortObject;
import org.mixedmodels.knime.port.CenteringPortObjectSpec;
import org.mixedmodels.knime.testing.Cells;
import org.mixedmodels.knime.testing.NodeUnderTest;
import org.mixedmodels.knime.testing.Snapshots;
import org.mixedmodels.sdk.Executions;
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

    /** Class c1 of school s1 and class c1 of school s2 are two classes. */
    private static BufferedDataTable nested() {
        return Tables.builder()
                .strings("school", "s1", "s1", "s1", "s1", "s2", "s2")
                .strings("class", "c1", "c1", "c2", "c2", "c1", "c1")
                .doubles("x", 1.0, 3.0, 5.0, 7.0, 20.0, 24.0)
                .doubles("size", 10.0, 10.0, 10.0, 10.0, 40.0, 40.0)
                .build();
    }

    private static NodeUnderTest nestedNode(String method, String output) {
        return NodeUnderTest.of(new CenterPredictorsNodeFactory())
                .withColumns("columns", "x")
                .with("method", method)
                .with("groupColumn", "class")
                .withColumns("levelsAbove", "school")
                .with("output", output);
    }

    /** Grand mean 10; schools 4 and 22; classes 2, 6 and 22. */
    @Test
    void centersLevelByLevel() throws Exception {
        Cells cells = Cells.of(nestedNode("CHAIN", "APPEND").run(nested())[0]);
        assertEquals(
                List.of("x (group-mean centered)", "x (class mean - school mean)", "x (school mean - grand mean)"),
                cells.columns().subList(4, 7));
        assertArrayEquals(new double[] {-1, 1, -1, 1, -2, 2}, cells.numbers("x (group-mean centered)"), 1e-12);
        assertArrayEquals(new double[] {-2, -2, 2, 2, 0, 0}, cells.numbers("x (class mean - school mean)"), 1e-12);
        assertArrayEquals(new double[] {-6, -6, -6, -6, 12, 12}, cells.numbers("x (school mean - grand mean)"), 1e-12);
    }

    @Test
    void keepsTheMeansOfEveryLevel() throws Exception {
        Cells cells = Cells.of(nestedNode("GROUP_MEAN_KEEP", "REPLACE").run(nested())[0]);
        assertEquals(List.of("school", "class", "x", "size", "x (class mean)", "x (school mean)"), cells.columns());
        assertArrayEquals(new double[] {-1, 1, -1, 1, -2, 2}, cells.numbers("x"), 1e-12);
        assertArrayEquals(new double[] {2, 2, 6, 6, 22, 22}, cells.numbers("x (class mean)"), 1e-12);
        assertArrayEquals(new double[] {4, 4, 4, 4, 22, 22}, cells.numbers("x (school mean)"), 1e-12);
    }

    @Test
    void standardizesWithinGroups() throws Exception {
        BufferedDataTable data = Tables.builder()
                .strings("class", "c1", "c1", "c2", "c2", "c2")
                .doubles("x", 1.0, 3.0, 5.0, 5.0, null)
                .build();
        NodeUnderTest node = NodeUnderTest.of(new CenterPredictorsNodeFactory())
                .withColumns("columns", "x")
                .with("method", "STANDARDIZE_WITHIN")
                .with("groupColumn", "class");
        Cells cells = Cells.of(node.run(data)[0]);
        assertEquals(-Math.sqrt(0.5), cells.number(0, "x (standardized within groups)"), 1e-12);
        assertEquals(Math.sqrt(0.5), cells.number(1, "x (standardized within groups)"), 1e-12);
        assertTrue(cells.isMissing(2, "x (standardized within groups)"));
        assertEquals(
                "2 rows are of groups whose values do not differ: they cannot be standardized within the group and are"
                        + " missing.",
                node.node().warning().orElseThrow());
    }

    @Test
    void centersFurtherColumnsByAnotherMethod() throws Exception {
        Cells cells = Cells.of(nestedNode("GROUP_MEAN", "APPEND")
                .withElements("further", further("GRAND_MEAN", "size", "x"), further("STANDARDIZE", "size"))
                .run(nested())[0]);
        assertEquals(
                List.of(
                        "x (group-mean centered)",
                        "size (grand-mean centered)",
                        "x (grand-mean centered)",
                        "size (standardized)"),
                cells.columns().subList(4, 8));
        assertArrayEquals(new double[] {-9, -7, -5, -3, 10, 14}, cells.numbers("x (grand-mean centered)"), 1e-12);
        assertEquals(-10, cells.number(0, "size (grand-mean centered)"), 1e-12);
    }

    private static Consumer<NodeSettingsWO> further(String method, String... columns) {
        return element -> {
            element.addStringArray("columns", columns);
            element.addString("method", method);
        };
    }

    @Test
    void namesColumnsByASuffix() throws Exception {
        NodeUnderTest node = node("GRAND_MEAN", "APPEND")
                .withOptional("suffix", "_c")
                .withElements("further", further("STANDARDIZE", "x"), further("GROUP_MEAN_KEEP", "x"));
        PortObject[] outputs = node.run(table());
        assertEquals(
                List.of("g", "x", "z", "x_c", "x_c (#1)", "x_c (#2)", "x (group mean)"),
                Cells.of(outputs[0]).columns());
        CenteringPortObjectSpec spec = ((CenteringPortObject) outputs[1]).getSpec();
        assertEquals("_c", spec.suffix().orElseThrow());
        assertFalse(spec.replaces());
    }

    @Test
    void readsColumnsOfEveryType() throws Exception {
        BufferedDataTable types = Tables.builder()
                .booleans("flag", true, true, false, null)
                .longs("code", 7L, 7L, 8L, 8L)
                .longs("big", 4L, 2L, 6L, 8L)
                .build();
        for (String group : List.of("flag", "code")) {
            Cells cells = Cells.of(node("GROUP_MEAN", "APPEND")
                    .withColumns("columns", "big")
                    .with("groupColumn", group)
                    .run(types)[0]);
            assertEquals(1, cells.number(0, "big (group-mean centered)"), 1e-12);
            assertEquals(group.equals("flag"), cells.isMissing(3, "big (group-mean centered)"));
        }
    }

    /** What KNIME knows of the other columns stays; of a replaced column it is not true any more. */
    @Test
    void keepsTheDomainsOfOtherColumns() throws Exception {
        DataTableSpec before = table().getSpec();
        DataTableSpec after = ((BufferedDataTable) node("GROUP_MEAN", "REPLACE").run(table())[0]).getSpec();
        assertTrue(before.getColumnSpec("g").getDomain().hasValues());
        assertEquals(before.getColumnSpec("g"), after.getColumnSpec("g"));
        assertEquals(before.getColumnSpec("z"), after.getColumnSpec("z"));
        assertEquals(
                "-1.0", after.getColumnSpec("x").getDomain().getLowerBound().toString());
    }

    @Test
    void centersASingleGroup() throws Exception {
        BufferedDataTable one = Tables.builder()
                .strings("g", "a", "a", "a")
                .doubles("x", 3.0, 4.0, 8.0)
                .build();
        Cells cells = Cells.of(node("CHAIN", "APPEND").run(one)[0]);
        assertArrayEquals(new double[] {-2, -1, 3}, cells.numbers("x (group-mean centered)"), 1e-12);
        assertArrayEquals(new double[3], cells.numbers("x (g mean - grand mean)"), 1e-12);
    }

    @Test
    void refusesATableWithoutRows() {
        BufferedDataTable empty = Tables.builder().strings("g").doubles("x").build();
        KNIMEException refused = assertThrows(
                KNIMEException.class, () -> node("GRAND_MEAN", "APPEND").run(empty));
        assertEquals("The data have no rows.", refused.getMessage());
    }

    @Test
    void centersASingleRow() throws Exception {
        BufferedDataTable one =
                Tables.builder().strings("g", "a").doubles("x", 3.0).build();
        Cells cells = Cells.of(node("GROUP_MEAN_KEEP", "APPEND").run(one)[0]);
        assertEquals(0, cells.number(0, "x (group-mean centered)"));
        assertEquals(3, cells.number(0, "x (group mean)"));
    }

    @Test
    void refusesAColumnWithoutValuesAndOneWithoutSpread() {
        BufferedDataTable none =
                Tables.builder().doubles("x", null, null).strings("g", "a", "a").build();
        KNIMEException refused = assertThrows(
                KNIMEException.class, () -> node("GRAND_MEAN", "APPEND").run(none));
        assertEquals("Column \"x\" has no values.", refused.getMessage());
        BufferedDataTable same =
                Tables.builder().doubles("x", 2.0, 2.0).strings("g", "a", "a").build();
        refused = assertThrows(
                KNIMEException.class, () -> node("STANDARDIZE", "APPEND").run(same));
        assertTrue(refused.getMessage().contains("same value everywhere"), refused.getMessage());
    }

    @Test
    void stopsWhenItIsCancelled() {
        DefaultNodeProgressMonitor monitor = new DefaultNodeProgressMonitor();
        NodeUnderTest node = node("GRAND_MEAN", "APPEND");
        ExecutionContext context = Executions.context(monitor);
        monitor.setExecuteCanceled();
        assertThrows(CanceledExecutionException.class, () -> node.run(context, table()));
    }

    @Test
    void handsItsMeansOn() throws Exception {
        PortObject[] outputs = node("GROUP_MEAN", "APPEND").run(table());
        CenteringPortObject model = (CenteringPortObject) outputs[1];
        assertEquals(List.of("x"), model.getSpec().definition().columns());
        assertEquals(List.of("g"), model.getSpec().definition().levels());
        assertEquals("Group mean subtracted: x; Groups: g", model.getSummary());
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

    @Test
    void refusesWhatMakesNoSenseWithLevelsAndFurtherColumns() {
        assertEquals(
                "Column \"class\" is chosen for two levels of groups.",
                nestedRefusal(nestedNode("CHAIN", "APPEND").withColumns("levelsAbove", "class")));
        assertEquals(
                "No column is chosen in entry 1 of the columns by another method.",
                nestedRefusal(nestedNode("CHAIN", "APPEND").withElements("further", further("STANDARDIZE"))));
        assertEquals(
                "A column to center is chosen twice.",
                nestedRefusal(nestedNode("CHAIN", "APPEND").withElements("further", further("CHAIN", "x"))));
        assertEquals(
                "Column \"x\" is centered in two ways, but can be replaced only once.",
                nestedRefusal(nestedNode("CHAIN", "REPLACE").withElements("further", further("STANDARDIZE", "x"))));
        assertEquals(
                "The suffix for centered columns is empty. Write one, or switch it off to name the columns by the"
                        + " method.",
                nestedRefusal(nestedNode("CHAIN", "APPEND").withOptional("suffix", " ")));
    }

    private static String nestedRefusal(NodeUnderTest node) {
        return assertThrows(InvalidSettingsException.class, () -> node.configure(nested().getSpec()))
                .getMessage();
    }

    private static String refusal(NodeUnderTest node) {
        return assertThrows(InvalidSettingsException.class, () -> node.configure(table().getSpec()))
                .getMessage();
    }

    @Test
    void keepsTheStoredForm() throws Exception {
        Snapshots.check(new CenterPredictorsNodeFactory(), "center-predictors-2");
    }

    /** Options that joined later have the values that the node then worked by. */
    @Test
    void loadsWhatTheFirstVersionStored() throws Exception {
        NodeSettings loaded = Snapshots.upgraded(new CenterPredictorsNodeFactory(), "center-predictors");
        assertArrayEquals(new String[] {"ses", "age"}, loaded.getStringArray("columns"));
        assertEquals("GROUP_MEAN_KEEP", loaded.getString("method"));
        assertEquals("school", loaded.getString("groupColumn"));
        assertEquals("REPLACE", loaded.getString("output"));
        assertEquals(0, loaded.getNodeSettings("further").keySet().size());
        assertArrayEquals(new String[0], loaded.getStringArray("levelsAbove"));
        assertFalse(loaded.getBoolean("suffix_is_present"));
    }

    @Test
    void opensItsDialog() {
        Snapshots.checkDialog(new CenterPredictorsNodeFactory(), CenterParameters.class, table().getSpec());
    }
}
