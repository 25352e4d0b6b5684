package org.mixedmodels.engine.fit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mixedmodels.engine.data.ColumnarRows;
import org.mixedmodels.engine.data.InputProblem.Kind;
import org.mixedmodels.engine.data.InvalidInputException;
import org.mixedmodels.engine.design.CrossProducts;
import org.mixedmodels.engine.formula.FormulaParser;
import org.mixedmodels.engine.progress.CancelledException;
import org.mixedmodels.engine.progress.ProgressMonitor;
import org.mixedmodels.engine.result.Diagnostic;
import org.mixedmodels.engine.result.LinearMixedModel;

/** Data that do not suit a model end with a typed problem whose sentence has the names and numbers. */
class BadInputTest {

    private static final double NAN = Double.NaN;

    private static ColumnarRows.Builder table() {
        return ColumnarRows.builder()
                .numeric("y", new double[] {1, 2, 4, 3, 5, 9, 7, 8})
                .numeric("x", new double[] {1, 2, 3, 4, 5, 6, 7, 9})
                .nominal("g", new String[] {"a", "a", "b", "b", "c", "c", "d", "d"})
                .nominal("text", new String[] {"u", "v", "u", "v", "u", "v", "u", "v"});
    }

    private static LinearMixedModel fit(ColumnarRows rows, String formula) {
        return LinearMixedModelFitter.with(FitOptions.defaults())
                .fit(FormulaParser.parse(formula), rows, ProgressMonitor.none());
    }

    private static void assertProblem(Kind kind, String words, ColumnarRows rows, String formula) {
        InvalidInputException e = assertThrows(InvalidInputException.class, () -> fit(rows, formula));
        assertEquals(kind, e.problem().kind(), e.getMessage());
        assertTrue(e.getMessage().contains(words), e.getMessage());
        assertTrue(e.problem().advice().endsWith("."), e.problem().advice());
    }

    @Test
    void columns() {
        ColumnarRows rows = table().build();
        assertProblem(Kind.UNKNOWN_COLUMN, "\"nope\"", rows, "y ~ nope + (1 | g)");
        assertProblem(Kind.UNKNOWN_COLUMN, "\"nope\"", rows, "y ~ x + (1 | nope)");
        assertProblem(Kind.WRONG_TYPE, "\"text\" is the outcome", rows, "text ~ x + (1 | g)");
        assertProblem(Kind.SPECIFICATION, "second role", rows, "y ~ x + (1 | y)");
        assertProblem(Kind.SPECIFICATION, "no random effects", rows, "y ~ x");
        String[] colon = {"p", "p", "p", "q", "q", "q", "r", "r"};
        assertProblem(
                Kind.SPECIFICATION,
                "both named \"g:text\"",
                table().nominal("g:text", colon).build(),
                "y ~ x + (1 | `g:text`) + (1 | g:text)");
    }

    @Test
    void valuesOfTheOutcome() {
        ColumnarRows constant = table().numeric("c", filled(3)).build();
        assertProblem(Kind.CONSTANT_OUTCOME, "same value in all 8 rows", constant, "c ~ x + (1 | g)");
        ColumnarRows missing = table().numeric("m", filled(NAN)).build();
        assertProblem(Kind.NO_ROWS, "All 8 rows", missing, "m ~ x + (1 | g)");
        double[] infinite = filled(2);
        infinite[3] = Double.POSITIVE_INFINITY;
        assertProblem(
                Kind.INFINITE_VALUE, "\"i\"", table().numeric("i", infinite).build(), "y ~ i + (1 | g)");
    }

