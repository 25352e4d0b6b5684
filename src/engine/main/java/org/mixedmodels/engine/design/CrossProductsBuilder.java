package org.mixedmodels.engine.design;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.mixedmodels.engine.data.LongIntMap;

/**
 * Sums the products of rows, one row after the other, and those of another pass. Memory grows with the levels, not with
 * the rows.
 */
final class CrossProductsBuilder {

    private final int columns;
    private final double[] xx;
    private final List<FactorSums> factors = new ArrayList<>();
    private final List<PairSums> pairs = new ArrayList<>();
    private long nobs;
    private double sumLogWeights;

    /**
     * Sums that are all zero.
     *
     * @param columns the number p of columns of X
     * @param sizes the number of columns of Z of each factor
     */
    CrossProductsBuilder(int columns, int[] sizes) {
        this.columns = columns;
        this.xx = new double[(columns + 1) * (columns + 1)];
        for (int f = 0; f < sizes.length; f++) {
            factors.add(new FactorSums(sizes[f], columns + 1));
            for (int g = 0; g < f; g++) {
                pairs.add(new PairSums(g, f, sizes[g] * sizes[f]));
            }
        }
    }

    /**
     * Adds a block of rows.
     *
     * @param x the p columns of X, then y
     * @param weights the weight of each row
     * @param levels per factor the level of each row
     * @param z per factor its columns of Z
     * @param size the number of rows
     */
    void add(double[][] x, double[] weights, int[][] levels, double[][][] z, int size) {
        int width = columns + 1;
        double[] weighted = new double[size];
        for (int i = 0; i < width; i++) {
            multiply(weights, x[i], weighted);
            for (int j = i; j < width; j++) {
                xx[i * width + j] += dot(weighted, x[j]);
            }
        }
        for (int f = 0; f < levels.length; f++) {
            factors.get(f).add(levels[f], z[f], x, weights, size);
        }
        for (PairSums pair : pairs) {
            pair.add(levels, z, weights, size);
        }
        nobs += size;
        for (int i = 0; i < size; i++) {
            sumLogWeights += weights[i] == 1 ? 0 : Math.log(weights[i]);
        }
    }

    private static void multiply(double[] a, double[] b, double[] out) {
        for (int i = 0; i < out.length; i++) {
            out[i] = a[i] * b[i];
        }
    }

