package org.mixedmodels.knime.predict;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.knime.core.data.DataTableSpec;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.DefaultNodeProgressMonitor;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.knime.core.node.NodeSettings;
import org.knime.core.node.port.PortObjectSpec;
import org.mixedmodels.engine.data.InvalidInputException;
import org.mixedmodels.knime.port.MixedModelPortObject;
import org.mixedmodels.knime.table.NewDataColumns;
import org.mixedmodels.knime.testing.Cells;
import org.mixedmodels.knime.testing.Fits;
import org.mixedmodels.knime.testing.NodeUnderTest;
import org.mixedmodels.knime.testing.Snapshots;
import org.mixedmodels.knime.testing.TestData;
import org.mixedmodels.sdk.Executions;
import org.mixedmodels.sdk.HeadlessNode;
import org.mixedmodels.sdk.Tables;

/** Reaction ~ Days + (Days | Subject) by ML: 251.40510 + 10.46729 Days; subject 308: + 2.81568 + 9.07553 Days. */
class PredictTest {

    private static final String CONDITIONAL = "Prediction (with random effects)";
    private static final String POPULATION = "Prediction (population)";

    private static final double Z975 = 1.959963984540054;

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
        assertEquals(
                "1 row lacks a finite value of a predictor: not predicted.\n"
                        + "1 row of a new group (999): predicted for the average group.\n"
                        + "1 row has no group: predicted for the average group.",
                warning);
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
    void givesStandardErrorsAndConfidenceIntervals() throws Exception {
        NodeUnderTest node = node("POPULATION").with("interval", "CONFIDENCE").with("variances", "KNOWN");
        Cells table = Cells.of(node.run(s_model, newData())[0]);
        assertEquals(
                List.of("Subject", "Days", CONDITIONAL, POPULATION, "Std. error", "Lower", "Upper", "Group status"),
                table.columns());
        for (int row = 0; row < 3; row++) {
            double width = Z975 * table.number(row, "Std. error");
            assertEquals(table.number(row, CONDITIONAL) - width, table.number(row, "Lower"), 1e-9);
            assertEquals(table.number(row, CONDITIONAL) + width, table.number(row, "Upper"), 1e-9);
        }
        assertTrue(
                table.number(1, "Std. error") > 2 * table.number(0, "Std. error"),
                "of a new group, the variance between groups is in the error");
        assertEquals(table.number(1, "Std. error"), table.number(2, "Std. error"), 1e-12);
        assertTrue(table.isMissing(3, "Std. error"));
        assertTrue(table.isMissing(3, "Lower"));
        assertTrue(node.node().warning().orElseThrow().contains("with the variance between groups in the interval."));
    }

    @Test
    void givesPredictionIntervalsAtALevel() throws Exception {
        Cells confidence = Cells.of(node("POPULATION")
                .with("interval", "CONFIDENCE")
                .with("variances", "KNOWN")
                .run(s_model, newData())[0]);
        Cells prediction = Cells.of(node("POPULATION")
                .with("interval", "PREDICTION")
                .with("variances", "KNOWN")
                .with("confidenceLevel", 0.5)
                .run(s_model, newData())[0]);
        double sigma = s_model.model().sigma();
        double stdError = confidence.number(0, "Std. error");
        assertEquals(stdError, prediction.number(0, "Std. error"), 1e-12);
        assertEquals(
                2 * 0.6744897501960817 * Math.hypot(stdError, sigma),
                prediction.number(0, "Upper") - prediction.number(0, "Lower"),
                1e-9);
    }

    /** The population prediction of balanced data does not depend on the variances: its standard error stays. */
    @Test
    void widensIntervalsByTheErrorOfTheVariances() throws Exception {
        Cells known = Cells.of(node("POPULATION")
                .with("interval", "CONFIDENCE")
                .with("variances", "KNOWN")
                .run(s_model, newData())[0]);
        Cells estimated =
                Cells.of(node("POPULATION").with("interval", "CONFIDENCE").run(s_model, newData())[0]);
        for (int row = 0; row < 3; row++) {
            assertEquals(known.number(row, CONDITIONAL), estimated.number(row, CONDITIONAL), 1e-9);
            double stdError = estimated.number(row, "Std. error");
            assertTrue(stdError >= known.number(row, "Std. error") - 1e-12);
            assertTrue(estimated.number(row, "Upper") - estimated.number(row, "Lower") > 2 * Z975 * stdError);
        }
        assertTrue(estimated.number(0, "Std. error") > known.number(0, "Std. error") * 1.01);
    }

    @Test
    void leavesIntervalsOfUnknownGroupsMissingIfToldTo() throws Exception {
        NodeUnderTest node = node("MISSING").with("interval", "CONFIDENCE");
        Cells table = Cells.of(node.run(s_model, newData())[0]);
        assertTrue(table.isMissing(1, "Std. error"));
        assertTrue(table.isMissing(1, "Upper"));
        assertFalse(table.isMissing(0, "Upper"));
        assertTrue(node.node()
                .warning()
                .orElseThrow()
                .contains("(999): the prediction with random effects is missing there."));
    }

