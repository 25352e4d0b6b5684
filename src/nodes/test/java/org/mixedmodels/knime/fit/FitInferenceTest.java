package org.mixedmodels.knime.fit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.port.PortObject;
import org.mixedmodels.knime.testing.Cells;
import org.mixedmodels.knime.testing.Fits;
import org.mixedmodels.knime.testing.NodeUnderTest;
import org.mixedmodels.knime.testing.TestData;
import org.mixedmodels.sdk.Executions;

/** Degrees of freedom, intervals and tests of terms, as the dialog wants them. */
class FitInferenceTest {

    private static final BufferedDataTable SLEEP = TestData.table("sleepstudy");

    private static NodeUnderTest sleepstudy(String estimation) {
        return Fits.node("Reaction ~ Days + (Days | Subject)", estimation);
    }

    /** lmerTest and pbkrtest: 17 degrees of freedom for both, for the design is balanced; p = 3.26e-06. */
    @ParameterizedTest
    @CsvSource({"SATTERTHWAITE, 17", "KENWARD_ROGER, 17", "RESIDUAL, 178"})
    void usesTheChosenDegreesOfFreedom(String method, double df) throws Exception {
        Cells table =
                Cells.of(sleepstudy("REML").with("degreesOfFreedom", method).run(SLEEP)[1]);
        int days = table.row("Days");
        assertEquals(df, table.number(days, "df"), 1e-3);
        assertEquals(6.7715, table.number(days, "t (z)"), 1e-3);
        if (df == 17) {
            assertEquals(3.264e-6, table.number(days, "p-value"), 1e-9);
            // qt(.975, 17) = 2.109816
            assertEquals(10.46729 - 2.109816 * 1.54579, table.number(days, "Lower"), 1e-3);
        }
    }

    /** anova(lmerTest::lmer(Reaction ~ Days + (Days | Subject), sleepstudy)): F = 45.853 on 1 and 17. */
    @Test
    void testsTerms() throws Exception {
        Cells table = Cells.of(sleepstudy("REML").run(SLEEP)[5]);
        assertEquals(List.of("Term", "F", "Numerator df", "Denominator df", "p-value"), table.columns());
        assertEquals(1, table.size());
        int days = table.row("Days");
        assertEquals(45.853, table.number(days, "F"), 1e-3);
        assertEquals(1, table.number(days, "Numerator df"));
        assertEquals(17, table.number(days, "Denominator df"), 1e-3);
        assertEquals(3.264e-6, table.number(days, "p-value"), 1e-9);
    }

    @Test
    void testsAllCategoriesOfATermAtOnce() throws Exception {
        Cells table = Cells.of(Fits.node("rt ~ condition * dose + (1 | subject)", "REML")
                .with("degreesOfFreedom", "NONE")
                .run(TestData.table("reactions"))[5]);
        assertEquals(3, table.size());
        assertEquals(2, table.number(table.row("condition"), "Numerator df"));
        assertEquals(2, table.number(table.row("condition:dose"), "Numerator df"));
        assertTrue(table.isMissing(table.row("dose"), "Denominator df"), "chi-square over its degrees of freedom");
    }

    @Test
    void saysThatKenwardRogerNeedsReml() throws Exception {
        NodeUnderTest node = sleepstudy("ML").with("degreesOfFreedom", "KENWARD_ROGER");
        Cells table = Cells.of(node.run(SLEEP)[1]);
        assertEquals(1.54579, table.number(table.row("Days"), "Std. error"), 1e-4, "that of the REML fit");
        assertTrue(node.node().warning().orElseThrow().startsWith("Kenward-Roger degrees of freedom need REML"));
    }

    /** confint(lmer(Reaction ~ Days + (Days | Subject), sleepstudy)) of lme4. */
    @Test
    void profilesTheLikelihood() throws Exception {
        NodeUnderTest node = sleepstudy("REML").with("intervals", "PROFILE");
        PortObject[] outputs = node.run(SLEEP);
        Cells fixed = Cells.of(outputs[1]);
        assertEquals(7.3586533, fixed.number(fixed.row("Days"), "Lower"), 1e-3);
        assertEquals(13.5759188, fixed.number(fixed.row("Days"), "Upper"), 1e-3);
        Cells components = Cells.of(outputs[2]);
        int intercept = components.row("Subject", "(Intercept)");
        assertEquals(14.3814761, components.number(intercept, "Lower (SD/correlation)"), 1e-2);
        assertEquals(37.7159967, components.number(intercept, "Upper (SD/correlation)"), 1e-2);
        assertEquals(
                Math.pow(components.number(intercept, "Upper (SD/correlation)"), 2),
                components.number(intercept, "Upper"),
                1e-6);
        int covariance = components.row("Subject", "(Intercept)", "Days");
        assertEquals(-0.4815008, components.number(covariance, "Lower (SD/correlation)"), 1e-3);
        assertEquals(0.6849863, components.number(covariance, "Upper (SD/correlation)"), 1e-3);
        int residual = components.row("Residual");
        assertEquals(22.8982669, components.number(residual, "Lower (SD/correlation)"), 1e-3);
        assertTrue(node.node().warning().orElseThrow().contains("fitted again by ML, as in R"));
        Cells summary = Cells.of(outputs[4]);
        assertEquals("profile likelihood, 95.0%", summary.text(summary.row("Intervals"), "Text"));
    }

    @Test
    void simulatesByTheSeed() throws Exception {
        Cells one = Cells.of(bootstrap(1).run(SLEEP)[1]);
        Cells again = Cells.of(bootstrap(1).run(SLEEP)[1]);
        Cells other = Cells.of(bootstrap(2).run(SLEEP)[1]);
        assertArrayEquals(one.numbers("Lower"), again.numbers("Lower"));
        assertFalse(one.number(1, "Lower") == other.number(1, "Lower"));
        // near the Wald limits, 10.467 -+ 1.96 * 1.546: the standard error of a limit by 200 replicates is about 0.25
        assertEquals(7.44, one.number(1, "Lower"), 1);
        assertEquals(13.50, one.number(1, "Upper"), 1);
        Cells summary = Cells.of(bootstrap(1).run(SLEEP)[4]);
        String text = summary.text(summary.row("Intervals"), "Text");
        assertTrue(text.startsWith("parametric bootstrap (percentiles), 95.0%, 200 of 200 replicates, "), text);
    }

    private static NodeUnderTest bootstrap(int seed) {
        return sleepstudy("ML")
                .with("intervals", "BOOTSTRAP")
                .withWhole("bootstrapReplicates", 200)
                .withWhole("bootstrapSeed", seed);
    }

    @Test
    void refusesTooFewReplicates() {
        NodeUnderTest node = bootstrap(1).withWhole("bootstrapReplicates", 5);
        InvalidSettingsException refused = assertThrows(InvalidSettingsException.class, node::load);
        assertEquals(
                "The number of bootstrap replicates must lie between 100 and 100000, but it is 5.",
                refused.getMessage());
    }

    @ParameterizedTest
    @CsvSource({"PROFILE, profiling", "BOOTSTRAP, simulated"})
    void canBeCancelledAmongManyFits(String intervals, String word) {
        ExecutionContext[] execution = new ExecutionContext[1];
        execution[0] = Executions.listening((fraction, message) -> {
            if (message.contains(word)) {
                execution[0].getProgressMonitor().setExecuteCanceled();
            }
        });
        assertThrows(
                CanceledExecutionException.class,
                () -> sleepstudy("ML").with("intervals", intervals).run(execution[0], SLEEP));
    }
}
