package org.mixedmodels.benchmarks.coverage;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.mixedmodels.engine.data.ColumnarRows;
import org.mixedmodels.engine.data.RowBatch;
import org.mixedmodels.engine.data.RowReader;
import org.mixedmodels.engine.fit.FitOptions;
import org.mixedmodels.engine.fit.LinearMixedModelFitter;
import org.mixedmodels.engine.formula.FormulaParser;
import org.mixedmodels.engine.formula.ModelSpecification;
import org.mixedmodels.engine.inference.CoefficientTest;
import org.mixedmodels.engine.inference.CoefficientTests;
import org.mixedmodels.engine.inference.DegreesOfFreedom;
import org.mixedmodels.engine.inference.VarianceComponent;
import org.mixedmodels.engine.inference.VarianceComponents;
import org.mixedmodels.engine.predict.Prediction;
import org.mixedmodels.engine.predict.PredictionInterval;
import org.mixedmodels.engine.predict.PredictionOptions;
import org.mixedmodels.engine.predict.RowPredictor;
import org.mixedmodels.engine.progress.ProgressMonitor;
import org.mixedmodels.engine.result.LinearMixedModel;

/**
 * Pupils in schools: y = 1 + 0.5 x + 0.3 w + b0 + b1 x + e with x of pupils and w of schools, standard normal; 6 to 14 pupils
 * per school; standard deviations 0.5 of b0 (an ICC of .2), 0.3 of b1, correlation .3, 1 of e.
 */
final class SlopeStudy implements Study {

    static final double LEVEL = 0.95;

    private static final ModelSpecification MODEL = FormulaParser.parse("y ~ x + w + (1 + x | g)");
    private static final double[] BETA = {1, 0.5, 0.3};
    private static final double INTERCEPT_SD = 0.5;
    private static final double SLOPE_SD = 0.3;
    private static final double CORRELATION = 0.3;
    private static final int SMALLEST = 6;
    private static final int LARGEST = 14;
    /** How many of the known groups, and how many new ones, are predicted in each replicate. */
    private static final int PREDICTED = 5;

    @Override
    public String description() {
        return "Random intercepts and slopes, `" + MODEL.formula()
                + "`, REML: 6 to 14 rows per group, standard deviations"
                + " 0.5 of the intercepts, 0.3 of the slopes (correlation .3), 1 of the residuals.";
    }

    /** Groups with their predictor and effects. */
    private static final class Groups {
        final double[] w;
        final double[] intercepts;
        final double[] slopes;

        Groups(int count, SplittableRandom random) {
            w = new double[count];
            intercepts = new double[count];
            slopes = new double[count];
            for (int g = 0; g < count; g++) {
                w[g] = random.nextGaussian();
                double first = random.nextGaussian();
                double second = CORRELATION * first + Math.sqrt(1 - CORRELATION * CORRELATION) * random.nextGaussian();
                intercepts[g] = INTERCEPT_SD * first;
                slopes[g] = SLOPE_SD * second;
            }
        }

        double population(int g, double x) {
            return BETA[0] + BETA[1] * x + BETA[2] * w[g];
        }

        double expected(int g, double x) {
            return population(g, x) + intercepts[g] + slopes[g] * x;
        }
    }

    @Override
    public Tally.Replicate replicate(int groups, SplittableRandom random) {
        // the last are not in the data
        Groups all = new Groups(groups + PREDICTED, random);
        Rows rows = new Rows();
        for (int g = 0; g < groups; g++) {
            int size = SMALLEST + random.nextInt(LARGEST - SMALLEST + 1);
            for (int i = 0; i < size; i++) {
                double x = random.nextGaussian();
                rows.add(all, g, x, all.expected(g, x) + random.nextGaussian());
            }
        }
        LinearMixedModel model =
                LinearMixedModelFitter.with(FitOptions.defaults()).fit(MODEL, rows.table(), ProgressMonitor.none());
        Tally.Replicate replicate = new Tally.Replicate();
        coefficients(model, replicate);
        components(model, replicate);
        predictions(model, all, groups, random, replicate);
        return replicate;
    }

