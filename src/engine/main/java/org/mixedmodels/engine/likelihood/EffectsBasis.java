package org.mixedmodels.engine.likelihood;

import static org.mixedmodels.engine.linalg.BlockProducts.addProduct;
import static org.mixedmodels.engine.linalg.BlockProducts.addTransposedProduct;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.mixedmodels.engine.covariance.CovarianceStructure;
import org.mixedmodels.engine.design.CrossProducts;
import org.mixedmodels.engine.design.ModelData;
import org.mixedmodels.engine.design.RandomDesign;

/**
 * The same model in other random effects c of each term, b = S c: Z b = (Z S) c. If c has the covariance factor
 * Lambda_c, then b has S Lambda_c, of which the lower triangular form with the same product is Lambda.
 */
public final class EffectsBasis {

    private final ModelData original;
    private final ModelData changed;
    /** Per factor, in the order of the cross-products, S and its inverse, q x q row by row. */
    private final double[][] bases;

    private final double[][] inverses;

    /**
     * A change of basis.
     *
     * @param original the model's data
     * @param bases per factor, in the order of the cross-products, S (q x q row by row), not zero only within terms; a
     *     term whose structure is not unstructured can be permuted at most
     */
    EffectsBasis(ModelData original, double[][] bases) {
        this(original, bases, true);
    }

    private EffectsBasis(ModelData original, double[][] bases, boolean anyChange) {
        this.original = original;
        this.bases = bases;
        this.inverses = Arrays.stream(bases).map(EffectsBasis::inverse).toArray(double[][]::new);
        this.changed = anyChange
                ? new ModelData(
                        original.fixed(), original.random(), changed(original.crossProducts()), original.outcome())
                : original;
    }

    /** The basis that the model has. */
    static EffectsBasis unchanged(ModelData data) {
        return new EffectsBasis(data, identities(data.crossProducts()), false);
    }

    /** A basis for every factor that changes nothing yet. */
    static double[][] identities(CrossProducts sums) {
        double[][] result = new double[sums.factors().size()][];
        for (int f = 0; f < result.length; f++) {
            int q = sums.factors().get(f).size();
            result[f] = new double[q * q];
            for (int i = 0; i < q; i++) {
                result[f][i * q + i] = 1;
            }
        }
        return result;
    }

    private static double[] inverse(double[] basis) {
        int q = (int) Math.round(Math.sqrt(basis.length));
        DMatrixRMaj inverse = new DMatrixRMaj(q, q);
        CommonOps_DDRM.invert(new DMatrixRMaj(q, q, true, basis), inverse);
        return inverse.getData();
    }

    /** The data for the effects c. */
    public ModelData data() {
        return changed;
    }

    /** Replaces a row z of Z, the columns of one factor, by z S. */
    void change(int factor, double[] z) {
        int q = z.length;
        double[] changed = new double[q];
        addProduct(1, z, 0, q, bases[factor], 0, q, changed, 0, q, 1, q, q);
        System.arraycopy(changed, 0, z, 0, q);
    }

    /** Theta of the original model from that of the effects c. */
    public double[] theta(double[] changedTheta) {
        return times(bases, changedTheta);
    }

    /** Theta of the effects c from that of the original model. */
    public double[] changedTheta(double[] theta) {
        return times(inverses, theta);
    }

    private double[] times(double[][] matrices, double[] theta) {
        double[] result = theta.clone();
        for (RandomDesign.Factor factor : original.random().factors()) {
            double[] matrix = matrices[original.crossProducts().factor(factor.name())];
            for (RandomDesign.Term term : factor.terms()) {
                if (!isIdentity(term, matrix, factor.size())) {
                    place(term, matrix, factor.size(), result);
                }
            }
        }
        return result;
    }

    private static boolean isIdentity(RandomDesign.Term term, double[] matrix, int q) {
        boolean identity = true;
        for (int i = 0; i < term.columns().size(); i++) {
            for (int j = 0; j < term.columns().size(); j++) {
                identity &= matrix[(term.offset() + i) * q + term.offset() + j] == (i == j ? 1 : 0);
            }
        }
        return identity;
    }

