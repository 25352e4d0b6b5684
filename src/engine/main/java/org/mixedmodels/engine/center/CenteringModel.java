package org.mixedmodels.engine.center;

import java.util.List;

/**
 * Means and standard deviations of predictors, for centering these and later rows alike.
 *
 * @param definition what is centered, and how
 * @param means per column the mean over all rows with a value, NaN without any
 * @param stdDevs per column the standard deviation (n - 1), NaN with fewer than two values
 * @param groups the groups; none unless the method needs them
 * @param groupMeans per group and column the mean over the group's rows with a value, NaN without any
 */
public record CenteringModel(
        CenteringDefinition definition, double[] means, double[] stdDevs, List<String> groups, double[][] groupMeans) {

    /** Copies the list; arrays are taken as they are. */
    public CenteringModel {
        groups = List.copyOf(groups);
    }
}
