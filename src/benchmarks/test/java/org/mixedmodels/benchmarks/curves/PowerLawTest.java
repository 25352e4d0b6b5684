package org.mixedmodels.benchmarks.curves;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class PowerLawTest {

    @Test
    void exponentOfAnExactPowerLaw() {
        double[] x = {1, 3, 10, 200};
        double[] y = Arrays.stream(x).map(v -> 7 * Math.pow(v, 1.5)).toArray();
        assertEquals(1.5, PowerLaw.exponent(x, y), 1e-12);
    }
}
