package org.mixedmodels.engine.center;

/**
 * A predictor and how it is centered.
 *
 * @param column the numeric column
 * @param method what is subtracted
 */
public record PredictorCentering(String column, CenteringMethod method) {}
