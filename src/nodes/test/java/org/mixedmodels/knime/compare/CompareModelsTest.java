package org.mixedmodels.knime.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.knime.core.node.NodeSettings;
import org.knime.core.node.NodeSettingsWO;
import org.knime.core.node.port.PortObject;
import org.mixedmodels.knime.port.MixedModelPortObject;
import org.mixedmodels.knime.testing.Cells;
import org.mixedmodels.knime.testing.Fits;
import org.mixedmodels.knime.testing.NodeUnderTest;
import org.mixedmodels.sdk.Executions;
import org.mixedmodels.sdk.HeadlessNode;

/** The worked example: nlme::bdf with gpa, ses and clubs standardised, by ML; values of lme4 and Stata's mixed. */
class CompareModelsTest {

    private static MixedModelPortObject s_null;
    private static MixedModelPortObject s_intercept;
    private static MixedModelPortObject s_slope;

    @BeforeAll
    static void fit() throws Exception {
        s_null = Fits.of("bdf", "gpa ~ 1 + (1 | schoolNR)", "ML");
        s_intercept = Fits.of("bdf", "gpa ~ ses_z + clubs + (1 | schoolNR)", "ML");
        s_slope = Fits.of("bdf", "gpa ~ ses_z * clubs + (1 + ses_z | schoolNR)", "ML");
    }

    private static NodeUnderTest node(int models) {
        NodeSettings ports = new NodeSettings("node_creation_config");
        NodeSettingsWO group = ports.addNodeSettings("Models");
        for (int i = 2; i < models; i++) {
            group.addNodeSettings("port_" + (i - 2)).addString("object_class", MixedModelPortObject.class.getName());
        }
        return NodeUnderTest.of(new CompareModelsNodeFactory(), ports);
    }

    @Test
    void comparesThreeModelsWhateverTheirOrder() throws Exception {
        Cells table = Cells.of(node(3).run(s_slope, s_null, s_intercept)[0]);
        assertEquals(
                List.of(
                        "Model",
                        "Formula",
                        "Parameters",
                        "AIC",
                        "BIC",
                        "Log-likelihood",
                        "Deviance",
                        "Chi-square",
                        "df",
                        "p-value",
                        "p-value (boundary)",
                        "Preferred",
                        "AICc",
                        "Refitted by ML"),
                table.columns());
        assertEquals("Model 2", table.text(0, "Model"));
        assertEquals("Model 3", table.text(1, "Model"));
        assertEquals("Model 1", table.text(2, "Model"));
        assertEquals(3, table.number(0, "Parameters"));
        assertEquals(5, table.number(1, "Parameters"));
        assertEquals(8, table.number(2, "Parameters"));
        assertTrue(table.isMissing(0, "Chi-square"));
        assertTrue(table.isMissing(0, "df"));
        assertEquals(-2950.90188, table.number(1, "Log-likelihood"), 5e-5);
        assertEquals(-2942.76188, table.number(2, "Log-likelihood"), 5e-5);
        assertEquals(2 * (2950.90188 - 2942.76188), table.number(2, "Chi-square"), 2e-4);
        assertEquals(3, table.number(2, "df"));
        // pchisq(16.28, 3, lower.tail = FALSE)
        assertEquals(0.000993, table.number(2, "p-value"), 1e-6);
        assertEquals("true", table.text(2, "Preferred"));
        assertEquals("false", table.text(1, "Preferred"));
    }

    @Test
    void listsTheTestsOfNeighbours() throws Exception {
        Cells table = Cells.of(node(3).run(s_null, s_intercept, s_slope)[1]);
        assertEquals(2, table.size());
        assertEquals("Model 1", table.text(0, "Smaller model"));
        assertEquals("Model 2", table.text(0, "Larger model"));
        assertEquals(2, table.number(0, "df"));
        assertEquals("Model 3", table.text(1, "Larger model"));
    }

    @Test
    void refitsRemlModelsThatDifferInFixedEffects() throws Exception {
        NodeUnderTest node = node(2);
        Cells table = Cells.of(node.run(
                        Fits.of("bdf", "gpa ~ 1 + (1 | schoolNR)", "REML"),
                        Fits.of("bdf", "gpa ~ ses_z + clubs + (1 | schoolNR)", "REML"))[0]);
        assertEquals(-2950.90188, table.number(1, "Log-likelihood"), 5e-5);
        assertEquals(
                "Restricted likelihoods of models with different fixed effects cannot be compared. Fitted again by ML"
                        + " for the comparison: Model 1, Model 2. The models at the inputs are unchanged.",
                node.node().warning().orElseThrow());
        assertEquals("true", table.text(0, "Refitted by ML"));
    }

    @Test
    void givesTheSmallSampleCriterion() throws Exception {
        NodeUnderTest node = node(2);
        Cells table = Cells.of(node.run(s_null, s_intercept)[0]);
        double aic = table.number(1, "AIC");
        // k = 5, n = 2287
        assertEquals(aic + 2 * 5 * 6 / (2287.0 - 5 - 1), table.number(1, "AICc"), 1e-9);
        assertEquals("false", table.text(1, "Refitted by ML"));
        assertTrue(node.node().warning().isEmpty());
    }