    private static void place(RandomDesign.Term term, double[] matrix, int q, double[] theta) {
        CovarianceStructure structure = term.structure();
        double[][] lambda = structure.lambda(theta, term.thetaStart());
        int n = lambda.length;
        double[][] product = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int k = 0; k < n; k++) {
                double factor = matrix[(term.offset() + i) * q + term.offset() + k];
                for (int c = 0; c < n && factor != 0; c++) {
                    product[i][c] += factor * lambda[k][c];
                }
            }
        }
        LowerTriangle.make(product);
        for (int k = 0; k < structure.parameters(); k++) {
            CovarianceStructure.Entry entry = structure.entries(k).get(0);
            theta[term.thetaStart() + k] = product[entry.row()][entry.column()];
        }
    }

    /** S'Z'WZ S, S'Z'W[X y] and S_f'Z_f'WZ_g S_g. */
    private CrossProducts changed(CrossProducts sums) {
        List<CrossProducts.FactorProducts> factors = new ArrayList<>();
        for (int f = 0; f < bases.length; f++) {
            CrossProducts.FactorProducts factor = sums.factors().get(f);
            int q = factor.size();
            double[] zz = new double[factor.zz().length];
            for (int at = 0; at < zz.length; at += q * q) {
                multiply(bases[f], q, factor.zz(), at, bases[f], q, zz);
            }
            double[] zx = transposedTimes(bases[f], factor.zx(), q, sums.columns() + 1);
            factors.add(
                    new CrossProducts.FactorProducts(factor.name(), factor.levels(), q, zz, zx, factor.observations()));
        }
        List<CrossProducts.PairProducts> pairs =
                sums.pairs().stream().map(pair -> changed(pair, sums)).toList();
        return new CrossProducts(
                sums.columns(), sums.xx(), factors, pairs, sums.nobs(), sums.skippedRows(), sums.sumLogWeights());
    }

    private CrossProducts.PairProducts changed(CrossProducts.PairProducts pair, CrossProducts sums) {
        int qf = sums.factors().get(pair.first()).size();
        int qg = sums.factors().get(pair.second()).size();
        double[] blocks = new double[pair.blocks().length];
        for (int at = 0; at < blocks.length; at += qf * qg) {
            multiply(bases[pair.first()], qf, pair.blocks(), at, bases[pair.second()], qg, blocks);
        }
        return new CrossProducts.PairProducts(
                pair.first(), pair.second(), pair.firstLevels(), pair.secondLevels(), blocks);
    }

    /** A'MB for the block M at a place, written to the same place. */
    private static void multiply(double[] a, int rows, double[] m, int at, double[] b, int columns, double[] out) {
        double[] half = new double[rows * columns];
        addProduct(1, m, at, columns, b, 0, columns, half, 0, columns, rows, columns, columns);
        addTransposedProduct(1, a, 0, rows, half, 0, columns, out, at, columns, rows, rows, columns);
    }

    /** A'M for every block M (q x width). */
    private static double[] transposedTimes(double[] a, double[] blocks, int q, int width) {
        double[] out = new double[blocks.length];
        for (int at = 0; at < out.length; at += q * width) {
            addTransposedProduct(1, a, 0, q, blocks, at, width, out, at, width, q, q, width);
        }
        return out;
    }

    /**
     * The sums of the original effects for an outcome whose sums with the effects c are known.
     *
     * @param changed the sums with the effects c
     * @param others sums of the original effects for another outcome
     */
    CrossProducts original(CrossProducts changed, CrossProducts others) {
        List<CrossProducts.FactorProducts> factors = new ArrayList<>();
        for (int f = 0; f < bases.length; f++) {
            CrossProducts.FactorProducts kept = others.factors().get(f);
            double[] zx =
                    transposedTimes(inverses[f], changed.factors().get(f).zx(), kept.size(), changed.columns() + 1);
            factors.add(new CrossProducts.FactorProducts(
                    kept.name(), kept.levels(), kept.size(), kept.zz(), zx, kept.observations()));
        }
        return new CrossProducts(
                others.columns(),
                changed.xx().clone(),
                factors,
                others.pairs(),
                others.nobs(),
                others.skippedRows(),
                others.sumLogWeights());
    }
}
