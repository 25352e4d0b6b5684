package org.mixedmodels.runner.workflow;

import org.mixedmodels.runner.api.ExitCode;
import org.mixedmodels.runner.api.RunnerException;

/** The sentences with which loading a workflow ends. */
final class LoadProblem {

    private LoadProblem() {}

    static RunnerException of(String message) {
        return new RunnerException(ExitCode.LOAD_ERROR, message);
    }
}
