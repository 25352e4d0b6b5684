package org.mixedmodels.benchmarks.coverage;

import java.util.SplittableRandom;

/** Random generators of replicates. */
final class Seeds {

    private Seeds() {}

    /** The generator of a replicate; seeds are scattered by the finaliser of MurmurHash3, lest two generators overlap. */
    static SplittableRandom random(long seed, int groups, int replicate) {
        long bits = seed ^ (((long) groups << 32) | replicate) * 0xFF51AFD7ED558CCDL;
        bits = (bits ^ bits >>> 33) * 0xC4CEB9FE1A85EC53L;
        return new SplittableRandom(bits ^ bits >>> 33);
    }
}
