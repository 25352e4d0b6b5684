package org.mixedmodels.knime.centerapply;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.DefaultNodeProgressMonitor;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.port.PortObject;
import org.mixedmodels.knime.center.CenterPredictorsNodeFactory;
import org.mixedmodels.knime.testing.Cells;
import org.mixedmodels.knime.testing.NodeUnderTest;
import org.mixedmodels.knime.testing.Snapshots;
import org.mixedmodels.sdk.Executions;
import org.mixedmodels.sdk.PortObjects;
import org.mixedmodels.sdk.Tables;

/** Means of old data for new data. Old: grand mean 10; schools 4 and 22; classes 2, 6 and 22. */
class CenterApplyTest {

    private static BufferedDataTable oldData() {
        return Tables.builder()
                .strings("school", "s1", "s1", "s1", "s1", "s2", "s2")
                .strings("class", "c1", "c1", "c2", "c2", "c1", "c1")
                .doubles("x", 1.0, 3.0, 5.0, 7.0, 20.0, 24.0)
                .build();
    }

    /** A known class, a new class, a new school, no class, no school, no value. */
    private static BufferedDataTable newData() {
        return Tables.builder()
                .doubles("x", 10.0, 10.0, 10.0, 10.0, 10.0, null)
                .strings("class", "c2", "c9", "c1", null, "c1", "c2")
                .strings("school", "s1", "s1", "s9", "s1", null, "s1")
                .build();
    }

    private static PortObject centering(String method, String output, String... above) throws Exception {
        PortObject fitted = NodeUnderTest.of(new CenterPredictorsNodeFactory())
                .withColumns("columns", "x")
                .with("method", method)
                .with("groupColumn", above.length == 0 ? "school" : "class")
                .withColumns("levelsAbove", above)
                .with("output", output)
                .run(oldData())[1];
        return PortObjects.copy(fitted);
    }

    private static NodeUnderTest node() {
        return NodeUnderTest.of(new CenterPredictorsApplyNodeFactory());
    }

    @Test
    void subtractsTheOldGrandMean() throws Exception {
        NodeUnderTest node = node();
        Cells cells = Cells.of(node.run(centering("GRAND_MEAN", "APPEND"), newData())[0]);
        assertEquals(List.of("x", "class", "school", "x (grand-mean centered)"), cells.columns());
        assertEquals(0, cells.number(4, "x (grand-mean centered)"), 1e-12);
        assertTrue(cells.isMissing(5, "x (grand-mean centered)"));
        assertTrue(node.node().warning().isEmpty());
    }

    @Test
    void subtractsTheOldGroupMeansAndNamesNewGroups() throws Exception {
        NodeUnderTest node = node();
        Cells cells = Cells.of(node.run(centering("GROUP_MEAN", "APPEND"), newData())[0]);
        assertEquals(List.of("x", "class", "school", "x (group-mean centered)", "Group status"), cells.columns());
        assertEquals(6, cells.number(0, "x (group-mean centered)"), 1e-12);
        assertEquals(0, cells.number(2, "x (group-mean centered)"), 1e-12);
        assertTrue(cells.isMissing(4, "x (group-mean centered)"));
        assertEquals("known", cells.text(0, "Group status"));
        assertEquals("new", cells.text(2, "Group status"));
        assertEquals("missing", cells.text(4, "Group status"));
        assertEquals(
                "1 row of a new group (s9): centered at the grand mean instead of a group mean.\n"
                        + "1 row has no group: what depends on the group is missing there.",
                node.node().warning().orElseThrow());
    }

