package org.mixedmodels.engine.inference;

import org.mixedmodels.engine.result.LinearMixedModel;

/**
 * A model in a comparison.
 *
 * @param name how it is called there
 * @param model the fitted model
 */
public record NamedModel(String name, LinearMixedModel model) {}
