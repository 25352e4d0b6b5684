package org.mixedmodels.engine.likelihood;

import static org.mixedmodels.engine.linalg.BlockProducts.addProduct;
import static org.mixedmodels.engine.linalg.BlockProducts.addTransposedProduct;

import java.util.ArrayList;
import java.util.List;
import org.mixedmodels.engine.covariance.UnstructuredCovariance;
import org.mixedmodels.engine.data.InputProblem;
import org.mixedmodels.engine.data.InvalidInputException;
import org.mixedmodels.engine.design.CrossProducts;
import org.mixedmodels.engine.design.ModelData;
import org.mixedmodels.engine.design.RandomDesign;

/**
 * The same model with the columns of random slopes centred, for the search for theta: with a year or an age far from zero
 * an intercept and its slope are nearly one, and theta lies in a narrow curved valley.
 *
 * <p>For a term with an intercept and an unstructured covariance, Z b = (Z S)(S^-1 b), where S subtracts from each column
 * its mean times the intercept's; if b_s = S^-1 b has the factor Lambda_s, then b has S Lambda_s, of which the lower
 * triangular form with the same product is Lambda. Terms whose columns are near zero stay as they are.
 */
public final class CentredSlopes {

    /** Of means in standard deviations: below it nothing is gained, */
    private static final double FAR = 3;
    /** beyond it squares of the columns keep fewer than six digits of their differences. */
    private static final double TOO_FAR = 1e5;

    private final ModelData original;
    private final ModelData centred;
    private final double[][] shears;
    private final boolean far;

    private CentredSlopes(ModelData original) {
        this.original = original;
        CrossProducts sums = original.crossProducts();
        shears = new double[sums.factors().size()][];
        boolean anyFar = false;
        for (RandomDesign.Factor factor : original.random().factors()) {
            int f = sums.factor(factor.name());
            shears[f] = identity(factor.size());
            double[] products = sums.factors().get(f).totalZz();
            for (RandomDesign.Term term : factor.terms()) {
                anyFar |= shear(term, products, factor.size(), shears[f]);
            }
        }
        far = anyFar;
        centred =
                far ? new ModelData(original.fixed(), original.random(), sheared(sums), original.outcome()) : original;
    }

    /**
     * Centres the slopes of a model.
     *
     * @throws InvalidInputException of kind SCALE if a column lies so far from zero that its differences are lost
     */
    public static CentredSlopes of(ModelData data) {
        return new CentredSlopes(data);
    }

    /** The data in which theta is searched. */
    public ModelData data() {
        return centred;
    }

    /** Whether they differ from the original ones. */
    public boolean isFar() {
        return far;
    }

    /**
     * Centres the random-effects columns of a row, in their place.
     *
     * @param factor the place of the factor among the cross-products
     * @param z its q values of Z
     */
    public void centre(int factor, double[] z) {
        int q = z.length;
        for (int i = 0; i < q && far; i++) {
            for (int j = i + 1; j < q; j++) {
                z[j] += shears[factor][i * q + j] * z[i];
            }
        }
    }

    private static double[] identity(int q) {
        double[] matrix = new double[q * q];
        for (int i = 0; i < q; i++) {
            matrix[i * q + i] = 1;
        }
        return matrix;
    }

    private static boolean shear(RandomDesign.Term term, double[] products, int q, double[] shear) {
        boolean applies = term.structure() instanceof UnstructuredCovariance
                && term.columns().get(0).isIntercept();
        boolean anyFar = false;
        int base = term.offset();
        double count = products[base * q + base];
        for (int k = 1; applies && k < term.columns().size(); k++) {
            double mean = products[base * q + base + k] / count;
            double square = products[(base + k) * q + base + k] / count;
            double distance = Math.abs(mean) / Math.sqrt(Math.max(square - mean * mean, 1e-16 * square));
            if (distance > TOO_FAR) {
                throw tooFar(term.names().get(k), mean);
            }
            if (distance > FAR) {
                shear[base * q + base + k] = -mean;
                anyFar = true;
            }
        }
        return anyFar;
    }

