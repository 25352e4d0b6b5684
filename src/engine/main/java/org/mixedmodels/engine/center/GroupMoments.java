package org.mixedmodels.engine.center;

import java.util.List;

/**
 * Means and standard deviations of predictors in the groups of one level.
 *
 * @param names per group its category in the column of the level
 * @param parents per group the place of its group in the level above, -1 in the highest level
 * @param means per group and column the mean over the group's rows with a value, NaN without any
 * @param stdDevs per group and column the standard deviation (n - 1), NaN with fewer than two values
 */
public record GroupMoments(List<String> names, int[] parents, double[][] means, double[][] stdDevs) {

    /**
     * Copies the list; arrays are taken as they are.
     *
     * @throws IllegalArgumentException if the parts are of different lengths
     */
    public GroupMoments {
        names = List.copyOf(names);
        if (parents.length != names.size() || means.length != names.size() || stdDevs.length != names.size()) {
            throw new IllegalArgumentException("groups and their numbers are not as many");
        }
    }
}
