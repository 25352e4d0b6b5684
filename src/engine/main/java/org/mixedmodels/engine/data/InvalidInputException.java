package org.mixedmodels.engine.data;

/** Data or a model that cannot be worked with; its message is one clear sentence. */
public final class InvalidInputException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient InputProblem problem;

    /** An exception for a problem. */
    public InvalidInputException(InputProblem problem) {
        super(problem.message());
        this.problem = problem;
    }

    /** An exception for a problem of the given kind. */
    public InvalidInputException(InputProblem.Kind kind, String message, String advice) {
        this(new InputProblem(kind, message, advice));
    }

    /** What is wrong. */
    public InputProblem problem() {
        return problem;
    }
}
