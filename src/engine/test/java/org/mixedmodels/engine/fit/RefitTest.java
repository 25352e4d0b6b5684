package org.mixedmodels.engine.fit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mixedmodels.engine.ReferenceFits;
import org.mixedmodels.engine.data.ColumnarRows;
import org.mixedmodels.engine.data.InputProblem;
import org.mixedmodels.engine.data.InvalidInputException;
import org.mixedmodels.engine.formula.FormulaParser;
import org.mixedmodels.engine.formula.ModelSpecification;
import org.mixedmodels.engine.formula.ModelTerm;
import org.mixedmodels.engine.likelihood.Estimation;
import org.mixedmodels.engine.progress.ProgressMonitor;
import org.mixedmodels.engine.result.FixedEffects;
import org.mixedmodels.engine.result.LinearMixedModel;

/** A model fitted again from its cross-products is the model fitted to the rows. */
class RefitTest {

    private static final int ROWS = 400;
    private static final String LARGE = "y ~ x * a + z + (1 + x + a | g) + (1 + z || h) + (1 | h:g)";

    private static final ColumnarRows DATA = rows();

    private static ColumnarRows rows() {
        Random random = new Random(11);
        double[][] groups = new double[30][4];
        for (double[] effects : groups) {
            for (int k = 0; k < 4; k++) {
                effects[k] = random.nextGaussian();
            }
        }
        double[] y = new double[ROWS];
        double[] x = new double[ROWS];
        double[] z = new double[ROWS];
        double[] w = new double[ROWS];
        String[] a = new String[ROWS];
        String[] g = new String[ROWS];
        String[] h = new String[ROWS];
        for (int i = 0; i < ROWS; i++) {
            int group = random.nextInt(30);
            int other = random.nextInt(10);
            int level = random.nextInt(3);
            x[i] = 50 + random.nextGaussian();
            z[i] = -7 + 2 * random.nextGaussian();
            w[i] = 0.5 + random.nextDouble();
            a[i] = "a" + level;
            g[i] = "g" + group;
            h[i] = "h" + other;
            double[] b = groups[group];
            y[i] = 1000
                    + 0.5 * x[i]
                    + level
                    + b[0]
                    + 0.7 * b[1] * (x[i] - 50)
                    + b[2] * (level == 1 ? 1 : 0)
                    + groups[other][3] * (1 + 0.2 * (z[i] + 7))
                    + random.nextGaussian() / Math.sqrt(w[i]);
        }
        return ColumnarRows.builder()
                .numeric("y", y)
                .numeric("x", x)
                .numeric("z", z)
                .numeric("w", w)
                .nominal("a", a)
                .nominal("g", g)
                .nominal("h", h)
                .build();
    }

    private static ModelSpecification parse(String formula) {
        return FormulaParser.parse(formula).withWeights("w");
    }

    private static LinearMixedModel fit(String formula, Estimation estimation) {
        return LinearMixedModelFitter.with(FitOptions.defaults().withEstimation(estimation))
                .fit(parse(formula), DATA, ProgressMonitor.none());
    }

    private static Refit of(LinearMixedModel model) {
        return Refit.of(model, ProgressMonitor.none());
    }

    private static void assertSameFit(LinearMixedModel direct, LinearMixedModel refitted) {
        assertEquals(direct.specification(), refitted.specification());
        assertEquals(direct.criterion(), refitted.criterion(), 1e-6);
        FixedEffects expected = direct.fixedEffects();
        FixedEffects actual = refitted.fixedEffects();
        assertEquals(expected.terms(), actual.terms());
        for (int k = 0; k < expected.estimates().length; k++) {
            double scale = expected.stdError(k);
            assertEquals(expected.estimates()[k], actual.estimates()[k], 1e-4 * scale);
            assertEquals(scale, actual.stdError(k), 1e-4 * scale);
        }
        assertEquals(direct.diagnostics().size(), refitted.diagnostics().size());
        assertEquals(
                direct.conditionalModes().get(0).levels(),
                refitted.conditionalModes().get(0).levels());
    }

    @ParameterizedTest
    @CsvSource({
        "y ~ x * a + z + (1 + x + a | g) + (1 + z || h), REML",
        "y ~ x * a + z + (1 + x | g) + (1 + z || h) + (1 | h:g), ML",
        "y ~ x + a + z + (1 + x | g) + (1 | h), REML",
        "y ~ a + z + (1 | g) + (1 + z || h), ML",
        "y ~ z + (1 + x || g), REML",
        "y ~ 1 + (1 | h) + (1 | g), ML",
        "y ~ 0 + x + z + (1 | g) + (1 + z || h), REML",
        "y ~ x + (0 + z | h) + (1 | h), ML",
        "y ~ x + (0 + x | g) + (1 | g), REML"
    })
    void aSmallerModelEqualsItsFitToTheRows(String smaller, Estimation estimation) {
        LinearMixedModel refitted = of(fit(LARGE, estimation)).to(parse(smaller));
        assertSameFit(fit(smaller, estimation), refitted);
        LinearMixedModel restored = ModelState.of(refitted).restore();
        assertEquals(refitted.criterion(), restored.criterion());
    }

