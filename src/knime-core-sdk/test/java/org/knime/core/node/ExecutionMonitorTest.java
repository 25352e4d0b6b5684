package org.knime.core.node;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class ExecutionMonitorTest {

    private final ExecutionContext exec = new ExecutionContext(null);

    private double progress() {
        return exec.getProgressMonitor().getProgress();
    }

    @Test
    void sharesAddUp() {
        ExecutionMonitor first = exec.createSubProgress(0.25);
        first.setProgress(0.5, "reading rows");
        assertEquals(0.125, progress(), 1e-15);
        first.setProgress(1);
        exec.createSubExecutionContext(0.75).createSubProgress(0.5).setProgress(1.0, () -> "fitting");
        assertEquals(0.625, progress(), 1e-15);
        assertEquals("fitting", exec.getProgressMonitor().getMessage());
    }

    @Test
    void progressNeverGoesBack() {
        exec.setProgress(0.5);
        exec.setProgress(0.2);
        assertEquals(0.5, progress());
        exec.setProgress(7);
        assertEquals(1, progress());
    }

    @Test
    void cancellingReachesTheShares() {
        ExecutionMonitor share = exec.createSubExecutionContext(0.5).createSubProgress(0.5);
        assertDoesNotThrow(share::checkCanceled);
        exec.getProgressMonitor().setExecuteCanceled();
        assertThrows(CanceledExecutionException.class, share::checkCanceled);
        assertThrows(IllegalArgumentException.class, () -> exec.createSubProgress(1.5));
    }
}
