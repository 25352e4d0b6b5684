package org.mixedmodels.engine.predict;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.distribution.TDistribution;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Interpolated quantiles against those that are solved for. */
class StudentQuantileTest {

    @ParameterizedTest
    @ValueSource(doubles = {0.1, 0.5, 0.8, 0.9, 0.95, 0.99, 0.999, 0.99999})
    void equalsTheDistribution(double level) {
        StudentQuantile quantile = new StudentQuantile(level);
        for (double df = 1; df < 1e5; df *= 1.07) {
            double expected = new TDistribution(null, df, 1e-13).inverseCumulativeProbability(0.5 + level / 2);
            assertEquals(expected, quantile.at(df), 1e-9 * expected, "df " + df);
        }
        double normal = new NormalDistribution().inverseCumulativeProbability(0.5 + level / 2);
        assertEquals(normal, quantile.at(1e12), 1e-9 * normal);
        assertEquals(normal, quantile.at(Double.POSITIVE_INFINITY), 1e-9 * normal);
        assertEquals(quantile.at(1), quantile.at(0.3));
        assertTrue(Double.isNaN(quantile.at(Double.NaN)));
    }
}
