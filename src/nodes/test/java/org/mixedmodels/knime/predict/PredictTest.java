package org.mixedmodels.knime.predict;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.mixedmodels.engine.data.InvalidInputException;
import org.mixedmodels.knime.port.MixedModelPortObject;
import org.mixedmodels.knime.table.NewDataColumns;
import org.mixedmodels.knime.testing.Cells;
import org.mixedmodels.knime.testing.Fits;
import org.mixedmodels.knime.testing.NodeUnderTest;
import org.mixedmodels.knime.testing.Snapshots;
import org.mixedmodels.knime.testing.TestData;
import org.mixedmodels.sdk.Tables;

/** Reaction ~ Days + (Days | Subject) by ML: 251.40510 + 10.46729 Days; subject 308: + 2.81568 + 9.07553 Days. */
class PredictTest {

    private static final String CONDITIONAL = "Prediction (with random effects)";
    private static final String POPULATION = "Prediction (population)";

    private static MixedModelPortObject s_model;

    @BeforeAll
    static void fit() throws Exception {
        s_model = Fits.of("sleepstudy", "Reaction ~ Days + (Days | Subject)", "ML");
    }

    private static NodeUnderTest node(String newGroups) {
        return NodeUnderTest.of(new PredictNodeFactory()).with("newGroups", newGroups);
    }

    /** A known subject, a new one, one that is missing, and a missing predictor. */
    private static BufferedDataTable newData() {
        return Tables.builder()
                .ints("Subject", 308, 999, null, 308)
                .doubles("Days", 2.0, 2.0, 2.0, null)
                .build();
    }

    @Test
    void predictsKnownNewAndMissingGroups() throws Exception {
        NodeUnderTest node = node("POPULATION");
        Cells table = Cells.of(node.run(s_model, newData())[0]);
        double population = 251.40510 + 2 * 10.46729;
        assertEquals(population + 2.81568 + 2 * 9.07553, table.number(0, CONDITIONAL), 2e-4);
        assertEquals(population, table.number(0, POPULATION), 2e-5);
        assertEquals("known", table.text(0, "Group status"));
        assertEquals(population, table.number(1, CONDITIONAL), 2e-5);
        assertEquals("new", table.text(1, "Group status"));
        assertEquals("missing", table.text(2, "Group status"));
        assertEquals(population, table.number(2, CONDITIONAL), 2e-5);
        assertTrue(table.isMissing(3, CONDITIONAL));
        assertTrue(table.isMissing(3, POPULATION));
        assertFalse(table.columns().contains("Residual"));
        String warning = node.node().warning().orElseThrow();
        assertTrue(warning.contains("2 rows of a group that the model does not know"), warning);
        assertTrue(warning.contains("1 row with a missing value"), warning);
    }

    @Test
    void leavesPredictionsOfUnknownGroupsMissingIfToldTo() throws Exception {
        Cells table = Cells.of(node("MISSING").run(s_model, newData())[0]);
        assertTrue(table.isMissing(1, CONDITIONAL));
        assertTrue(table.isMissing(2, CONDITIONAL));
        assertFalse(table.isMissing(1, POPULATION));
        assertFalse(table.isMissing(0, CONDITIONAL));
    }

    @Test
    void failsForUnknownGroupsIfToldTo() {
        KNIMEException failed =
                assertThrows(KNIMEException.class, () -> node("FAIL").run(s_model, newData()));
        assertEquals("Row \"Row1\": the group of Subject, 999, is not in the model.", failed.getMessage());
    }

    @Test
    void givesResidualsWhereTheOutcomeIsThere() throws Exception {
        BufferedDataTable data = TestData.table("sleepstudy");
        NodeUnderTest node = node("FAIL");
        Cells table = Cells.of(node.run(s_model, data)[0]);
        assertEquals(180, table.size());
        assertEquals("Row0", table.keys().get(0));
        double[] outcomes = table.numbers("Reaction");
        double[] predictions = table.numbers(CONDITIONAL);
        double[] residuals = table.numbers("Residual");
        double sum = 0;
        for (int i = 0; i < outcomes.length; i++) {
            assertEquals(outcomes[i] - predictions[i], residuals[i], 1e-9);
            sum += residuals[i];
        }
        assertEquals(0, sum, 1e-6, "conditional residuals of a model with intercepts add up to zero");
        assertTrue(node.node().warning().isEmpty());
    }

    @Test
    void namesTheStatusOfEveryFactor() throws Exception {
        MixedModelPortObject model = Fits.of("penicillin", "diameter ~ 1 + (1 | plate) + (1 | sample)", "ML");
        BufferedDataTable data = Tables.builder()
                .strings("plate", "a", "zz")
                .strings("sample", "A", "A")
                .build();
        Cells table = Cells.of(node("POPULATION").run(model, data)[0]);
        assertEquals("plate: known, sample: known", table.text(0, "Group status"));
        assertEquals("plate: new, sample: known", table.text(1, "Group status"));
    }

    @Test
    void keepsColumnsThatAlreadyHaveItsNames() throws Exception {
        BufferedDataTable once = (BufferedDataTable) node("FAIL").run(s_model, TestData.table("sleepstudy"))[0];
        Cells twice = Cells.of(node("FAIL").run(s_model, once)[0]);
        assertEquals(3 + 4 + 4, twice.columns().size());
        assertTrue(
                twice.columns().contains(CONDITIONAL + " (#1)"), twice.columns().toString());
    }

    @Test
    void refusesTablesWithoutThePredictorsInConfigure() {
        BufferedDataTable other =
                Tables.builder().strings("Days", "one").ints("Subject", 308).build();
        InvalidSettingsException refused = assertThrows(
                InvalidSettingsException.class, () -> node("FAIL").configure(s_model.getSpec(), other.getSpec()));
        assertTrue(refused.getMessage().contains("\"Days\" (predictor of the model) is of type String"));
        BufferedDataTable without = Tables.builder().doubles("Days", 1.0).build();
        refused = assertThrows(
                InvalidSettingsException.class, () -> node("FAIL").configure(s_model.getSpec(), without.getSpec()));
        assertTrue(refused.getMessage().contains("no column \"Subject\""), refused.getMessage());
        InvalidInputException problem = assertThrows(
                InvalidInputException.class,
                () -> NewDataColumns.check(
                        s_model.getSpec().predictors(), s_model.getSpec().groupColumns(), without.getSpec()));
        assertTrue(
                problem.problem().advice().contains("in the data of the model"),
                "nothing can be chosen in this node's dialog");
    }

    @Test
    void keepsTheStoredForm() throws Exception {
        Snapshots.check(new PredictNodeFactory(), "predict-with-random-effects");
    }

    @Test
    void opensItsDialog() {
        Snapshots.checkDialog(
                new PredictNodeFactory(),
                PredictParameters.class,
                s_model.getSpec(),
                newData().getSpec());
    }
}