    private static InvalidInputException tooFar(String column, double mean) {
        return new InvalidInputException(
                InputProblem.Kind.SCALE,
                "The values of \"" + column + "\" lie so far from zero (around " + mean
                        + ") that nothing is left of their differences in a random slope.",
                "Center \"" + column + "\" first.");
    }

    /** S'Z'WZ S, S'Z'W[X y] and S_f'Z_f'WZ_g S_g. */
    private CrossProducts sheared(CrossProducts sums) {
        List<CrossProducts.FactorProducts> factors = new ArrayList<>();
        int width = sums.columns() + 1;
        for (int f = 0; f < shears.length; f++) {
            CrossProducts.FactorProducts factor = sums.factors().get(f);
            int q = factor.size();
            double[] zz = new double[factor.zz().length];
            double[] zx = new double[factor.zx().length];
            for (int level = 0; level < factor.levels().size(); level++) {
                multiply(shears[f], q, factor.zz(), level * q * q, shears[f], q, zz);
                addTransposedProduct(
                        1,
                        shears[f],
                        0,
                        q,
                        factor.zx(),
                        level * q * width,
                        width,
                        zx,
                        level * q * width,
                        width,
                        q,
                        q,
                        width);
            }
            factors.add(
                    new CrossProducts.FactorProducts(factor.name(), factor.levels(), q, zz, zx, factor.observations()));
        }
        List<CrossProducts.PairProducts> pairs = new ArrayList<>();
        for (CrossProducts.PairProducts pair : sums.pairs()) {
            int qf = sums.factors().get(pair.first()).size();
            int qg = sums.factors().get(pair.second()).size();
            double[] blocks = new double[pair.blocks().length];
            for (int at = 0; at < blocks.length; at += qf * qg) {
                multiply(shears[pair.first()], qf, pair.blocks(), at, shears[pair.second()], qg, blocks);
            }
            pairs.add(new CrossProducts.PairProducts(
                    pair.first(), pair.second(), pair.firstLevels(), pair.secondLevels(), blocks));
        }
        return new CrossProducts(
                sums.columns(), sums.xx(), factors, pairs, sums.nobs(), sums.skippedRows(), sums.sumLogWeights());
    }

    /** A'MB for the block M at a place, written to the same place. */
    private static void multiply(double[] a, int rows, double[] m, int at, double[] b, int columns, double[] out) {
        double[] half = new double[rows * columns];
        addProduct(1, m, at, columns, b, 0, columns, half, 0, columns, rows, columns, columns);
        addTransposedProduct(1, a, 0, rows, half, 0, columns, out, at, columns, rows, rows, columns);
    }

    /** Theta of the original model from that of the centred one. */
    public double[] theta(double[] centredTheta) {
        return sheared(centredTheta, 1);
    }

    /** Theta of the centred model from that of the original one. */
    public double[] centredTheta(double[] theta) {
        return sheared(theta, -1);
    }

    private double[] sheared(double[] theta, double sign) {
        double[] result = theta.clone();
        for (RandomDesign.Factor factor : original.random().factors()) {
            double[] shear = shears[original.crossProducts().factor(factor.name())];
            for (RandomDesign.Term term : factor.terms()) {
                if (far && term.structure() instanceof UnstructuredCovariance) {
                    place(term, shear, factor.size(), sign, result);
                }
            }
        }
        return result;
    }

    private static void place(RandomDesign.Term term, double[] shear, int q, double sign, double[] theta) {
        double[][] lambda = term.structure().lambda(theta, term.thetaStart());
        int n = lambda.length;
        for (int k = 1; k < n; k++) {
            double factor = sign * shear[term.offset() * q + term.offset() + k];
            for (int c = 0; c < n; c++) {
                lambda[0][c] += factor * lambda[k][c];
            }
        }
        LowerTriangle.make(lambda);
        int parameter = term.thetaStart();
        for (int c = 0; c < n; c++) {
            for (int r = c; r < n; r++) {
                theta[parameter++] = lambda[r][c];
            }
        }
    }
}
