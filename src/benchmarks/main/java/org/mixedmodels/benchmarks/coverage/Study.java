package org.mixedmodels.benchmarks.coverage;

import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** A study that is simulated again and again. */
interface Study {

    /** What it is, in a few words. */
    String title();

    /** What is simulated, in Markdown. */
    String description();

    /**
     * Simulates the study once, fits it and looks at its intervals.
     *
     * @param groups the number of groups
     * @param random where its randomness comes from
     */
    Tally.Replicate replicate(int groups, SplittableRandom random);

    /** The counts over replicates; equal seeds give equal counts. */
    default Tally run(int groups, int replicates, long seed) {
        return IntStream.range(0, replicates)
                .parallel()
                .mapToObj(i -> replicate(groups, Seeds.random(seed, groups, i)))
                .collect(Tally::new, Tally::add, Tally::add);
    }
}
