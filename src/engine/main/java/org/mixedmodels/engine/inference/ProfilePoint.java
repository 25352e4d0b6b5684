package org.mixedmodels.engine.inference;

/**
 * A point of a profile.
 *
 * @param value a value of the parameter
 * @param zeta the signed root of twice the loss of log-likelihood: as a standard normal quantile if the value is true
 */
public record ProfilePoint(double value, double zeta) {}
