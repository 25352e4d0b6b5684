package org.mixedmodels.runner.fit;

import java.util.ArrayList;
import java.util.List;
import org.mixedmodels.engine.covariance.CovarianceKind;
import org.mixedmodels.engine.data.InvalidInputException;
import org.mixedmodels.engine.inference.ExactVarianceTest;
import org.mixedmodels.engine.inference.SimulationOptions;
import org.mixedmodels.engine.likelihood.Estimation;
import org.mixedmodels.engine.progress.ProgressMonitor;
import org.mixedmodels.engine.result.GroupCovariance;
import org.mixedmodels.engine.result.LinearMixedModel;

/** The exact tests of the variances of a model that come without covariances, by the criterion that it was fitted with. */
final class ExactTests {

    private ExactTests() {}

    static List<ExactVarianceTest> of(LinearMixedModel model, SimulationOptions simulation, ProgressMonitor monitor) {
        List<ExactVarianceTest> tests = new ArrayList<>();
        List<GroupCovariance> terms = model.varCorr();
        for (int term = 0; term < terms.size(); term++) {
            int effects = terms.get(term).terms().size();
            boolean alone = effects == 1 || terms.get(term).kind() == CovarianceKind.DIAGONAL;
            for (int effect = 0; effect < effects && alone; effect++) {
                add(model, term, effect, simulation, monitor, tests);
            }
        }
        return tests;
    }

    private static void add(
            LinearMixedModel model,
            int term,
            int effect,
            SimulationOptions simulation,
            ProgressMonitor monitor,
            List<ExactVarianceTest> tests) {
        try {
            tests.add(
                    model.estimation() == Estimation.REML
                            ? ExactVarianceTest.restricted(model, term, effect, simulation, monitor)
                            : ExactVarianceTest.unrestricted(model, term, effect, simulation, monitor));
        } catch (InvalidInputException e) {
            // a category of a nominal slope cannot be left out alone: it has no test of its own
        }
    }
}
