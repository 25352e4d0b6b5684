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
import org.mixedmodels.engine.result.Diagnostic;

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
                "a\nb", new Warnings().add("a").addAll(List.of("b", "a")).text().orElseThrow());
    }

    @Test
    void putsEveryDiagnosticIntoWords() {
        List<String> texts = Diagnostics.texts(List.of(
                new Diagnostic.SkippedRows(2, 8),
                new Diagnostic.SingularFit("school", "ses", false),
                new Diagnostic.RankDeficient(List.of("a", "b")),
                new Diagnostic.FewGroups("school", 4),
                new Diagnostic.NotConverged(1000, 0.25)));
        assertTrue(texts.get(0).startsWith("2 of 10 rows"), texts.get(0));
        assertTrue(texts.get(1).contains("\"ses\" by school"), texts.get(1));
        assertTrue(texts.get(2).contains("a, b"), texts.get(2));
        assertTrue(texts.get(3).contains("only 4 groups"), texts.get(3));
        assertTrue(texts.get(4).contains("1000 evaluations"), texts.get(4));
    }
}
