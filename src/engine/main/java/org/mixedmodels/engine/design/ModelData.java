package org.mixedmodels.engine.design;

/**
 * A model's data as the likelihood sees them.
 *
 * @param fixed the fixed-effects design
 * @param random the random-effects design
 * @param crossProducts the sums over all rows, for the columns of {@code fixed}
 * @param outcomeVariance the variance of the outcome (n - 1), for judging what is numerically zero
 */
public record ModelData(FixedDesign fixed, RandomDesign random, CrossProducts crossProducts, OutcomeSummary outcome) {}
