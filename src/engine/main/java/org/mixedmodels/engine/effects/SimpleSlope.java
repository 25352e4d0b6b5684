package org.mixedmodels.engine.effects;

import org.mixedmodels.engine.inference.CoefficientTest;

/**
 * The slope of a predictor, or the difference of one of its categories to the first one, where a second predictor is held
 * (Aiken and West 1991, Multiple Regression: Testing and Interpreting Interactions).
 *
 * @param category the category that is compared with the first one; empty for a slope
 * @param at where the second predictor is held, empty without one
 * @param value its number, or the index of the category; NaN without one
 * @param test the slope or difference with its test
 */
public record SimpleSlope(String category, String at, double value, CoefficientTest test) {}
