package org.mixedmodels.engine.optimize;

/**
 * Where a minimisation ended, with the evidence.
 *
 * @param point the n coordinates
 * @param value the function's value there
 * @param decrement the Newton decrement sqrt(g'Hg), H the estimate of the inverse Hessian: for minus twice a
 *     log-likelihood about 1.4 times the distance to the minimum in standard errors
 * @param evaluations how often the function was evaluated
 * @param converged whether the decrement came below its tolerance
 */
public record Minimum(double[] point, double value, double decrement, int evaluations, boolean converged) {}