    @Test
    void addsTheEffectsOfChosenFactors() throws Exception {
        MixedModelPortObject model = Fits.of("penicillin", "diameter ~ 1 + (1 | plate) + (1 | sample)", "ML");
        BufferedDataTable data = Tables.builder()
                .strings("plate", "a", "zz", "a")
                .strings("sample", "A", "A", "ZZ")
                .build();
        Cells all = Cells.of(node("POPULATION").run(model, data)[0]);
        BufferedDataTable knownSamples = Tables.builder()
                .strings("plate", "a", "zz")
                .strings("sample", "A", "A")
                .build();
        NodeUnderTest node = node("FAIL").with("effects", "CHOSEN").withColumns("factors", "sample");
        Cells some = Cells.of(node.run(model, knownSamples)[0]);
        assertEquals(some.number(0, CONDITIONAL), some.number(1, CONDITIONAL), 1e-12);
        assertEquals(all.number(1, CONDITIONAL), some.number(0, CONDITIONAL), 1e-12);
        assertEquals("plate: new, sample: known", some.text(1, "Group status"));
        assertTrue(node.node().warning().isEmpty(), "the plate is not used");
        Cells none = Cells.of(node("FAIL").with("effects", "NONE").run(model, data)[0]);
        assertEquals(none.number(0, POPULATION), none.number(0, CONDITIONAL));
    }

    @Test
    void refusesFactorsThatTheModelLacks() {
        InvalidSettingsException refused = assertThrows(
                InvalidSettingsException.class,
                () -> node("FAIL")
                        .with("effects", "CHOSEN")
                        .withColumns("factors", "school")
                        .configure(s_model.getSpec(), newData().getSpec()));
        assertEquals("The model has no grouping factor \"school\".", refused.getMessage());
        refused = assertThrows(
                InvalidSettingsException.class,
                () -> node("FAIL")
                        .with("effects", "CHOSEN")
                        .configure(s_model.getSpec(), newData().getSpec()));
        assertEquals("No grouping factor is chosen.", refused.getMessage());
        refused = assertThrows(
                InvalidSettingsException.class,
                () -> node("FAIL")
                        .with("confidenceLevel", 1)
                        .configure(s_model.getSpec(), newData().getSpec()));
        assertTrue(refused.getMessage().contains("must lie between 0 and 1"), refused.getMessage());
    }

    @Test
    void namesCategoriesThatTheModelHasNotSeen() throws Exception {
        MixedModelPortObject model = Fits.of("classrooms", "score ~ track + (1 | school)", "ML");
        BufferedDataTable data = Tables.builder()
                .strings("track", "arts", "music", "music", null)
                .strings("school", "S24", "S24", "S99", "S24")
                .build();
        NodeUnderTest node = node("POPULATION");
        Cells table = Cells.of(node.run(model, data)[0]);
        assertFalse(table.isMissing(0, POPULATION));
        assertTrue(table.isMissing(1, POPULATION));
        assertEquals(
                "2 rows have categories that the model has not seen (track music): not predicted, for there is no"
                        + " effect of it.\n1 row lacks a finite value of a predictor: not predicted.\n"
                        + "1 row of a new group (S99): predicted for the average group.",
                node.node().warning().orElseThrow());
        node.configure(model.getSpec(), data.getSpec());
        assertEquals(
                "Column \"track\" lists categories that the model has not seen (music): rows with them are not"
                        + " predicted.",
                node.node().warning().orElseThrow());
    }

    @Test
    void doesNotPredictWhereAPredictorIsInfinite() throws Exception {
        MixedModelPortObject model = (MixedModelPortObject)
                Fits.node("score ~ age + (1 | school)", "REML").run(TestData.table("classrooms"))[0];
        BufferedDataTable data = Tables.builder()
                .doubles("age", Double.POSITIVE_INFINITY)
                .strings("school", "S24")
                .build();
        NodeUnderTest node = node("POPULATION").with("interval", "PREDICTION");
        node.run(model, data);
        assertEquals(
                "1 row lacks a finite value of a predictor: not predicted.",
                node.node().warning().orElseThrow());
    }

