package org.mixedmodels.engine.optimize;

/** A smooth function with its gradient and an approximation of its Hessian. */
@FunctionalInterface
public interface SmoothObjective {

    /**
     * The value at a point.
     *
     * @param point n coordinates
     * @param gradient receives the n partial derivatives
     * @param hessian receives the approximate second derivatives, n x n and symmetric
     * @return the value; positive infinity outside the function's domain, and then no derivatives
     */
    double evaluate(double[] point, double[] gradient, double[][] hessian);
}
