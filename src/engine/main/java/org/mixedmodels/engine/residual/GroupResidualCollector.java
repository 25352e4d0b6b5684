package org.mixedmodels.engine.residual;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.commons.math3.random.RandomGenerator;
import org.apache.commons.math3.random.Well19937c;
import org.mixedmodels.engine.design.CrossProducts;

/**
 * Collects residuals by group, for as many groups and as many rows of each as are to be kept: the largest groups, and of
 * each a sample with equal probabilities (reservoir sampling, Vitter 1985, ACM TOMS 11, 37-57, algorithm R).
 */
final class GroupResidualCollector {

    private final String group;
    private final int most;
    private final RandomGenerator random;
    private final int[] kept;
    private final int[] slot;
    private final double[][] residuals;
    private final long[] seen;

    GroupResidualCollector(CrossProducts.FactorProducts factor, int levels, int most, long seed) {
        this.group = factor.name();
        this.most = most;
        this.random = new Well19937c(seed);
        long[] sizes = factor.observations();
        kept = IntStream.range(0, sizes.length)
                .boxed()
                .sorted((a, b) -> Long.compare(sizes[b], sizes[a]))
                .limit(levels)
                .mapToInt(Integer::intValue)
                .sorted()
                .toArray();
        slot = new int[sizes.length];
        Arrays.fill(slot, -1);
        residuals = new double[kept.length][];
        seen = new long[kept.length];
        for (int i = 0; i < kept.length; i++) {
            slot[kept[i]] = i;
            residuals[i] = new double[(int) Math.min(most, sizes[kept[i]])];
        }
    }

    void add(int level, double residual) {
        int to = slot[level];
        if (to < 0) {
            return;
        }
        long count = seen[to]++;
        if (count < residuals[to].length) {
            residuals[to][(int) count] = residual;
        } else {
            long place = (long) (random.nextDouble() * (count + 1));
            if (place < most) {
                residuals[to][(int) place] = residual;
            }
        }
    }

    GroupResiduals residuals() {
        for (double[] values : residuals) {
            Arrays.sort(values);
        }
        return new GroupResiduals(group, kept, residuals);
    }
}
