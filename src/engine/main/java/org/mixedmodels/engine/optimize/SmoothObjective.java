package org.mixedmodels.engine.optimize;

/** A smooth function with its gradient. */
@FunctionalInterface
public interface SmoothObjective {

    /**
     * The value at a point.
     *
     * @param point n coordinates
     * @param gradient receives the n partial derivatives
     * @return the value; positive infinity outside the function's domain, and then no gradient
     */
    double evaluate(double[] point, double[] gradient);
}