    /** The sum of products, in four partial sums. */
    private static double dot(double[] a, double[] b) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        int i = 0;
        for (; i + 4 <= a.length; i += 4) {
            s0 += a[i] * b[i];
            s1 += a[i + 1] * b[i + 1];
            s2 += a[i + 2] * b[i + 2];
            s3 += a[i + 3] * b[i + 3];
        }
        for (; i < a.length; i++) {
            s0 += a[i] * b[i];
        }
        return (s0 + s1) + (s2 + s3);
    }

    /**
     * Adds the sums of other rows, of the same columns with the same shifts.
     *
     * @param other the sums
     * @param factorOf per factor here the factor there
     * @param levelOf per factor here, for each level there, the level here
     */
    void add(CrossProducts other, int[] factorOf, int[][] levelOf) {
        for (int i = 0; i < xx.length; i++) {
            xx[i] += other.xx()[i];
        }
        for (int f = 0; f < factorOf.length; f++) {
            factors.get(f).add(other.factors().get(factorOf[f]), levelOf[f]);
        }
        for (PairSums pair : pairs) {
            for (CrossProducts.PairProducts products : other.pairs()) {
                pair.add(products, factorOf, levelOf, factors);
            }
        }
        nobs += other.nobs();
        sumLogWeights += other.sumLogWeights();
    }

    /** The number of rows so far. */
    long nobs() {
        return nobs;
    }

    /**
     * The sums, factors ordered from the largest to the smallest.
     *
     * @param names the names of the factors
     * @param levels the names of the levels of each factor
     * @param skippedRows how many rows were left out
     */
    CrossProducts build(List<String> names, List<List<String>> levels, long skippedRows) {
        int[] order = IntStream.range(0, factors.size())
                .boxed()
                .sorted(Comparator.comparingLong(
                        (Integer f) -> -(long) levels.get(f).size() * factors.get(f).size))
                .mapToInt(f -> f)
                .toArray();
        int[] rank = new int[order.length];
        List<CrossProducts.FactorProducts> ordered = new ArrayList<>();
        for (int k = 0; k < order.length; k++) {
            rank[order[k]] = k;
            ordered.add(factors.get(order[k]).build(names.get(order[k]), List.copyOf(levels.get(order[k]))));
        }
        List<CrossProducts.PairProducts> orderedPairs = pairs.stream()
                .map(pair -> pair.build(rank, factors))
                .sorted(Comparator.comparingInt(CrossProducts.PairProducts::first)
                        .thenComparingInt(CrossProducts.PairProducts::second))
                .toList();
        mirror();
        return new CrossProducts(columns, xx, ordered, orderedPairs, nobs, skippedRows, sumLogWeights);
    }

    private static void addBlock(double[] source, int from, double[] target, int to, int length) {
        for (int i = 0; i < length; i++) {
            target[to * length + i] += source[from * length + i];
        }
    }

    private void mirror() {
        int width = columns + 1;
        for (int i = 0; i < width; i++) {
            for (int j = 0; j < i; j++) {
                xx[i * width + j] = xx[j * width + i];
            }
        }
    }

    /** Sums of one factor, per level Z'WZ (upper triangle) and Z'W[X y] side by side. */
    private static final class FactorSums {
        private final int size;
        private final int width;
        private final int stride;
        private double[] sums = new double[0];
        private long[] observations = new long[0];
        private int levels;

        FactorSums(int size, int width) {
            this.size = size;
            this.width = width;
            this.stride = size * (size + width);
        }

        private void reserve(int highest) {
            levels = Math.max(levels, highest + 1);
            if (levels > observations.length) {
                int capacity = Math.max(16, levels + levels / 2);
                observations = Arrays.copyOf(observations, capacity);
                sums = Arrays.copyOf(sums, Math.multiplyExact(capacity, stride));
            }
        }

        void add(CrossProducts.FactorProducts other, int[] levelOf) {
            for (int there = 0; there < levelOf.length; there++) {
                int here = levelOf[there];
                reserve(here);
                observations[here] += other.observations()[there];
                int at = here * stride;
                for (int i = 0; i < size * size; i++) {
                    sums[at++] += other.zz()[there * size * size + i];
                }
                for (int i = 0; i < size * width; i++) {
                    sums[at++] += other.zx()[there * size * width + i];
                }
            }
        }

        void add(int[] level, double[][] z, double[][] x, double[] weights, int rows) {
            int highest = -1;
            for (int row = 0; row < rows; row++) {
                highest = Math.max(highest, level[row]);
            }
            reserve(highest);
            for (int row = 0; row < rows; row++) {
                observations[level[row]]++;
                int at = level[row] * stride;
                for (int i = 0; i < size; i++) {
                    double wz = weights[row] * z[i][row];
                    int zzAt = at + i * size;
                    for (int j = i; j < size; j++) {
                        sums[zzAt + j] += wz * z[j][row];
                    }
                    int zxAt = at + size * size + i * width;
                    for (int j = 0; j < width; j++) {
                        sums[zxAt + j] += wz * x[j][row];
                    }
                }
            }
        }

        CrossProducts.FactorProducts build(String name, List<String> names) {
            double[] zz = new double[levels * size * size];
            double[] zx = new double[levels * size * width];
            for (int level = 0; level < levels; level++) {
                int at = level * stride;
                for (int i = 0; i < size; i++) {
                    for (int j = 0; j < size; j++) {
                        zz[(level * size + i) * size + j] = sums[at + Math.min(i, j) * size + Math.max(i, j)];
                    }
                }
                System.arraycopy(sums, at + size * size, zx, level * size * width, size * width);
            }
            return new CrossProducts.FactorProducts(name, names, size, zz, zx, Arrays.copyOf(observations, levels));
        }
    }

    /** Sums between two factors. */
    private static final class PairSums {
        private final int first;
        private final int second;
        private final int area;
        private final LongIntMap index = new LongIntMap();
        private final IntList firstLevels = new IntList();
        private final IntList secondLevels = new IntList();
        private double[] blocks = new double[0];

        PairSums(int first, int second, int area) {
            this.first = first;
            this.second = second;
            this.area = area;
        }

        void add(int[][] levels, double[][][] z, double[] weights, int rows) {
            for (int row = 0; row < rows; row++) {
                int at = block(levels[first][row], levels[second][row]) * area;
                for (double[] left : z[first]) {
                    double wz = weights[row] * left[row];
                    for (double[] right : z[second]) {
                        blocks[at++] += wz * right[row];
                    }
                }
            }
        }

        void add(CrossProducts.PairProducts other, int[] factorOf, int[][] levelOf, List<FactorSums> factors) {
            boolean straight = factorOf[first] == other.first() && factorOf[second] == other.second();
            boolean turned = factorOf[first] == other.second() && factorOf[second] == other.first();
            if (!straight && !turned) {
                return;
            }
            int[] rows = straight ? other.firstLevels() : other.secondLevels();
            int[] columns = straight ? other.secondLevels() : other.firstLevels();
            double[] theirs = straight
                    ? other.blocks()
                    : CrossProducts.PairProducts.transposed(
                            other.blocks(), factors.get(second).size, factors.get(first).size);
            for (int b = 0; b < rows.length; b++) {
                int here = block(levelOf[first][rows[b]], levelOf[second][columns[b]]);
                addBlock(theirs, b, blocks, here, area);
            }
        }

        private int block(int i, int j) {
            long key = ((long) i << 32) | j;
            int known = index.get(key);
            if (known >= 0) {
                return known;
            }
            int block = index.put(key, index.size());
            firstLevels.add(i);
            secondLevels.add(j);
            int needed = Math.multiplyExact(block + 1, area);
            if (needed > blocks.length) {
                blocks = Arrays.copyOf(blocks, Math.max(16, needed + needed / 2));
            }
            return block;
        }

        CrossProducts.PairProducts build(int[] rank, List<FactorSums> factors) {
            double[] exact = Arrays.copyOf(blocks, firstLevels.size() * area);
            if (rank[first] < rank[second]) {
                return new CrossProducts.PairProducts(
                        rank[first], rank[second], firstLevels.toArray(), secondLevels.toArray(), exact);
            }
            return new CrossProducts.PairProducts(
                    rank[second],
                    rank[first],
                    secondLevels.toArray(),
                    firstLevels.toArray(),
                    CrossProducts.PairProducts.transposed(exact, factors.get(first).size, factors.get(second).size));
        }
    }
}
