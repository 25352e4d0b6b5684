package org.mixedmodels.engine.likelihood;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mixedmodels.engine.ReferenceFits;
import org.mixedmodels.engine.result.LinearMixedModel;

/** The analytic gradient against central differences of the criterion, for every model of the catalogue. */
class GradientTest {

    private static final double TOLERANCE = 1e-6;

    static List<String> ids() {
        return ReferenceFits.ids();
    }

    @ParameterizedTest
    @MethodSource("ids")
    void equalsCentralDifferences(String id) {
        LinearMixedModel model = ReferenceFits.fit(id);
        ProfiledCriterion criterion = new ProfiledCriterion(model.data(), model.estimation());
        double[] scales = criterion.blocks().scales();
        double[] theta = criterion.blocks().start();
        Random random = new Random(id.hashCode());
        for (int k = 0; k < theta.length; k++) {
            theta[k] = (theta[k] == 0 ? 0.3 : 1) * scales[k] * (0.5 + random.nextDouble());
        }
        double[] gradient = new double[theta.length];
        double value = criterion.valueWithDerivatives(theta, gradient, new double[theta.length][theta.length]);
        double[] joint = criterion.jointGradient(theta, 1.3 * model.sigma()).total();
        for (int k = 0; k < theta.length; k++) {
            double step = 1e-4 * scales[k];
            int parameter = k;
            double expected = derivative(t -> criterion.value(t), theta, parameter, step);
            double expectedJoint = derivative(t -> criterion.value(t, 1.3 * model.sigma()), theta, parameter, step);
            // rounding of the criterion, divided by the step, is the floor of a difference quotient
            double floor = 1e-12 * Math.abs(value) / step;
            assertEquals(expected, gradient[k], TOLERANCE * Math.abs(expected) + floor);
            assertEquals(expectedJoint, joint[k], TOLERANCE * Math.abs(expectedJoint) + floor);
        }
    }

    private interface Function {
        double at(double[] theta);
    }

    /** Central differences with one step of Richardson's extrapolation. */
    private static double derivative(Function function, double[] theta, int k, double step) {
        return (4 * difference(function, theta, k, step) - difference(function, theta, k, 2 * step)) / 3;
    }

    private static double difference(Function function, double[] theta, int k, double step) {
        double[] up = theta.clone();
        double[] down = theta.clone();
        up[k] += step;
        down[k] -= step;
        return (function.at(up) - function.at(down)) / (2 * step);
    }
}