    @Test
    void groups() {
        String[] one = new String[8];
        Arrays.fill(one, "only");
        String[] each = {"1", "2", "3", "4", "5", "6", "7", "8"};
        ColumnarRows rows = table().nominal("one", one).nominal("each", each).build();
        assertProblem(Kind.TOO_FEW_LEVELS, "\"only\"", rows, "y ~ x + (1 | one)");
        assertProblem(Kind.TOO_FEW_LEVELS, "\"only\"", rows, "y ~ one + (1 | g)");
        assertProblem(Kind.RESIDUAL_UNIDENTIFIED, "8 levels in 8 rows", rows, "y ~ 1 + (1 | each)");
        assertProblem(Kind.RESIDUAL_UNIDENTIFIED, "4 x 2 = 8", rows, "y ~ x + (1 + x | g)");
    }

    @Test
    void rows() {
        ColumnarRows none = ColumnarRows.builder()
                .numeric("y", new double[0])
                .nominal("g", new String[0])
                .build();
        assertProblem(Kind.NO_ROWS, "no rows", none, "y ~ 1 + (1 | g)");
        ColumnarRows nominal = ColumnarRows.builder()
                .numeric("y", new double[0])
                .nominal("s", new String[0])
                .nominal("g", new String[0])
                .build();
        assertProblem(Kind.NO_ROWS, "no rows", nominal, "y ~ s + (1 | g)");
        ColumnarRows gaps = table().nominal("s", new String[8]).build();
        assertProblem(Kind.NO_ROWS, "All 8 rows", gaps, "y ~ s + (1 | g)");
        ColumnarRows one = table().numeric("m", new double[] {NAN, NAN, 1, NAN, NAN, NAN, NAN, NAN})
                .build();
        assertProblem(Kind.TOO_FEW_ROWS, "Only 1 of 8 rows", one, "y ~ m + (1 | g)");
        double[] huge = {1e200, 2e200, 4e200, 3e200, 5e200, 9e200, 7e200, 8e200};
        assertProblem(Kind.SCALE, "so large", table().numeric("huge", huge).build(), "huge ~ x + (1 | g)");
        double[] tiny = {1e-200, 2e-200, 4e-200, 3e-200, 5e-200, 9e-200, 7e-200, 8e-200};
        assertProblem(Kind.SCALE, "so small", table().numeric("tiny", tiny).build(), "tiny ~ x + (1 | g)");
        ColumnarRows copy =
                table().numeric("z", new double[] {2, 4, 8, 6, 10, 18, 14, 16}).build();
        assertProblem(Kind.PERFECT_FIT, "completely", copy, "y ~ z + (1 | g)");
        ColumnarRows flat =
                table().numeric("f", new double[] {1, 1, 2, 2, 5, 5, 9, 9}).build();
        assertProblem(Kind.PERFECT_FIT, "does not vary within groups", flat, "f ~ 1 + (1 | g)");
    }

    @Test
    void weights() {
        ColumnarRows rows =
                table().numeric("w", new double[] {1, 1, 1, 1, 0, 1, 1, 1}).build();
        InvalidInputException e = assertThrows(
                InvalidInputException.class,
                () -> LinearMixedModelFitter.with(FitOptions.defaults())
                        .fit(FormulaParser.parse("y ~ x + (1 | g)").withWeights("w"), rows, ProgressMonitor.none()));
        assertEquals(Kind.BAD_WEIGHT, e.problem().kind());
        assertTrue(e.getMessage().contains("Row number 5"), e.getMessage());
    }

    @Test
    void missingValuesFailOrAreCounted() {
        double[] m = {1, 2, NAN, 4, 6, 5, 7, 8};
        ColumnarRows rows = table().numeric("m", m).build();
        LinearMixedModel model = fit(rows, "y ~ m + (1 | g)");
        assertEquals(1, model.skippedRows());
        assertTrue(model.diagnostics().contains(new Diagnostic.SkippedRows(1, 7)));
        InvalidInputException e = assertThrows(
                InvalidInputException.class,
                () -> LinearMixedModelFitter.with(FitOptions.defaults().withMissing(MissingValues.FAIL))
                        .fit(FormulaParser.parse("y ~ m + (1 | g)"), rows, ProgressMonitor.none()));
        assertTrue(e.getMessage().contains("Row number 3 has no value in column \"m\""), e.getMessage());
    }

