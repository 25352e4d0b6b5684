package org.mixedmodels.engine.inference;

/**
 * A likelihood-ratio confidence interval.
 *
 * @param lower the lower limit; the smallest possible value where the likelihood excludes none
 * @param upper the upper limit; the largest possible value where the likelihood excludes none
 */
public record ProfileInterval(double lower, double upper) {}
