package org.mixedmodels.benchmarks.coverage;

import java.util.List;
import java.util.SplittableRandom;
import org.mixedmodels.engine.fit.FitOptions;
import org.mixedmodels.engine.fit.LinearMixedModelFitter;
import org.mixedmodels.engine.formula.FormulaParser;
import org.mixedmodels.engine.formula.ModelSpecification;
import org.mixedmodels.engine.progress.ProgressMonitor;
import org.mixedmodels.engine.result.LinearMixedModel;

/**
 * Pupils in schools: y = 1 + 0.5 x + 0.3 w + b0 + b1 x + e with x of pupils and w of schools, standard normal; 6 to 14 pupils
 * per school; standard deviations 0.5 of b0, 0.3 of b1, correlation .3, 1 of e.
 */
final class SlopeStudy implements Study {

    private static final ModelSpecification MODEL = FormulaParser.parse("y ~ x + w + (1 + x | g)");
    private static final double[] BETA = {1, 0.5, 0.3};
    private static final double INTERCEPT_SD = 0.5;
    private static final double SLOPE_SD = 0.3;
    private static final double CORRELATION = 0.3;
    private static final int SMALLEST = 6;
    private static final int LARGEST = 14;
    /** How many rows of known groups, and how many of new ones, are predicted in each replicate. */
    private static final int PREDICTED = 5;

    @Override
    public String title() {
        return "Random intercepts and slopes";
    }

    @Override
    public String description() {
        return "`" + MODEL.formula()
                + "` by REML: 6 to 14 rows per group; x differs within groups, w between them; standard"
                + " deviations 0.5 of the intercepts, 0.3 of the slopes (correlation .3), 1 of the residuals. In each"
                + " replicate 5 new rows of known groups and 5 of new groups are predicted.";
    }

    @Override
    public Tally.Replicate replicate(int groups, SplittableRandom random) {
        Schools schools = new Schools(groups + PREDICTED, groups, random);
        PupilRows rows = new PupilRows();
        for (int g = 0; g < groups; g++) {
            int size = SMALLEST + random.nextInt(LARGEST - SMALLEST + 1);
            for (int i = 0; i < size; i++) {
                schools.addPupil(g, random, rows);
            }
        }
        PupilRows others = new PupilRows();
        for (int i = 0; i < PREDICTED; i++) {
            schools.addPupil(random.nextInt(groups), random, others);
            schools.addPupil(groups + i, random, others);
        }
        LinearMixedModel model =
                LinearMixedModelFitter.with(FitOptions.defaults()).fit(MODEL, rows.table(), ProgressMonitor.none());
        Tally.Replicate replicate = new Tally.Replicate();
        ParameterChecks checks = new ParameterChecks(model, replicate);
        checks.coefficients(
                List.of("intercept", "coefficient of x (level 1, random slope)", "coefficient of w (level 2)"), BETA);
        checks.components(
                List.of("variance of intercepts", "variance of slopes", "their covariance", "residual variance"),
                new double[] {INTERCEPT_SD * INTERCEPT_SD, SLOPE_SD * SLOPE_SD, CORRELATION * INTERCEPT_SD * SLOPE_SD, 1
                },
                CORRELATION);
        new PredictionChecks(model, others, replicate).all();
        return replicate;
    }

    /** Schools with their predictor and effects; the last are not among those that are fitted. */
    private static final class Schools {
        private final double[] w;
        private final double[] intercepts;
        private final double[] slopes;
        private final int known;

        Schools(int count, int known, SplittableRandom random) {
            this.known = known;
            w = new double[count];
            intercepts = new double[count];
            slopes = new double[count];
            for (int g = 0; g < count; g++) {
                w[g] = random.nextGaussian();
                double first = random.nextGaussian();
                double second = random.nextGaussian();
                intercepts[g] = INTERCEPT_SD * first;
                slopes[g] = SLOPE_SD * (CORRELATION * first + Math.sqrt(1 - CORRELATION * CORRELATION) * second);
            }
        }

        void addPupil(int g, SplittableRandom random, PupilRows rows) {
            double x = random.nextGaussian();
            double population = BETA[0] + BETA[1] * x + BETA[2] * w[g];
            double expected = population + intercepts[g] + slopes[g] * x;
            rows.add(
                    g, x, w[g], new PupilRows.Truth(g < known, population, expected, expected + random.nextGaussian()));
        }
    }
}
