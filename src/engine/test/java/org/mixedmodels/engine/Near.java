package org.mixedmodels.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Comparison of numbers that may be unknown: NaN is near NaN only. */
public final class Near {

    private Near() {}

    public static void assertNear(double expected, double actual, double tolerance, String what) {
        if (Double.isNaN(expected)) {
            assertTrue(Double.isNaN(actual), what + " is unknown, not " + actual);
        } else {
            assertEquals(expected, actual, tolerance, what);
        }
    }
}
