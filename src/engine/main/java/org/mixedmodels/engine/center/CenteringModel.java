package org.mixedmodels.engine.center;

import java.util.List;

/**
 * Means and standard deviations of predictors, for centering these and later rows alike.
 *
 * @param definition what is centered, and how
 * @param means per column of {@link CenteringDefinition#columns} the mean over all rows with a value
 * @param stdDevs per column the standard deviation (n - 1), NaN with fewer than two values
 * @param levels the groups of each level of the definition
 */
public record CenteringModel(
        CenteringDefinition definition, double[] means, double[] stdDevs, List<GroupMoments> levels) {

    /**
     * Copies the list; arrays are taken as they are.
     *
     * @throws IllegalArgumentException if the parts do not fit together
     */
    public CenteringModel {
        levels = List.copyOf(levels);
        int columns = definition.columns().size();
        if (means.length != columns || stdDevs.length != columns) {
            throw new IllegalArgumentException("columns and their means are not as many");
        }
        if (levels.size() != definition.levels().size()) {
            throw new IllegalArgumentException("levels and their groups are not as many");
        }
        for (int level = 0; level < levels.size(); level++) {
            int above = level == 0 ? 0 : levels.get(level - 1).names().size();
            require(levels.get(level), columns, level == 0 ? -1 : 0, above);
        }
    }

    private static void require(GroupMoments groups, int columns, int first, int end) {
        for (int g = 0; g < groups.names().size(); g++) {
            if (groups.means()[g].length != columns || groups.stdDevs()[g].length != columns) {
                throw new IllegalArgumentException("columns and their group means are not as many");
            }
            int parent = groups.parents()[g];
            if (parent < first || parent >= end) {
                throw new IllegalArgumentException("a group belongs to none in the level above");
            }
        }
    }
}
