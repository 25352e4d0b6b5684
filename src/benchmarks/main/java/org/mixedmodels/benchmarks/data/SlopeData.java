package org.mixedmodels.benchmarks.data;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.mixedmodels.engine.data.RowBatch;

/**
 * An outcome y with random intercepts and slopes over groups: y = 1 + sum_k 0.5 x_k + b_g0 + sum_k b_gk x_k + e, with
 * standard normal x and e; the intercepts' standard deviation is 1, the slopes' 0.5, their correlations are positive.
 * Columns: y, the predictors, g.
 */
public final class SlopeData implements Generator {

    private static final double EFFECT = 0.5;
    private static final double SLOPE_SD = 0.5;
    private static final double SHARED = 0.4;

    private final List<String> predictors;
    private final int slopes;
    private final int groups;
    private final double[] effects;

    private SlopeData(List<String> predictors, int slopes, int groups, long seed) {
        this.predictors = predictors;
        this.slopes = slopes;
        this.groups = groups;
        this.effects = effects(seed);
    }

    /**
     * Rows of such data.
     *
     * @param rows their number
     * @param groups the number of groups; a row falls in each with equal probability
     * @param predictors the names of the predictors
     * @param slopes how many of them have random slopes, from the first on
     * @param seed equal seeds give equal rows
     */
    public static GeneratedRows rows(long rows, int groups, List<String> predictors, int slopes, long seed) {
        SlopeData data = new SlopeData(List.copyOf(predictors), slopes, groups, seed);
        Map<String, List<String>> columns = new LinkedHashMap<>();
        columns.put("y", List.of());
        predictors.forEach(name -> columns.put(name, List.of()));
        columns.put("g", GeneratedRows.levels("g", groups));
        return new GeneratedRows(rows, columns, seed, data);
    }

    private double[] effects(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int q = slopes + 1;
        double[] result = new double[Math.multiplyExact(groups, q)];
        for (int g = 0; g < groups; g++) {
            double intercept = random.nextGaussian();
            result[g * q] = intercept;
            for (int k = 1; k < q; k++) {
                result[g * q + k] =
                        SLOPE_SD * (SHARED * intercept + Math.sqrt(1 - SHARED * SHARED) * random.nextGaussian());
            }
        }
        return result;
    }

    @Override
    public void next(SplittableRandom random, RowBatch batch, int row) {
        int group = random.nextInt(groups);
        int at = group * (slopes + 1);
        double y = 1 + effects[at] + random.nextGaussian();
        for (int k = 1; k <= predictors.size(); k++) {
            double x = random.nextGaussian();
            batch.numbers(k)[row] = x;
            y += x * (k <= slopes ? EFFECT + effects[at + k] : EFFECT);
        }
        batch.numbers(0)[row] = y;
        batch.codes(predictors.size() + 1)[row] = group;
    }
}