    private static void coefficients(LinearMixedModel model, Tally.Replicate replicate) {
        String[] names = {"intercept", "coefficient of x (level 1, random slope)", "coefficient of w (level 2)"};
        for (DegreesOfFreedom method : DegreesOfFreedom.values()) {
            List<CoefficientTest> tests = CoefficientTests.of(model, method, LEVEL);
            for (int k = 0; k < BETA.length; k++) {
                CoefficientTest test = tests.get(k);
                replicate.add(names[k], method.name(), test.lower(), test.upper(), BETA[k]);
            }
        }
    }

    private static void components(LinearMixedModel model, Tally.Replicate replicate) {
        List<VarianceComponent> components = VarianceComponents.of(model, LEVEL);
        double covariance = CORRELATION * INTERCEPT_SD * SLOPE_SD;
        double[] truth = {INTERCEPT_SD * INTERCEPT_SD, SLOPE_SD * SLOPE_SD, covariance, 1};
        String[] names = {"variance of intercepts", "variance of slopes", "their covariance", "residual variance"};
        for (int k = 0; k < truth.length; k++) {
            replicate.add(
                    names[k],
                    "Wald",
                    components.get(k).lower(),
                    components.get(k).upper(),
                    truth[k]);
        }
    }

    private static void predictions(
            LinearMixedModel model, Groups all, int groups, SplittableRandom random, Tally.Replicate replicate) {
        Rows rows = new Rows();
        double[] expected = new double[2 * PREDICTED];
        double[] population = new double[2 * PREDICTED];
        double[] outcome = new double[2 * PREDICTED];
        for (int i = 0; i < expected.length; i++) {
            int g = i < PREDICTED ? random.nextInt(groups) : groups + i - PREDICTED;
            double x = random.nextGaussian();
            expected[i] = all.expected(g, x);
            population[i] = all.population(g, x);
            outcome[i] = expected[i] + random.nextGaussian();
            rows.add(all, g, x, outcome[i]);
        }
        for (PredictionInterval interval : List.of(PredictionInterval.CONFIDENCE, PredictionInterval.PREDICTION)) {
            boolean ofOutcome = interval == PredictionInterval.PREDICTION;
            List<double[]> limits = limits(model, interval, rows.table());
            for (int i = 0; i < expected.length; i++) {
                String group = i < PREDICTED ? "known group" : "new group";
                replicate.add(
                        (ofOutcome ? "outcome in a " : "expected value in a ") + group,
                        "z",
                        limits.get(i)[0],
                        limits.get(i)[1],
                        ofOutcome ? outcome[i] : expected[i]);
                if (!ofOutcome) {
                    replicate.add("population mean", "z", limits.get(i)[2], limits.get(i)[3], population[i]);
                }
            }
        }
    }

    private static List<double[]> limits(LinearMixedModel model, PredictionInterval interval, ColumnarRows rows) {
        RowPredictor predictor = RowPredictor.of(
                model, PredictionOptions.defaults().withInterval(interval).withLevel(LEVEL));
        Prediction prediction = new Prediction();
        List<double[]> limits = new ArrayList<>();
        try (RowReader reader = rows.open(predictor.wanted())) {
            predictor.bind(reader);
            for (RowBatch batch = reader.next(); batch != null; batch = reader.next()) {
                for (int row = 0; row < batch.size(); row++) {
                    predictor.predict(batch, row, prediction);
                    limits.add(new double[] {
                        prediction.lower(),
                        prediction.upper(),
                        prediction.populationLower(),
                        prediction.populationUpper()
                    });
                }
            }
        }
        return limits;
    }

    /** Rows that are collected. */
    private static final class Rows {
        private final List<Double> y = new ArrayList<>();
        private final List<Double> x = new ArrayList<>();
        private final List<Double> w = new ArrayList<>();
        private final List<String> g = new ArrayList<>();

        void add(Groups all, int group, double newX, double outcome) {
            y.add(outcome);
            x.add(newX);
            w.add(all.w[group]);
            g.add("g" + group);
        }

        ColumnarRows table() {
            return ColumnarRows.builder()
                    .numeric("y", values(y))
                    .numeric("x", values(x))
                    .numeric("w", values(w))
                    .nominal("g", g.toArray(String[]::new))
                    .build();
        }

        private static double[] values(List<Double> list) {
            return list.stream().mapToDouble(Double::doubleValue).toArray();
        }
    }
}