    @Test
    void readsWeightsForPredictionIntervals() throws Exception {
        MixedModelPortObject model = (MixedModelPortObject) Fits.node("score ~ age + (1 | school)", "REML")
                .withOptional("weights", "precision")
                .run(TestData.table("classrooms"))[0];
        BufferedDataTable data = Tables.builder()
                .doubles("age", 10.0, 10.0, 10.0)
                .strings("school", "S24", "S24", "S24")
                .doubles("precision", 1.0, 4.0, null)
                .build();
        NodeUnderTest node = node("POPULATION").with("interval", "PREDICTION");
        Cells table = Cells.of(node.run(model, data)[0]);
        assertTrue(table.number(1, "Upper") < table.number(0, "Upper"));
        assertTrue(table.isMissing(2, "Upper"));
        assertFalse(table.isMissing(2, CONDITIONAL));
        assertEquals(
                "1 row has no positive weight: no limits are given there.",
                node.node().warning().orElseThrow());
        BufferedDataTable unweighted =
                Tables.builder().doubles("age", 10.0).strings("school", "S24").build();
        Cells again = Cells.of(node.run(model, unweighted)[0]);
        assertEquals(table.number(0, "Upper"), again.number(0, "Upper"), 1e-12);
        assertTrue(node.node().warning().orElseThrow().contains("no numeric column \"precision\""));
    }

    /** Whole numbers and Booleans predict as the decimals and texts that the model was fitted to. */
    @Test
    void readsColumnsOfEveryType() throws Exception {
        BufferedDataTable old = Tables.builder()
                .doubles("y", 1.0, 2.5, 2.0, 4.5, 3.0, 6.0)
                .doubles("x", 1.0, 2.0, 1.0, 2.0, 1.0, 2.0)
                .strings("flag", "true", "false", "true", "true", "false", "false")
                .strings("g", "1", "1", "2", "2", "3", "3")
                .build();
        MixedModelPortObject model =
                (MixedModelPortObject) Fits.node("y ~ x + flag + (1 | g)", "ML").run(old)[0];
        BufferedDataTable data = Tables.builder()
                .longs("x", 1L, 2L)
                .booleans("flag", true, false)
                .ints("g", 1, 3)
                .longs("y", 1L, 6L)
                .build();
        Cells before = Cells.of(node("FAIL").run(model, old)[0]);
        Cells after = Cells.of(node("FAIL").run(model, data)[0]);
        assertEquals(before.number(0, CONDITIONAL), after.number(0, CONDITIONAL), 1e-12);
        assertEquals(before.number(5, CONDITIONAL), after.number(1, CONDITIONAL), 1e-12);
        assertEquals(before.number(5, "Residual"), after.number(1, "Residual"), 1e-12);
    }

    @Test
    void keepsTheColumnsOfTheInputAsTheyAre() throws Exception {
        DataTableSpec before = newData().getSpec();
        DataTableSpec after = ((BufferedDataTable) node("POPULATION").run(s_model, newData())[0]).getSpec();
        assertTrue(before.getColumnSpec("Days").getDomain().hasBounds());
        for (String column : before.getColumnNames()) {
            assertEquals(before.getColumnSpec(column), after.getColumnSpec(column));
        }
    }

    @Test
    void predictsNothingForATableWithoutRows() throws Exception {
        BufferedDataTable empty =
                Tables.builder().ints("Subject").doubles("Days").build();
        assertEquals(
                0,
                Cells.of(node("FAIL").with("interval", "PREDICTION").run(s_model, empty)[0])
                        .size());
    }

    @Test
    void leavesTheResidualOutWhereTheOutcomeIsMissing() throws Exception {
        BufferedDataTable data = Tables.builder()
                .ints("Subject", 308)
                .doubles("Days", 1.0)
                .doubles("Reaction", (Double) null)
                .build();
        Cells table = Cells.of(node("FAIL").run(s_model, data)[0]);
        assertTrue(table.isMissing(0, "Residual"));
        assertFalse(table.isMissing(0, CONDITIONAL));
    }

    @Test
    void stopsWhenItIsCancelled() {
        DefaultNodeProgressMonitor monitor = new DefaultNodeProgressMonitor();
        monitor.setExecuteCanceled();
        assertThrows(
                CanceledExecutionException.class,
                () -> node("FAIL").run(Executions.context(monitor), s_model, newData()));
    }

    @Test
    void keepsTheStoredForm() throws Exception {
        Snapshots.check(new PredictNodeFactory(), "predict-with-random-effects-2");
    }

    /** Options that joined later have the values that the node then worked by: no limits, all effects. */
    @Test
    void loadsWhatTheFirstVersionStored() throws Exception {
        NodeSettings loaded = Snapshots.upgraded(new PredictNodeFactory(), "predict-with-random-effects");
        assertEquals("FAIL", loaded.getString("newGroups"));
        assertEquals("ALL", loaded.getString("effects"));
        assertEquals("NONE", loaded.getString("interval"));
        assertEquals(0.95, loaded.getDouble("confidenceLevel"));
        assertEquals("ESTIMATED", loaded.getString("variances"));
    }

    @Test
    void givesConfidenceIntervalsUnlessToldOtherwise() throws Exception {
        HeadlessNode node = HeadlessNode.create(new PredictNodeFactory(), null);
        node.applyDefaults(new PortObjectSpec[] {s_model.getSpec(), newData().getSpec()});
        assertEquals("CONFIDENCE", node.saveSettings().getString("interval"));
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
