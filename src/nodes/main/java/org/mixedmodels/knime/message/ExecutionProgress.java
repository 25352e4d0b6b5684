package org.mixedmodels.knime.message;

import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionMonitor;
import org.mixedmodels.engine.progress.ProgressMonitor;

/** Shows the engine's progress at the node, and tells the engine when the user has cancelled it. */
public final class ExecutionProgress implements ProgressMonitor {

    private final ExecutionMonitor m_execution;

    /** Reports to the given node execution, or to a part of it. */
    public ExecutionProgress(ExecutionMonitor execution) {
        m_execution = execution;
    }

    @Override
    public void report(double fraction, String message) {
        if (Double.isNaN(fraction)) {
            m_execution.setMessage(message);
        } else {
            m_execution.setProgress(Math.max(0, Math.min(1, fraction)), message);
        }
    }

    @Override
    public boolean isCancelled() {
        try {
            m_execution.checkCanceled();
            return false;
        } catch (CanceledExecutionException e) {
            return true;
        }
    }
}