    @Test
    void usesTheLevelAboveForANewClassOfAKnownSchool() throws Exception {
        NodeUnderTest node = node();
        Cells cells = Cells.of(node.run(centering("CHAIN", "APPEND", "school"), newData())[0]);
        assertEquals(4, cells.number(0, "x (group-mean centered)"), 1e-12);
        assertEquals(6, cells.number(1, "x (group-mean centered)"), 1e-12);
        assertEquals(0, cells.number(1, "x (class mean - school mean)"), 1e-12);
        assertEquals(-6, cells.number(1, "x (school mean - grand mean)"), 1e-12);
        assertEquals(0, cells.number(2, "x (school mean - grand mean)"), 1e-12);
        assertEquals(-6, cells.number(3, "x (school mean - grand mean)"), 1e-12);
        assertTrue(cells.isMissing(3, "x (group-mean centered)"));
        assertEquals("school: known, class: new", cells.text(1, "Group status"));
        assertEquals("school: new, class: new", cells.text(2, "Group status"));
        String warning = node.node().warning().orElseThrow();
        assertTrue(warning.startsWith("2 rows of 2 new groups (s1:c9, s9:c1): "), warning);
        assertTrue(warning.contains("2 rows have no group"), warning);
    }

    @Test
    void replacesAsBefore() throws Exception {
        Cells cells = Cells.of(node().run(centering("GROUP_MEAN_KEEP", "REPLACE"), newData())[0]);
        assertEquals(List.of("x", "class", "school", "x (group mean)", "Group status"), cells.columns());
        assertEquals(6, cells.number(0, "x"), 1e-12);
    }

    @Test
    void placesTheColumnsOtherwiseIfToldTo() throws Exception {
        PortObject replacing = centering("GRAND_MEAN", "REPLACE");
        assertEquals(
                List.of("x", "class", "school", "x (grand-mean centered)"),
                Cells.of(node().with("output", "APPEND").run(replacing, newData())[0])
                        .columns());
        PortObject appending = centering("GRAND_MEAN", "APPEND");
        assertEquals(
                List.of("x", "class", "school"),
                Cells.of(node().with("output", "REPLACE").run(appending, newData())[0])
                        .columns());
    }

    /** The old data themselves come out as they did from Center Predictors. */
    @Test
    void repeatsTheCenteringOfTheOldData() throws Exception {
        PortObject[] before = NodeUnderTest.of(new CenterPredictorsNodeFactory())
                .withColumns("columns", "x")
                .with("method", "STANDARDIZE_WITHIN")
                .with("groupColumn", "class")
                .withColumns("levelsAbove", "school")
                .run(oldData());
        Cells after = Cells.of(node().run(before[1], oldData())[0]);
        assertArrayEquals(
                Cells.of(before[0]).numbers("x (standardized within groups)"),
                after.numbers("x (standardized within groups)"));
    }

    @Test
    void centersATableWithoutRows() throws Exception {
        BufferedDataTable empty =
                Tables.builder().strings("school").doubles("x").build();
        PortObject out = node().run(centering("GROUP_MEAN", "APPEND"), empty)[0];
        assertEquals(0, Cells.of(out).size());
    }

    @Test
    void refusesTablesWithoutTheColumns() throws Exception {
        PortObject model = centering("GROUP_MEAN", "APPEND");
        InvalidSettingsException refused = assertThrows(
                InvalidSettingsException.class,
                () -> node().configure(
                                model.getSpec(),
                                Tables.builder().doubles("x", 1.0).spec()));
        assertTrue(refused.getMessage().contains("no column \"school\""), refused.getMessage());
        refused = assertThrows(
                InvalidSettingsException.class,
                () -> node().configure(
                                model.getSpec(),
                                Tables.builder()
                                        .strings("x", "1")
                                        .strings("school", "a")
                                        .spec()));
        assertTrue(refused.getMessage().contains("\"x\" (centered column of the model)"), refused.getMessage());
    }

    @Test
    void stopsWhenItIsCancelled() throws Exception {
        PortObject model = centering("GROUP_MEAN", "APPEND");
        DefaultNodeProgressMonitor monitor = new DefaultNodeProgressMonitor();
        monitor.setExecuteCanceled();
        assertThrows(CanceledExecutionException.class, () -> node().run(Executions.context(monitor), model, newData()));
    }

    @Test
    void keepsTheStoredForm() throws Exception {
        Snapshots.check(new CenterPredictorsApplyNodeFactory(), "center-predictors-apply");
    }

    @Test
    void opensItsDialog() throws Exception {
        Snapshots.checkDialog(
                new CenterPredictorsApplyNodeFactory(),
                CenterApplyParameters.class,
                centering("GROUP_MEAN", "APPEND").getSpec(),
                newData().getSpec());
    }
}
