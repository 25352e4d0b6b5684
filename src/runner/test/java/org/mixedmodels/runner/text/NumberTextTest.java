package org.mixedmodels.runner.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumberTextTest {

    @ParameterizedTest
    @CsvSource({
        "-0.0350527,     -0.03505270",
        "0.35740690243,   0.3574069",
        "0.00734155709,   0.007341557",
        "40.3641,        40.36410",
        "251.405104848, 251.40510",
        "-2950.90187807, -2950.90188",
        "1.42091081e-10, 1.420911e-10",
        "2287,           2287",
        "0,              0",
        "-0.0,           0",
        "1e20,           1.000000e+20",
        "Infinity,       Inf",
    })
    void anEstimateHasTheDigitsThatReadersCompare(double value, String text) {
        assertEquals(text, NumberText.estimate(value));
    }

    @Test
    void missingNumbersAreEmpty() {
        assertEquals(
                List.of("", "", "", ""),
                List.of(
                        NumberText.estimate(Double.NaN),
                        NumberText.fixed(Double.NaN, 2),
                        NumberText.pValue(Double.NaN),
                        NumberText.exact(Double.NaN)));
    }

    @ParameterizedTest
    @CsvSource({"-0.00004, 0.0000", "-0.00005001, -0.0001", "0, 0.0000", "-12.34567, -12.3457"})
    void zeroHasNoSign(double value, String text) {
        assertEquals(text, NumberText.fixed(value, 4));
    }

    @ParameterizedTest
    @CsvSource({"0.0116, 0.0116", "0.00009999, <0.0001", "0, <0.0001", "1, 1.0000"})
    void pValues(double value, String text) {
        assertEquals(text, NumberText.pValue(value));
    }

    @ParameterizedTest
    @CsvSource({"0.1, 0.1", "3, 3", "-1e-300, -1.0E-300", "-0.0350526873382143, -0.0350526873382143"})
    void exactTextReadsBackAsTheSameNumber(double value, String text) {
        assertEquals(text, NumberText.exact(value));
        assertEquals(value, Double.parseDouble(NumberText.exact(value)));
    }
}
