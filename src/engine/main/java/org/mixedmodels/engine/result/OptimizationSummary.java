package org.mixedmodels.engine.result;

/**
 * How the estimates were found.
 *
 * @param evaluations how often the criterion was evaluated
 * @param converged whether the search ended at a minimum
 * @param decrement the Newton decrement at the end: about 1.4 times the distance to the minimum in standard errors
 * @param message the verdict in words
 */
public record OptimizationSummary(int evaluations, boolean converged, double decrement, String message) {}
