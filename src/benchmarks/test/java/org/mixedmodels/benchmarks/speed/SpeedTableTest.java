package org.mixedmodels.benchmarks.speed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SpeedTableTest {

    private static final SpeedCase CASE = SpeedCase.named("insteval");

    @Test
    void lineHasTheSixNumbers() {
        SpeedResult result = new SpeedResult(
                CASE,
                Map.of("seconds", "0.5", "peak", "30.4", "criterion", "100.00002"),
                Map.of("seconds", "4", "criterion", "100"),
                "");
        assertEquals("insteval 0.50000 4.0000 0.12500 30 2.0e-05", SpeedTable.line(result));
    }

    @Test
    void whatIsMissingIsADash() {
        SpeedResult result = new SpeedResult(CASE, Map.of("seconds", "0.5"), Map.of(), "");
        assertEquals("insteval 0.50000 - - - -", SpeedTable.line(result));
        assertTrue(SpeedTable.markdown(List.of(result)).contains("lme4 was not run"));
    }

    @Test
    void unknownCasesAreRefusedWithTheNamesThatThereAre() {
        String message = assertThrows(IllegalArgumentException.class, () -> SpeedCase.named("no"))
                .getMessage();
        assertTrue(message.contains("sleepstudy"), message);
    }

    @Test
    void outputOfAChildIsReadByItsKeys() {
        assertEquals(Map.of("a", "1", "refused", "x=2"), ChildProcess.keyValues("noise\na=1\nrefused=x=2\n"));
    }
}
