package org.mixedmodels.knime.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.mixedmodels.engine.data.InputProblem;
import org.mixedmodels.engine.data.InvalidInputException;
import org.mixedmodels.engine.progress.CancelledException;

class ProblemsTest {

    private static final InvalidInputException PROBLEM =
            new InvalidInputException(InputProblem.Kind.NO_ROWS, "All 3 rows are incomplete.", "Fill the gaps.");

    @Test
    void saysWhatIsWrongAndWhatToDo() {
        KNIMEException failed = assertThrows(
                KNIMEException.class,
                () -> Problems.translate(() -> {
                    throw PROBLEM;
                }));
        assertEquals("All 3 rows are incomplete.", failed.getMessage());
        assertEquals(List.of("Fill the gaps."), failed.getKNIMEMessage().getResolutions());
        InvalidSettingsException refused = assertThrows(
                InvalidSettingsException.class,
                () -> Problems.inConfigure(() -> {
                    throw PROBLEM;
                }));
        assertEquals("All 3 rows are incomplete.", refused.getMessage());
    }

    @Test
    void findsTheProblemBehindOtherExceptions() {
        KNIMEException failed = assertThrows(
                KNIMEException.class,
                () -> Problems.translate(() -> {
                    throw new IllegalStateException("while rearranging", PROBLEM);
                }));
        assertEquals("All 3 rows are incomplete.", failed.getMessage());
    }

    @Test
    void tellsKnimeThatTheUserCancelled() {
        assertThrows(
                CanceledExecutionException.class,
                () -> Problems.translate(() -> {
                    throw new CancelledException();
                }));
    }

    @Test
    void doesNotHideDefects() {
        RuntimeException defect = new IllegalStateException("defect");
        assertSame(
                defect,
                assertThrows(
                        IllegalStateException.class,
                        () -> Problems.translate(() -> {
                            throw defect;
                        })));
    }

    @Test
    void joinsWarningsOnce() {
        assertTrue(new Warnings().text().isEmpty());
        assertEquals(
                "a\nb",
                new Warnings()
                        .add("a")
                        .addAll(new Warnings().add("b").add("a"))
                        .text()
                        .orElseThrow());
    }

    @Test
    void showsTheWeightiestWarningsAndCountsTheRest() {
        Warnings warnings = new Warnings()
                .add("advice")
                .add(Weight.UNSUPPORTED, "singular")
                .add(Weight.DATA_LEFT_OUT, "rows")
                .add("more advice")
                .add(Weight.UNUSABLE, "not converged");
        assertEquals(
                "not converged\nrows\nsingular\nAnd 2 more (see the output Summary).",
                warnings.text("see the output Summary").orElseThrow());
        assertEquals(
                "not converged\nrows\nsingular\nadvice\nmore advice",
                warnings.text().orElseThrow());
        assertEquals(List.of("not converged", "rows", "singular", "advice", "more advice"), warnings.all());
    }
}