    @Test
    void cancellation() {
        ProgressMonitor cancelled = new ProgressMonitor() {
            @Override
            public void report(double fraction, String message) {
                assertTrue(message.length() > 3);
            }

            @Override
            public boolean isCancelled() {
                return true;
            }
        };
        assertThrows(
                CancelledException.class,
                () -> LinearMixedModelFitter.with(FitOptions.defaults())
                        .fit(FormulaParser.parse("y ~ x + (1 | g)"), table().build(), cancelled));
    }

    @Test
    void tooFewEvaluationsAreReported() {
        LinearMixedModel model = LinearMixedModelFitter.with(
                        FitOptions.defaults().withMaxEvaluations(3))
                .fit(FormulaParser.parse("y ~ 1 + (1 | g)"), table().build(), ProgressMonitor.none());
        assertTrue(model.diagnostics().stream().anyMatch(Diagnostic.NotConverged.class::isInstance));
        assertTrue(model.optimization().message().startsWith("not converged"));
    }

    /** The slopes 1e6 standard deviations from zero, whether or not the model has intercepts to count rows by. */
    @ParameterizedTest
    @ValueSource(strings = {"y ~ far + x + (far + x || g)", "y ~ 0 + far + (far || g)", "y ~ x + (0 + far | g)"})
    void aFailedSearchNamesTheSlopesFarFromZero(String formula) {
        assertEquals(List.of("far"), notConverged(formula).farSlopes());
    }

    @Test
    void slopesNearZeroAreNotToBlameForAFailedSearch() {
        assertEquals(List.of(), notConverged("y ~ x + (x || g)").farSlopes());
    }

    private static Diagnostic.NotConverged notConverged(String formula) {
        double[] x = new double[40];
        double[] y = new double[40];
        String[] groups = new String[40];
        for (int i = 0; i < x.length; i++) {
            x[i] = Math.cos(3 * i);
            y[i] = Math.sin(i) + Math.cos(i / 10 * 2.5) * (1 + x[i]);
            groups[i] = "g" + i / 10;
        }
        ColumnarRows rows = ColumnarRows.builder()
                .numeric("y", y)
                .numeric("x", x)
                .numeric("far", Arrays.stream(x).map(value -> value + 1e6).toArray())
                .nominal("g", groups)
                .build();
        return LinearMixedModelFitter.with(FitOptions.defaults().withMaxEvaluations(1))
                .fit(FormulaParser.parse(formula), rows, ProgressMonitor.none())
                .diagnostics()
                .stream()
                .filter(Diagnostic.NotConverged.class::isInstance)
                .map(Diagnostic.NotConverged.class::cast)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aDamagedModelIsRefused() {
        LinearMixedModel model = fit(table().build(), "y ~ x + (1 | g)");
        CrossProducts sums = model.crossProducts();
        double[] changed = sums.xx().clone();
        changed[changed.length - 1] *= 1.001;
        ModelState state = ModelState.of(model);
        ModelState damaged = new ModelState(
                state.formula(),
                state.weights(),
                state.offset(),
                state.estimation(),
                state.codings(),
                state.dropped(),
                state.aliases(),
                state.shifts(),
                state.theta(),
                state.criterion(),
                state.optimization(),
                state.outcome(),
                new CrossProducts(
                        sums.columns(),
                        changed,
                        sums.factors(),
                        sums.pairs(),
                        sums.nobs(),
                        sums.skippedRows(),
                        sums.sumLogWeights()));
        InvalidInputException e = assertThrows(InvalidInputException.class, damaged::restore);
        assertEquals(Kind.DAMAGED_MODEL, e.problem().kind());
    }

    private static double[] filled(double value) {
        double[] values = new double[8];
        Arrays.fill(values, value);
        return values;
    }
}
