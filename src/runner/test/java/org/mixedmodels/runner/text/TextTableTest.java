package org.mixedmodels.runner.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class TextTableTest {

    @Test
    void textIsAlignedToTheLeftAndNumbersByTheirPoint() {
        TextTable table = TextTable.wide()
                .text("Term", List.of("(Intercept)", "ses"))
                .numbers("Estimate", List.of("-12.5", "0.3574069"))
                .numbers("df", List.of("", "17"));
        assertEquals(
                List.of(
                        "  Term            Estimate  df",
                        "  -----------  -----------  --",
                        "  (Intercept)  -12.5",
                        "  ses            0.3574069  17"),
                table.lines("  "));
    }

    @Test
    void aNarrowTableBreaksTheNamesOfItsColumns() {
        TextTable table = TextTable.narrow()
                .text("Term", List.of("ses"))
                .numbers("Std. deviation/correlation", List.of("0.0856829"));
        assertEquals(
                List.of(
                        "             Std.",
                        "       deviation/",
                        "Term  correlation",
                        "----  -----------",
                        "ses     0.0856829"),
                table.lines(""));
    }
}
