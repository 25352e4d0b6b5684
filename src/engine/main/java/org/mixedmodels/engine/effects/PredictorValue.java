package org.mixedmodels.engine.effects;

/**
 * A predictor held at a value.
 *
 * @param predictor its name
 * @param value the number, or the index of the category in its coding
 */
public record PredictorValue(String predictor, double value) {}
