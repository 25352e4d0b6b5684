package org.mixedmodels.engine.inference;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.CholeskyDecomposition_F64;
import org.mixedmodels.engine.design.CrossProducts;

/**
 * The expected information of variances and covariances relative to the residual variance, where all of them are zero:
 * with Q the projection on the residuals of the linear model,
 *
 * <pre>
 *   I_ij = (tr(Q V_i Q V_j) - tr(Q V_i) tr(Q V_j) / (n - p)) / 2,   V_i = sum over levels of z_a z_b',
 * </pre>
 *
 * the residual variance being profiled out (Searle, Casella and McCulloch 1992, Variance Components, section 6.6). All of
 * it follows from cross-products, since Z'QZ is sparse but for a part of rank p.
 */
final class ComponentInformation {

    private final CrossProducts sums;
    private final int p;
    /** Per factor, level and effect: R'^-1 X'z for X'X = R'R. */
    private final double[][] projected;

    ComponentInformation(CrossProducts sums) {
        this.sums = sums;
        this.p = sums.columns();
        this.projected = new double[sums.factors().size()][];
        double[] root = root();
        for (int f = 0; f < projected.length; f++) {
            projected[f] = projected(sums.factors().get(f), root);
        }
    }

    /**
     * An entry of a relative covariance matrix.
     *
     * @param factor the grouping factor
     * @param entries pairs of effects whose products the derivative of the covariance of y is the sum of
     */
    record Parameter(int factor, List<int[]> entries) {

        static Parameter variance(int factor, int effect) {
            return new Parameter(factor, List.of(new int[] {effect, effect}));
        }

        static Parameter covariance(int factor, int a, int b) {
            return new Parameter(factor, List.of(new int[] {a, b}, new int[] {b, a}));
        }

        static Parameter commonVariance(int factor, List<Integer> effects) {
            List<int[]> entries = new ArrayList<>();
            effects.forEach(effect -> entries.add(new int[] {effect, effect}));
            return new Parameter(factor, entries);
        }
    }

    /** The lower triangular root of X'X. */
    private double[] root() {
        DMatrixRMaj xx = new DMatrixRMaj(p, p);
        for (int i = 0; i < p; i++) {
            for (int j = 0; j < p; j++) {
                xx.set(i, j, sums.xx(i, j));
            }
        }
        CholeskyDecomposition_F64<DMatrixRMaj> cholesky = DecompositionFactory_DDRM.chol(p, true);
        if (p > 0 && !cholesky.decompose(xx)) {
            throw new IllegalStateException("the fixed effects of a fitted model have full rank");
        }
        return p > 0 ? cholesky.getT(null).getData() : new double[0];
    }

    private double[] projected(CrossProducts.FactorProducts factor, double[] root) {
        int rows = factor.zx().length / (p + 1);
        double[] result = new double[rows * p];
        for (int row = 0; row < rows; row++) {
            for (int i = 0; i < p; i++) {
                double value = factor.zx()[row * (p + 1) + i];
                for (int k = 0; k < i; k++) {
                    value -= root[i * p + k] * result[row * p + k];
                }
                result[row * p + i] = value / root[i * p + i];
            }
        }
        return result;
    }

    /** Per level and effect the p numbers R'^-1 X'z. */
    double[] projected(int factor) {
        return projected[factor];
    }

    /** The information, k x k. */
    double[][] of(List<Parameter> parameters) {
        int k = parameters.size();
        double[][] information = new double[k][k];
        for (int i = 0; i < k; i++) {
            for (int j = 0; j <= i; j++) {
                Parameter a = parameters.get(i);
                Parameter b = parameters.get(j);
                information[i][j] = (products(a, b) - trace(a) * trace(b) / (sums.nobs() - p)) / 2;
                information[j][i] = information[i][j];
            }
        }
        return information;
    }

    /** tr(Q V). */
    private double trace(Parameter parameter) {
        CrossProducts.FactorProducts factor = sums.factors().get(parameter.factor);
        int q = factor.size();
        double trace = 0;
        for (int[] entry : parameter.entries) {
            for (int level = 0; level < factor.levels().size(); level++) {
                trace += factor.zz()[(level * q + entry[0]) * q + entry[1]]
                        - dot(parameter.factor, level * q + entry[0], parameter.factor, level * q + entry[1]);
            }
        }
        return trace;
    }

    private double dot(int f, int row, int g, int column) {
        double sum = 0;
        for (int i = 0; i < p; i++) {
            sum += projected[f][row * p + i] * projected[g][column * p + i];
        }
        return sum;
    }

    /** tr(Q V_i Q V_j). */
    private double products(Parameter i, Parameter j) {
        double sum = 0;
        for (int[] ab : i.entries) {
            for (int[] cd : j.entries) {
                sum += inner(i.factor, j.factor, ab[0], ab[1], cd[0], cd[1]);
            }
        }
        return sum;
    }

    /** The sum of (z_b'Q z_c)(z_a'Q z_d) over the levels of z_a, z_b and of z_c, z_d. */
    private double inner(int f, int g, int a, int b, int c, int d) {
        double sum = 0;
        double[] left = moment(f, b, a);
        double[] right = moment(g, c, d);
        for (int k = 0; k < left.length; k++) {
            sum += left[k] * right[k];
        }
        int qf = sums.factors().get(f).size();
        int qg = sums.factors().get(g).size();
        Blocks blocks = blocks(f, g);
        for (int i = 0; i < blocks.rows.length; i++) {
            int row = blocks.rows[i] * qf;
            int column = blocks.columns[i] * qg;
            double bc = blocks.value(i, b, c, qf, qg);
            double ad = blocks.value(i, a, d, qf, qg);
            sum += bc * ad - bc * dot(f, row + a, g, column + d) - ad * dot(f, row + b, g, column + c);
        }
        return sum;
    }

    /** The sum over the levels of the p x p products of the projected effects a and b. */
    private double[] moment(int f, int a, int b) {
        int q = sums.factors().get(f).size();
        double[] moment = new double[p * p];
        for (int level = 0; level < projected[f].length / Math.max(1, q * p); level++) {
            for (int i = 0; i < p; i++) {
                for (int j = 0; j < p; j++) {
                    moment[i * p + j] += projected[f][(level * q + a) * p + i] * projected[f][(level * q + b) * p + j];
                }
            }
        }
        return moment;
    }

    /** The blocks of Z_f'Z_g that are not zero. */
    private record Blocks(int[] rows, int[] columns, double[] values, boolean turned) {
        double value(int block, int row, int column, int height, int width) {
            int start = block * height * width;
            return values[start + (turned ? column * height + row : row * width + column)];
        }
    }

    private Blocks blocks(int f, int g) {
        if (f == g) {
            CrossProducts.FactorProducts factor = sums.factors().get(f);
            int[] levels = IntStream.range(0, factor.levels().size()).toArray();
            return new Blocks(levels, levels, factor.zz(), false);
        }
        CrossProducts.PairProducts pair = sums.pairs().stream()
                .filter(candidate -> candidate.first() == Math.min(f, g) && candidate.second() == Math.max(f, g))
                .findFirst()
                .orElseThrow();
        return f < g
                ? new Blocks(pair.firstLevels(), pair.secondLevels(), pair.blocks(), false)
                : new Blocks(pair.secondLevels(), pair.firstLevels(), pair.blocks(), true);
    }
}
