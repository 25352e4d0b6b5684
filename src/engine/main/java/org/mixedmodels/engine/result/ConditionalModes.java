package org.mixedmodels.engine.result;

import java.util.List;

/**
 * The conditional modes b of a random-effects term ("BLUPs"): the deviation of each group.
 *
 * @param group the grouping factor
 * @param terms the q names of the effects
 * @param levels the L groups, sorted: as numbers if all of them are numbers, else by their characters
 * @param modes L x q
 * @param stdErrors L x q, conditional on the fixed effects and variances as lme4's {@code condVar}
 * @param observations the number of rows of each group
 */
public record ConditionalModes(
        String group,
        List<String> terms,
        List<String> levels,
        double[][] modes,
        double[][] stdErrors,
        long[] observations) {

    /** Copies the lists; arrays are taken as they are. */
    public ConditionalModes {
        terms = List.copyOf(terms);
        levels = List.copyOf(levels);
    }
}
