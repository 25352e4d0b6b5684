package org.mixedmodels.engine.residual;

/**
 * Residuals by group of a factor.
 *
 * @param group the grouping factor
 * @param levels the groups that are kept, as the cross-products have them, ascending
 * @param residuals per kept group its residuals in ascending order: all, or as many as were drawn
 */
public record GroupResiduals(String group, int[] levels, double[][] residuals) {}