    /** lmerTest::ranova(lmer(Reaction ~ Days + (Days | Subject), sleepstudy)). */
    @Test
    void dropsTheRandomEffectsOfASingleModel() throws Exception {
        PortObject model = Fits.of("sleepstudy", "Reaction ~ Days + (Days | Subject)", "REML");
        PortObject[] outputs = node(2).run(model, null);
        Cells tests = Cells.of(outputs[1]);
        int slope = tests.row("Model 1 without Days in (1 + Days | Subject)");
        assertEquals("Model 1", tests.text(slope, "Larger model"));
        assertEquals(42.837, tests.number(slope, "Chi-square"), 1e-3);
        assertEquals(2, tests.number(slope, "df"));
        assertEquals(4.99e-10, tests.number(slope, "p-value"), 1e-11);
        // pchisq(42.837, 1:2, lower.tail = FALSE) weighted by halves
        assertEquals(
                "The variance of Days by Subject is tested at zero, where it cannot be negative: report the p-value"
                        + " (boundary), from the mixture .5 chi2(1) + .5 chi2(2) (Self and Liang, 1987; Stram and Lee,"
                        + " 1994).",
                tests.text(slope, "Remark"));
        Cells models = Cells.of(outputs[0]);
        assertEquals("Model 1", models.text(models.size() - 1, "Model"));
        assertEquals("Model 1 without all random effects", models.text(0, "Model"));
        assertEquals(3, models.number(0, "Parameters"));
        assertTrue(models.isMissing(0, "Formula"));
        assertEquals("true", models.text(models.size() - 1, "Preferred"));
        // -2 logLik of lm(Reaction ~ Days) by REML
        assertEquals(1893.664, models.number(0, "Deviance"), 1e-3);
        assertEquals(1893.664 + 3 * Math.log(180), models.number(0, "BIC"), 1e-3);
        assertEquals(1893.664 + 6 + 24.0 / 176, models.number(0, "AICc"), 1e-3);
    }

    @Test
    void takesModelsBesideAnUnconnectedInput() throws Exception {
        Cells table = Cells.of(node(3).run(s_intercept, null, s_null)[0]);
        assertEquals("Model 3", table.text(0, "Model"));
        assertEquals("Model 1", table.text(1, "Model"));
    }

    @Test
    void canBeCancelled() throws Exception {
        PortObject model = Fits.of("sleepstudy", "Reaction ~ Days + (Days | Subject)", "REML");
        ExecutionContext[] execution = new ExecutionContext[1];
        execution[0] = Executions.listening(
                (fraction, message) -> execution[0].getProgressMonitor().setExecuteCanceled());
        assertThrows(CanceledExecutionException.class, () -> node(2).run(execution[0], model, null));
    }

    @Test
    void givesTheBoundaryTestOfOneVariance() throws Exception {
        Cells table = Cells.of(node(2).run(
                        Fits.of("pastes", "strength ~ 1 + (1 | sample)", "REML"),
                        Fits.of("pastes", "strength ~ 1 + (1 | batch) + (1 | sample)", "REML"))[0]);
        assertEquals(0.6577, table.number(1, "Chi-square"), 1e-4);
        double p = table.number(1, "p-value");
        assertEquals(p / 2, table.number(1, "p-value (boundary)"), 1e-12);
    }

    @Test
    void saysWhyThereIsNoTest() throws Exception {
        Cells table = Cells.of(node(2).run(s_null, s_null)[1]);
        assertTrue(table.isMissing(0, "Chi-square"));
        assertTrue(table.isMissing(0, "df"));
        assertEquals(
                "No test: both models have the same number of parameters. Compare AIC and BIC (smaller is better).",
                table.text(0, "Remark"));
    }

    @Test
    void saysWhichPartsAreNotNested() throws Exception {
        PortObject other = Fits.of("bdf", "gpa ~ langPRET + ses_z + (1 + langPRET | schoolNR)", "ML");
        Cells tests = Cells.of(node(2).run(s_intercept, other)[1]);
        assertEquals(
                "No test: the smaller model is not a special case of the larger one, which has no fixed effect of"
                        + " clubs. Compare AIC and BIC (smaller is better).",
                tests.text(0, "Remark"));
        PortObject slopes = Fits.of("bdf", "gpa ~ ses_z * clubs + (0 + ses_z | schoolNR)", "ML");
        tests = Cells.of(node(2).run(s_intercept, slopes)[1]);
        assertEquals(
                "No test: the smaller model is not a special case of the larger one, which does not have its random"
                        + " effects (Intercept) by schoolNR. Compare AIC and BIC (smaller is better).",
                tests.text(0, "Remark"));
    }

    @Test
    void refusesDifferentOutcomesInConfigure() throws Exception {
        PortObject other = Fits.of("bdf", "langPOST ~ 1 + (1 | schoolNR)", "ML");
        InvalidSettingsException refused = assertThrows(
                InvalidSettingsException.class,
                () -> node(2).configure(s_null.getSpec(), ((MixedModelPortObject) other).getSpec()));
        assertEquals(
                "Model 1 explains \"gpa\", but model 2 explains \"langPOST\": their likelihoods cannot be compared.",
                refused.getMessage());
    }

    @Test
    void refusesDifferentRows() throws Exception {
        PortObject sleep = Fits.of("sleepstudy", "Reaction ~ Days + (1 | Subject)", "ML");
        PortObject fewer = Fits.of("classrooms", "score ~ age + (1 | school)", "ML");
        PortObject more = Fits.of("classrooms", "score ~ 1 + (1 | school)", "ML");
        assertThrows(InvalidSettingsException.class, () -> node(2).run(sleep, fewer));
        assertThrows(KNIMEException.class, () -> node(2).run(fewer, more));
    }

    @Test
    void hasNoOptions() {
        HeadlessNode node = HeadlessNode.create(new CompareModelsNodeFactory(), null);
        assertEquals(2, node.inTypes().length);
        assertFalse(node.inTypes()[0].isOptional());
        assertTrue(node.inTypes()[1].isOptional());
        assertEquals(List.of("Models", "Models"), node.inNames());
        assertEquals(List.of("Comparison", "Tests"), node.outNames());
        assertFalse(node.saveSettings().keySet().iterator().hasNext());
        assertEquals(5, node(5).node().inTypes().length);
    }
}
