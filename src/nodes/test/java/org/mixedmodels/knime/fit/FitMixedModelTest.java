package org.mixedmodels.knime.fit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.knime.core.node.port.PortObject;
import org.mixedmodels.knime.port.MixedModelPortObject;
import org.mixedmodels.knime.port.MixedModelPortObjectSpec;
import org.mixedmodels.knime.testing.Cells;
import org.mixedmodels.knime.testing.Fits;
import org.mixedmodels.knime.testing.NodeUnderTest;
import org.mixedmodels.knime.testing.TestData;

/** Expected values: lme4 1.1-31, lmer(Reaction ~ Days + (Days | Subject), sleepstudy), by REML unless noted. */
class FitMixedModelTest {

    private static final String SLEEP = "Reaction ~ Days + (Days | Subject)";

    private static NodeUnderTest sleepstudyByColumns() {
        return NodeUnderTest.of(new FitMixedModelNodeFactory())
                .with("outcome", "Reaction")
                .withColumns("fixedEffects", "Days")
                .withElements(
                        "randomEffects",
                        Fits.randomEffect(new String[] {"Subject"}, new String[] {"Days"}, "CORRELATED"));
    }

    @Test
    void estimatesFixedEffects() throws Exception {
        Cells table =
                Cells.of(sleepstudyByColumns().with("degreesOfFreedom", "NONE").run(TestData.table("sleepstudy"))[1]);
        assertEquals(
                List.of("Term", "Estimate", "Std. error", "df", "t (z)", "p-value", "Lower", "Upper"), table.columns());
        assertEquals(List.of("Row0", "Row1"), table.keys());
        int intercept = table.row("(Intercept)");
        int days = table.row("Days");
        assertEquals(251.40510, table.number(intercept, "Estimate"), 1e-5);
        assertEquals(6.82456, table.number(intercept, "Std. error"), 1e-4);
        assertEquals(10.46729, table.number(days, "Estimate"), 1e-5);
        assertEquals(1.54579, table.number(days, "Std. error"), 1e-5);
        assertEquals(10.46729 / 1.54579, table.number(days, "t (z)"), 1e-4);
        assertTrue(table.isMissing(days, "df"), "z has no degrees of freedom");
        assertEquals(10.46729 - 1.959964 * 1.54579, table.number(days, "Lower"), 1e-4);
        assertEquals(10.46729 + 1.959964 * 1.54579, table.number(days, "Upper"), 1e-4);
    }

    @Test
    void usesResidualDegreesOfFreedomAndTheChosenLevel() throws Exception {
        Cells table = Cells.of(sleepstudyByColumns()
                .with("degreesOfFreedom", "RESIDUAL")
                .with("confidenceLevel", 0.9)
                .run(TestData.table("sleepstudy"))[1]);
        int days = table.row("Days");
        assertEquals(178, table.number(days, "df"));
        // qt(.95, 178) = 1.653459
        assertEquals(10.46729 + 1.653459 * 1.54579, table.number(days, "Upper"), 1e-4);
    }

    @Test
    void estimatesVarianceComponents() throws Exception {
        Cells table = Cells.of(sleepstudyByColumns().run(TestData.table("sleepstudy"))[2]);
        assertEquals(4, table.size());
        int intercept = table.row("Subject", "(Intercept)");
        int days = table.row("Subject", "Days");
        int residual = table.row("Residual");
        int covariance = table.row("Subject", "(Intercept)", "Days");
        assertEquals(612.09, table.number(intercept, "Variance/covariance"), 0.01);
        assertTrue(table.isMissing(intercept, "Term 2"));
        assertEquals(35.0717, table.number(days, "Variance/covariance"), 1e-3);
        assertEquals(9.60434, table.number(covariance, "Variance/covariance"), 1e-2);
        assertEquals(0.0655, table.number(covariance, "Std. deviation/correlation"), 1e-4);
        assertTrue(table.isMissing(covariance, "Share of variance"));
        assertEquals(654.941, table.number(residual, "Variance/covariance"), 1e-2);
        assertEquals(3, residual);
        assertEquals(
                1,
                table.number(intercept, "Share of variance")
                        + table.number(days, "Share of variance")
                        + table.number(residual, "Share of variance"),
                1e-12);
    }

    @Test
    void predictsRandomEffects() throws Exception {
        Cells table = Cells.of(sleepstudyByColumns().with("estimation", "ML").run(TestData.table("sleepstudy"))[3]);
        assertEquals(36, table.size());
        int intercept = table.row("Subject", "308", "(Intercept)");
        int days = table.row("Subject", "308", "Days");
        assertEquals(2.81568, table.number(intercept, "Conditional mode"), 1e-4);
        assertEquals(9.07553, table.number(days, "Conditional mode"), 1e-4);
        assertEquals(10, table.number(days, "Observations"));
        assertEquals(10.46729 + 9.07553, table.number(days, "Group coefficient"), 1e-4);
        double mode = table.number(days, "Conditional mode");
        double error = table.number(days, "Std. error");
        assertEquals(mode + 1.959964 * error, table.number(days, "Upper"), 1e-5);
        assertEquals(mode - 1.959964 * error, table.number(days, "Lower"), 1e-5);
    }

    /** For a random intercept the reliability is tau2 / (tau2 + sigma2 / n). */
    @Test
    void givesTheTextbookReliabilityOfARandomIntercept() throws Exception {
        PortObject[] outputs = Fits.node("Yield ~ 1 + (1 | Batch)", "ML").run(TestData.table("dyestuff"));
        Cells effects = Cells.of(outputs[3]);
        double expected = 1388.33 / (1388.33 + 2451.25 / 5);
        for (double reliability : effects.numbers("Reliability")) {
            assertEquals(expected, reliability, 1e-5);
        }
    }

