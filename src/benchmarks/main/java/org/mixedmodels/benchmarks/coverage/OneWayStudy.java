package org.mixedmodels.benchmarks.coverage;

import java.util.List;
import java.util.SplittableRandom;
import org.mixedmodels.engine.fit.FitOptions;
import org.mixedmodels.engine.fit.LinearMixedModelFitter;
import org.mixedmodels.engine.formula.FormulaParser;
import org.mixedmodels.engine.formula.ModelSpecification;
import org.mixedmodels.engine.progress.ProgressMonitor;
import org.mixedmodels.engine.result.LinearMixedModel;

/** A null model with groups of 10 rows: y = 1 + b + e with standard deviations 0.5 and 1, an ICC of .2. */
final class OneWayStudy implements Study {

    private static final ModelSpecification MODEL = FormulaParser.parse("y ~ 1 + (1 | g)");
    private static final double INTERCEPT_SD = 0.5;
    private static final double MEAN = 1;
    private static final int SIZE = 10;
    /** How many known groups, and how many new ones, are predicted in each replicate. */
    private static final int PREDICTED = 5;

    @Override
    public String title() {
        return "Null model";
    }

    @Override
    public String description() {
        return "`" + MODEL.formula()
                + "` by REML: 10 rows per group; standard deviations 0.5 of the intercepts, 1 of the"
                + " residuals, an ICC of .2. In each replicate new rows of 5 known groups and of 5 new"
                + " groups are predicted.";
    }

    @Override
    public Tally.Replicate replicate(int groups, SplittableRandom random) {
        PupilRows rows = new PupilRows();
        PupilRows others = new PupilRows();
        for (int g = 0; g < groups + PREDICTED; g++) {
            double expected = MEAN + INTERCEPT_SD * random.nextGaussian();
            for (int i = 0; i < SIZE && g < groups; i++) {
                add(g, expected, true, random, rows);
            }
            if (g >= groups - PREDICTED) {
                add(g, expected, g < groups, random, others);
            }
        }
        LinearMixedModel model =
                LinearMixedModelFitter.with(FitOptions.defaults()).fit(MODEL, rows.table(), ProgressMonitor.none());
        Tally.Replicate replicate = new Tally.Replicate();
        ParameterChecks checks = new ParameterChecks(model, replicate);
        checks.coefficients(List.of("mean"), new double[] {MEAN});
        double variance = INTERCEPT_SD * INTERCEPT_SD;
        checks.components(
                List.of("variance of intercepts", "residual variance"), new double[] {variance, 1}, Double.NaN);
        checks.intraclassCorrelation(variance / (variance + 1));
        new PredictionChecks(model, others, replicate).all();
        return replicate;
    }

    private static void add(int g, double expected, boolean known, SplittableRandom random, PupilRows rows) {
        rows.add(g, 0, 0, new PupilRows.Truth(known, MEAN, expected, expected + random.nextGaussian()));
    }
}
