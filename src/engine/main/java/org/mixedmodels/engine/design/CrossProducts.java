package org.mixedmodels.engine.design;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.mixedmodels.engine.data.LevelDictionary;

/**
 * All that the likelihood of a Gaussian mixed model needs of its data: the weighted sums of products of the columns of
 * [Z X y], Z grouped by the levels of the grouping factors.
 *
 * <p>Factors are ordered from the largest (levels times columns) to the smallest; that is the order of elimination of
 * the blocked Cholesky factorisation.
 *
 * @param columns the number p of columns of X
 * @param xx [X y]'W[X y], (p+1) x (p+1), row by row; y is the last column
 * @param factors the blocks of each grouping factor
 * @param pairs the blocks between two grouping factors, the earlier factor first
 * @param nobs the number n of rows
 * @param skippedRows the number of rows with a missing value
 * @param sumLogWeights the sum of log w_i
 */
public record CrossProducts(
        int columns,
        double[] xx,
        List<FactorProducts> factors,
        List<PairProducts> pairs,
        long nobs,
        long skippedRows,
        double sumLogWeights) {

    /** Copies the lists; arrays are taken as they are. */
    public CrossProducts {
        factors = List.copyOf(factors);
        pairs = List.copyOf(pairs);
    }

    /**
     * The blocks of one grouping factor with L levels and q columns.
     *
     * @param name the factor's name
     * @param levels the names of its levels
     * @param size the number q of columns of Z per level
     * @param zz per level Z'WZ, q x q row by row
     * @param zx per level Z'W[X y], q x (p+1) row by row
     * @param observations per level the number of rows
     */
    public record FactorProducts(
            String name, List<String> levels, int size, double[] zz, double[] zx, long[] observations) {

        /** Z'WZ summed over the levels, q x q row by row. */
        public double[] totalZz() {
            double[] total = new double[size * size];
            for (int at = 0; at < zz.length; at++) {
                total[at % total.length] += zz[at];
            }
            return total;
        }
    }

    /**
     * The non-zero blocks between the levels of two grouping factors.
     *
     * @param first index of the factor of the rows
     * @param second index of the factor of the columns, larger than the first
     * @param firstLevels per block the level of the first factor
     * @param secondLevels per block the level of the second factor
     * @param blocks per block Z_1'WZ_2, q_1 x q_2 row by row
     */
    public record PairProducts(int first, int second, int[] firstLevels, int[] secondLevels, double[] blocks) {

        /**
         * Every block transposed, row by row again.
         *
         * @param blocks the blocks, one after the other
         * @param rows how many rows each has
         * @param columns how many columns
         */
        static double[] transposed(double[] blocks, int rows, int columns) {
            double[] result = new double[blocks.length];
            int area = rows * columns;
            for (int start = 0; start < blocks.length; start += area) {
                for (int i = 0; i < rows; i++) {
                    for (int j = 0; j < columns; j++) {
                        result[start + j * rows + i] = blocks[start + i * columns + j];
                    }
                }
            }
            return result;
        }
    }

    /** The sum of products of columns i and j of [X y]. */
    public double xx(int i, int j) {
        return xx[i * (columns + 1) + j];
    }

    /** The factor of a name. */
    public int factor(String name) {
        for (int f = 0; f < factors.size(); f++) {
            if (factors.get(f).name().equals(name)) {
                return f;
            }
        }
        throw new IllegalArgumentException("no factor " + name);
    }

    /**
     * The sums over these rows and others together; the result does not depend on how rows are divided, but for rounding.
     *
     * @param other the sums over the other rows, of the same columns with the same shifts
     */
    public CrossProducts plus(CrossProducts other) {
        CrossProductsBuilder builder = new CrossProductsBuilder(
                columns, factors.stream().mapToInt(FactorProducts::size).toArray());
        int k = factors.size();
        int[] mine = new int[k];
        int[] theirs = new int[k];
        int[][] myLevels = new int[k][];
        int[][] theirLevels = new int[k][];
        List<List<String>> levels = new ArrayList<>();
        for (int f = 0; f < k; f++) {
            LevelDictionary union = LevelDictionary.of(factors.get(f).levels);
            mine[f] = f;
            theirs[f] = other.factor(factors.get(f).name);
            myLevels[f] = codes(union, factors.get(f).levels);
            theirLevels[f] = codes(union, other.factors.get(theirs[f]).levels);
            levels.add(union.levels());
        }
        builder.add(this, mine, myLevels);
        builder.add(other, theirs, theirLevels);
        List<String> names = factors.stream().map(FactorProducts::name).toList();
        return builder.build(names, levels, skippedRows + other.skippedRows);
    }

    private static int[] codes(LevelDictionary union, List<String> levels) {
        return levels.stream().mapToInt(union::encode).toArray();
    }

    /** The same sums for some columns of X only. */
    public CrossProducts withColumns(int[] kept) {
        int[] selected = Arrays.copyOf(kept, kept.length + 1);
        selected[kept.length] = columns;
        List<FactorProducts> reduced = new ArrayList<>();
        for (FactorProducts f : factors) {
            reduced.add(new FactorProducts(
                    f.name, f.levels, f.size, f.zz, selectColumns(f.zx, columns + 1, selected), f.observations));
        }
        double[] rows = new double[selected.length * (columns + 1)];
        for (int i = 0; i < selected.length; i++) {
            System.arraycopy(xx, selected[i] * (columns + 1), rows, i * (columns + 1), columns + 1);
        }
        return new CrossProducts(
                kept.length,
                selectColumns(rows, columns + 1, selected),
                reduced,
                pairs,
                nobs,
                skippedRows,
                sumLogWeights);
    }

    private static double[] selectColumns(double[] matrix, int width, int[] selected) {
        int rows = matrix.length / width;
        double[] result = new double[rows * selected.length];
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < selected.length; j++) {
                result[i * selected.length + j] = matrix[i * width + selected[j]];
            }
        }
        return result;
    }
}