    @Test
    void partsCanBeDroppedOneByOne() {
        LinearMixedModel model = fit("y ~ x * z + (1 + x | g) + (1 + z || h)", Estimation.REML);
        assertSameFit(
                fit("y ~ x + z + (1 + x | g) + (1 + z || h)", Estimation.REML),
                of(model).withoutFixed(ModelTerm.of("z", "x")));
        assertSameFit(
                fit("y ~ x * z + (1 + z || h)", Estimation.REML), of(model).withoutTerm(0));
        assertSameFit(fit("y ~ x * z + (1 + x | g)", Estimation.REML), of(model).withoutFactor("h"));
        assertSameFit(
                fit("y ~ x * z + (1 | g) + (1 + z || h)", Estimation.REML),
                of(model).withoutSlope(0, ModelTerm.of("x")));
        assertSameFit(
                fit("y ~ x * z + (1 + x | g) + (0 + z || h)", Estimation.REML),
                of(model).withoutRandomIntercept(1));
    }

    @Test
    void aTermWithoutEffectsGoes() {
        LinearMixedModel model = fit("y ~ x + (1 | g) + (0 + z | h)", Estimation.ML);
        LinearMixedModel one = fit("y ~ x + (1 | g)", Estimation.ML);
        assertEquals(
                one.criterion(), of(model).withoutSlope(1, ModelTerm.of("z")).criterion(), 1e-8);
        LinearMixedModel other = fit("y ~ x + (0 + z | h)", Estimation.ML);
        assertEquals(other.criterion(), of(model).withoutRandomIntercept(0).criterion(), 1e-8);
    }

    @Test
    void columnsLeftOutStayOut() {
        LinearMixedModel model = ReferenceFits.fit("reactions-deficient-ml");
        LinearMixedModel smaller = of(model).withoutFixed(ModelTerm.of("condition"));
        assertEquals(model.fixedEffects().dropped(), smaller.fixedEffects().dropped());
        assertEquals(
                model.fixedEffects().terms().subList(0, 2),
                smaller.fixedEffects().terms());
        assertEquals(smaller.criterion(), ModelState.of(smaller).restore().criterion());
    }

    @Test
    void theOtherEstimationAndTheSame() {
        LinearMixedModel model = fit("y ~ x + (1 + x | g)", Estimation.REML);
        assertSame(model, of(model).by(Estimation.REML));
        assertSameFit(fit("y ~ x + (1 + x | g)", Estimation.ML), of(model).by(Estimation.ML));
    }

    @ParameterizedTest
    @CsvSource({
        "y ~ x + a + z + w + (1 | g)",
        "y ~ x + (1 | a)",
        "y ~ x + (1 + z | g)",
        "y ~ 0 + a + (1 | g)",
        "y ~ a:x + (1 | g)"
    })
    void whatTheModelDoesNotHaveIsRefused(String other) {
        LinearMixedModel model = fit(LARGE, Estimation.ML);
        InvalidInputException refused =
                assertThrows(InvalidInputException.class, () -> of(model).to(parse(other)));
        assertEquals(InputProblem.Kind.INCOMPARABLE, refused.problem().kind());
    }

    @Test
    void anotherModelIsNoSmallerModel() {
        LinearMixedModel model = fit("y ~ x + (1 | g)", Estimation.ML);
        Refit refit = of(model);
        ModelSpecification unweighted = FormulaParser.parse("y ~ x + (1 | g)");
        assertThrows(IllegalArgumentException.class, () -> refit.to(unweighted));
        ModelSpecification outcome = parse("z ~ x + (1 | g)");
        assertThrows(IllegalArgumentException.class, () -> refit.to(outcome));
        assertThrows(IllegalArgumentException.class, () -> refit.withoutFixed(ModelTerm.of("z")));
        assertThrows(IllegalArgumentException.class, () -> refit.withoutTerm(0));
    }

    @Test
    void aGivenThetaIsKept() {
        LinearMixedModel model = fit("y ~ x + (1 + z | g)", Estimation.REML);
        LinearMixedModel same = of(model).at(model.theta());
        assertEquals(model.criterion(), same.criterion(), 1e-9);
        assertTrue(same.optimization().decrement() < 1e-4);
        assertArrayEquals(model.fixedEffects().estimates(), same.fixedEffects().estimates(), 1e-9);
        double[] theta = {1, -0.3, 0};
        LinearMixedModel given = of(model).at(theta);
        assertArrayEquals(theta, given.theta());
        assertTrue(given.criterion() > model.criterion() + 1);
        assertTrue(given.optimization().decrement() > 1);
        assertTrue(given.isSingular());
        assertTrue(given.optimization().message().contains("theta was given"));
        assertThrows(IllegalArgumentException.class, () -> of(model).at(new double[] {1, 2}));
    }
}
