package org.mixedmodels.runner.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class TextTableTest {

    @Test
    void textIsAlignedToTheLeftAndNumbersByTheirPoint() {
        TextTable table = new TextTable()
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
}
