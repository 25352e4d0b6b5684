package org.mixedmodels.knime.fit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.mixedmodels.knime.testing.Fits;
import org.mixedmodels.knime.testing.NodeUnderTest;
import org.mixedmodels.knime.testing.TestData;
import org.mixedmodels.sdk.Executions;
import org.mixedmodels.sdk.Tables;

/** Whatever is wrong ends with one clear message; what is merely worth knowing is a warning. */
class FitProblemsTest {

    private static final BufferedDataTable SLEEP = TestData.table("sleepstudy");

    /** Six groups of four rows, a missing outcome, a missing group, and columns that cannot be used. */
    private static Tables small() {
        Double[] y = new Double[24];
        String[] group = new String[24];
        Double[] constant = new Double[24];
        String[] one = new String[24];
        for (int i = 0; i < 24; i++) {
            y[i] = i == 3 ? null : Math.sin(i) + i / 4;
            group[i] = i == 9 ? null : "g" + i / 4;
            constant[i] = 1.5;
            one[i] = "all";
        }
        return Tables.builder()
                .doubles("y", y)
                .strings("group", group)
                .doubles("constant", constant)
                .strings("one", one);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "Score ~ Days + (1 | Subject); Score",
                "Reaction ~ Weeks + (1 | Subject); Weeks",
                "Reaction ~ Days + (1 | School); School",
                "Reaction ~ Days + (1 | Reaction); Reaction",
                "Reaction ~ Days; random effect",
                "Reaction ~ Days + (1 | Subject; formula",
                "''; formula"
            })
    void refusesFormulasInConfigure(String formula, String named) {
        InvalidSettingsException refused = assertThrows(
                InvalidSettingsException.class, () -> Fits.node(formula, "REML").configure(SLEEP.getSpec()));
        assertTrue(refused.getMessage().contains(named), refused.getMessage());
    }

    @Test
    void refusesATextOutcome() {
        InvalidSettingsException refused = assertThrows(
                InvalidSettingsException.class,
                () -> Fits.node("group ~ y + (1 | one)", "REML").configure(small().spec()));
        assertEquals("Column \"group\" (outcome) is of type String, but it must be numeric.", refused.getMessage());
    }

    @Test
    void refusesWhatIsNotChosen() {
        NodeUnderTest node = NodeUnderTest.of(new FitMixedModelNodeFactory());
        assertEquals("No outcome is chosen.", refusal(node));
        node.with("outcome", "Reaction");
        assertEquals("A random effect has no grouping column.", refusal(node));
        node.withElements(
                "randomEffects", Fits.randomEffect(new String[] {"Subject", "Subject"}, new String[0], "CORRELATED"));
        assertEquals("A random effect has a grouping column twice.", refusal(node));
        node.withElements("randomEffects");
        assertEquals("The model has no random effect.", refusal(node));
        node.withElements("interactions", Fits.interaction("Days"));
        assertEquals("An interaction has only the column Days.", refusal(node));
    }

    private static String refusal(NodeUnderTest node) {
        return assertThrows(InvalidSettingsException.class, () -> node.configure(SLEEP.getSpec()))
                .getMessage();
    }

    @Test
    void refusesAnImpossibleConfidenceLevel() {
        NodeUnderTest node = NodeUnderTest.of(new FitMixedModelNodeFactory()).with("confidenceLevel", 95.0);
        InvalidSettingsException refused = assertThrows(InvalidSettingsException.class, node::load);
        assertTrue(refused.getMessage().contains("95"), refused.getMessage());
    }

    @Test
    void skipsRowsWithMissingCellsAndCountsThem() throws Exception {
        NodeUnderTest node = Fits.node("y ~ 1 + (1 | group)", "REML");
        node.run(small().build());
        String warning = node.node().warning().orElseThrow();
        assertTrue(warning.contains("2 of 24 rows were skipped"), warning);
        assertTrue(warning.contains("group has only 6 groups"), warning);
    }

    @Test
    void failsForMissingCellsIfToldTo() {
        NodeUnderTest node = Fits.node("y ~ 1 + (1 | group)", "REML").with("missingValues", "FAIL");
        assertThrows(KNIMEException.class, () -> node.run(small().build()));
    }

    @ParameterizedTest
    @CsvSource({"constant ~ 1 + (1 | group), constant", "y ~ 1 + (1 | one), one"})
    void saysWhyItCannotFit(String formula, String named) {
        KNIMEException failed = assertThrows(
                KNIMEException.class, () -> Fits.node(formula, "REML").run(small().build()));
        assertTrue(failed.getMessage().contains(named), failed.getMessage());
        assertTrue(failed.getKNIMEMessage().getResolutions().size() == 1);
    }

    @Test
    void failsForAnEmptyTable() {
        BufferedDataTable empty = Tables.builder().doubles("y").strings("g").build();
        assertThrows(
                KNIMEException.class, () -> Fits.node("y ~ 1 + (1 | g)", "ML").run(empty));
    }

    @Test
    void warnsOfAnInteractionWithoutItsMainEffects() throws Exception {
        NodeUnderTest node = NodeUnderTest.of(new FitMixedModelNodeFactory())
                .with("outcome", "rt")
                .withColumns("fixedEffects", "dose")
                .withElements("interactions", Fits.interaction("dose", "condition"))
                .withElements(
                        "randomEffects", Fits.randomEffect(new String[] {"subject"}, new String[0], "CORRELATED"));
        BufferedDataTable table = TestData.table("reactions");
        node.configure(table.getSpec());
        assertTrue(node.node().warning().orElseThrow().contains("condition itself is not"));
        node.run(table);
        assertTrue(node.node().warning().orElseThrow().contains("condition itself is not"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "Reaction ~ Days + (1 | Subject) + (1 | Subject); (Intercept)",
                "Reaction ~ Days + (Days | Subject) + (0 + Days | Subject); Days"
            })
    void warnsOfARandomEffectThatIsThereTwice(String formula, String effect) throws Exception {
        NodeUnderTest node = Fits.node(formula, "REML");
        node.configure(SLEEP.getSpec());
        assertEquals(
                "The random effect \"" + effect
                        + "\" by Subject is in the model more than once: the data cannot tell one"
                        + " from the other. Keep one.",
                node.node().warning().orElseThrow());
    }

    @Test
    void doesNotWarnOfUncorrelatedEffects() throws Exception {
        NodeUnderTest node = Fits.node("Reaction ~ Days + (1 | Subject) + (0 + Days | Subject)", "REML");
        node.configure(SLEEP.getSpec());
        assertTrue(node.node().warning().isEmpty());
    }

    @Test
    void refusesTheOutcomeAsWeights() {
        NodeUnderTest node =
                Fits.node("Reaction ~ Days + (1 | Subject)", "REML").withOptional("weights", "Reaction");
        assertEquals("Column \"Reaction\" is the outcome and also the weights column.", refusal(node));
    }

    @Test
    void warnsOfASingularFitAndOfDroppedColumns() throws Exception {
        NodeUnderTest singular = Fits.node("Yield ~ 1 + (1 | Batch)", "ML");
        singular.run(TestData.table("dyestuff2"));
        String text = singular.node().warning().orElseThrow();
        assertTrue(text.contains("Singular fit: the variance of the random effect \"(Intercept)\" by Batch"), text);

        NodeUnderTest deficient = Fits.node("rt ~ dose + dose_mg + condition + (1 | subject)", "ML");
        deficient.run(TestData.table("reactions"));
        text = deficient.node().warning().orElseThrow();
        assertTrue(text.contains("dose_mg"), text);
    }

    @Test
    void reportsProgressInWords() throws Exception {
        List<String> messages = new ArrayList<>();
        ExecutionContext execution = Executions.listening((fraction, message) -> messages.add(message));
        Fits.node("Reaction ~ Days + (Days | Subject)", "REML").run(execution, SLEEP);
        assertTrue(messages.stream().anyMatch(message -> message.contains("evaluation")), messages.toString());
        assertTrue(messages.contains("writing tables"), messages.toString());
    }

    @Test
    void canBeCancelled() {
        ExecutionContext[] execution = new ExecutionContext[1];
        execution[0] = Executions.listening(
                (fraction, message) -> execution[0].getProgressMonitor().setExecuteCanceled());
        assertThrows(
                CanceledExecutionException.class,
                () -> Fits.node("Reaction ~ Days + (Days | Subject)", "REML").run(execution[0], SLEEP));
    }
}
