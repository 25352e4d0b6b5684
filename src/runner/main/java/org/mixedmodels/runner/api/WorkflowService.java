package org.mixedmodels.runner.api;

/** Loads and executes workflow folders. */
public interface WorkflowService {

    /**
     * Executes all nodes of a workflow, each after those that it depends on.
     *
     * @param request what to execute
     * @param listener told about every node, table and model while they are made
     * @throws RunnerException if the workflow cannot be loaded ({@link ExitCode#LOAD_ERROR}), if an override names what
     *     does not exist ({@link ExitCode#BAD_INPUT}) or if a node cannot be executed ({@link ExitCode#NOT_EXECUTED})
     */
    void run(WorkflowRequest request, WorkflowListener listener);
}