    @Test
    void summarizes() throws Exception {
        Cells table = Cells.of(sleepstudyByColumns().run(TestData.table("sleepstudy"))[4]);
        assertEquals(List.of("Statistic", "Value", "Text"), table.columns());
        assertEquals("Reaction ~ Days + (1 + Days | Subject)", table.text(table.row("Formula"), "Text"));
        assertEquals("REML", table.text(table.row("Estimation"), "Text"));
        assertEquals(180, table.number(table.row("Observations"), "Value"));
        assertEquals(0, table.number(table.row("Skipped rows"), "Value"));
        assertEquals(18, table.number(table.row("Groups: Subject"), "Value"));
        assertEquals(6, table.number(table.row("Parameters"), "Value"));
        assertEquals(1743.62827, table.number(table.row("REML criterion"), "Value"), 1e-4);
        assertEquals(1743.62827 + 12, table.number(table.row("AIC"), "Value"), 1e-4);
        assertEquals(1743.62827 + 6 * Math.log(180), table.number(table.row("BIC"), "Value"), 1e-4);
        assertEquals(1, table.number(table.row("Converged"), "Value"));
        assertEquals("no", table.text(table.row("Singular"), "Text"));
        assertEquals("with n = 180, the observations", table.text(table.row("BIC"), "Text"));
        assertEquals("Satterthwaite", table.text(table.row("Degrees of freedom"), "Text"));
        assertEquals("Wald, 95.0%", table.text(table.row("Intervals"), "Text"));
    }

    /** performance::r2 and icc of the model. Within 5e-6: lme4 stops at a slightly other point of the flat top. */
    @Test
    void summarizesTheSharesOfVariance() throws Exception {
        Cells table = Cells.of(sleepstudyByColumns().run(TestData.table("sleepstudy"))[4]);
        assertEquals(0.278651058, table.number(table.row("R2 (marginal)"), "Value"), 5e-6);
        assertEquals(0.799219923, table.number(table.row("R2 (conditional)"), "Value"), 5e-6);
        assertEquals(0.721660260, table.number(table.row("ICC (adjusted)"), "Value"), 5e-6);
        assertEquals(0.520568865, table.number(table.row("ICC (unadjusted)"), "Value"), 5e-6);
        assertEquals(1 + 9 * 0.721660260, table.number(table.row("Design effect: Subject"), "Value"), 5e-5);
    }

    @Test
    void listsCodeAndWarningsInTheSummary() throws Exception {
        NodeUnderTest node = Fits.node("Yield ~ 1 + (1 | Batch)", "ML");
        Cells table = Cells.of(node.run(TestData.table("dyestuff2"))[4]);
        assertEquals(
                "library(lmerTest)\nm <- lmer(Yield ~ 1 + (1 | Batch), data = d, REML = FALSE)\nsummary(m)",
                table.text(table.row("R command"), "Text"));
        assertEquals("mixed Yield || Batch:, mle", table.text(table.row("Stata command"), "Text"));
        assertTrue(table.text(table.row("Warning 1"), "Text").startsWith("Singular fit"));
        assertTrue(table.text(table.row("Warning 2"), "Text").contains("only 6 groups"));
    }

    @Test
    void saysTheSameByFormula() throws Exception {
        PortObject[] byColumns = sleepstudyByColumns().run(TestData.table("sleepstudy"));
        PortObject[] byFormula = Fits.node(SLEEP, "REML").run(TestData.table("sleepstudy"));
        MixedModelPortObject one = (MixedModelPortObject) byColumns[0];
        MixedModelPortObject other = (MixedModelPortObject) byFormula[0];
        assertEquals(one.model().criterion(), other.model().criterion());
        assertEquals(one.getSpec(), other.getSpec());
        assertEquals(one.getSummary(), other.getSummary());
    }

    @Test
    void readsNestedLevelsFromTheHighestToTheLowest() throws Exception {
        NodeUnderTest node = NodeUnderTest.of(new FitMixedModelNodeFactory())
                .with("outcome", "strength")
                .with("estimation", "ML")
                .withElements(
                        "randomEffects",
                        Fits.randomEffect(new String[] {"batch", "cask"}, new String[0], "CORRELATED"));
        Cells summary = Cells.of(node.run(TestData.table("pastes"))[4]);
        assertEquals("strength ~ 1 + (1 | cask:batch) + (1 | batch)", summary.text(summary.row("Formula"), "Text"));
        assertEquals(247.99447, summary.number(summary.row("Deviance"), "Value"), 1e-4);
        assertEquals(30, summary.number(summary.row("Groups: cask:batch"), "Value"));
    }

    /** lmer(score ~ age * sex + track + (1 | school) + (1 | class:school), weights = precision, offset = baseline). */
    @Test
    void usesWeightsAndOffset() throws Exception {
        NodeUnderTest node = Fits.node("score ~ age * sex + track + (1 | school) + (1 | class:school)", "REML")
                .withOptional("weights", "precision")
                .withOptional("offset", "baseline");
        PortObject[] outputs = node.run(TestData.table("classrooms"));
        MixedModelPortObjectSpec spec = (MixedModelPortObjectSpec) outputs[0].getSpec();
        assertEquals("baseline", spec.offset().orElseThrow());
        assertEquals("precision", spec.weights().orElseThrow());
        Cells summary = Cells.of(outputs[4]);
        assertEquals(3514.733282767661, summary.number(summary.row("REML criterion"), "Value"), 1e-4);
        assertEquals("precision", summary.text(summary.row("Weights"), "Text"));
        assertEquals("baseline", summary.text(summary.row("Offset"), "Text"));
    }
}
