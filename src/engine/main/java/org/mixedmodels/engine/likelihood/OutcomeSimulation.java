package org.mixedmodels.engine.likelihood;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.distribution.GammaDistribution;
import org.apache.commons.math3.random.RandomGenerator;
import org.mixedmodels.engine.design.CrossProducts;
import org.mixedmodels.engine.design.ModelData;

/**
 * Simulates outcomes of a fitted model as far as the likelihood sees them, their sums of products, at a cost that does not
 * depend on the number of rows: for y = X beta + Z b + e with new b and e,
 *
 * <pre>
 *   [Z X]'Wy = A (g + c),   y'Wy = (g + c)'A (g + c) + sigma^2 chi^2 with n - rank(A) degrees of freedom,
 * </pre>
 *
 * A = [Z X]'W[Z X], g = (b, beta), and A c = [Z X]'We as {@link ErrorProjection} draws it; what the columns do not see of
 * e is independent of what they see. Not thread safe.
 */
public final class OutcomeSimulation {

    private final CrossProducts sums;
    private final CrossProducts withoutOutcome;
    private final ErrorProjection errors;
    private final double[][] lambda;
    private final double[] beta;
    private final double sigma;

    /**
     * Simulations.
     *
     * @param data the model's data
     * @param theta the covariance parameters
     * @param beta coefficients of the shifted columns of X
     * @param sigma the residual standard deviation
     */
    public OutcomeSimulation(ModelData data, double[] theta, double[] beta, double sigma) {
        this.sums = copy(data.crossProducts());
        this.withoutOutcome = copy(data.crossProducts());
        clearOutcome(withoutOutcome);
        this.errors = new ErrorProjection(sums);
        this.lambda = new LambdaBlocks(data.random(), sums).lambda(theta);
        this.beta = beta.clone();
        this.sigma = sigma;
    }

    private static CrossProducts copy(CrossProducts sums) {
        List<CrossProducts.FactorProducts> factors = new ArrayList<>();
        for (CrossProducts.FactorProducts f : sums.factors()) {
            factors.add(new CrossProducts.FactorProducts(
                    f.name(), f.levels(), f.size(), f.zz(), f.zx().clone(), f.observations()));
        }
        return new CrossProducts(
                sums.columns(),
                sums.xx().clone(),
                factors,
                sums.pairs(),
                sums.nobs(),
                sums.skippedRows(),
                sums.sumLogWeights());
    }

    private static void clearOutcome(CrossProducts sums) {
        int width = sums.columns() + 1;
        for (CrossProducts.FactorProducts f : sums.factors()) {
            for (int at = width - 1; at < f.zx().length; at += width) {
                f.zx()[at] = 0;
            }
        }
    }

    /** The sums with the outcome that was simulated last; every draw changes their arrays. */
    public CrossProducts sums() {
        return sums;
    }

    /** The sums with the outcome that was simulated last, to be kept. */
    public CrossProducts snapshot() {
        return copy(sums);
    }

    /** Simulates an outcome. */
    public void draw(RandomGenerator random) {
        double[][] c = errors.draw(random::nextGaussian);
        int factors = lambda.length;
        double[] fixed = beta.clone();
        for (int k = 0; k < fixed.length; k++) {
            fixed[k] += sigma * c[factors][k];
        }
        double[][] u = new double[factors][];
        for (int f = 0; f < factors; f++) {
            u[f] = new double[c[f].length];
            for (int i = 0; i < u[f].length; i++) {
                u[f][i] = sigma * random.nextGaussian();
            }
        }
        double[][] b = Estimates.effects(lambda, u);
        for (int f = 0; f < factors; f++) {
            for (int i = 0; i < b[f].length; i++) {
                b[f][i] += sigma * c[f][i];
            }
        }
        place(fixed, b, sigma * sigma * chiSquare(random, sums.nobs() - errors.rank()));
    }

    private static double chiSquare(RandomGenerator random, long df) {
        return df > 0 ? new GammaDistribution(random, df / 2.0, 2).sample() : 0;
    }

    /** Writes the products of the outcome X beta + Z b + r, r of a given square and orthogonal to [Z X]. */
    private void place(double[] fixed, double[][] b, double square) {
        int p = fixed.length;
        int width = p + 1;
        double[] xy = new double[p];
        for (int i = 0; i < p; i++) {
            for (int j = 0; j < p; j++) {
                xy[i] += sums.xx(i, j) * fixed[j];
            }
        }
        double yy = square;
        double[][] zr = ScaledResiduals.perLevel(withoutOutcome, fixed, b);
        for (int f = 0; f < b.length; f++) {
            double[] zx = sums.factors().get(f).zx();
            for (int i = 0; i < b[f].length; i++) {
                zx[i * width + p] = -zr[f][i];
                yy -= b[f][i] * zr[f][i];
                for (int k = 0; k < p; k++) {
                    xy[k] += b[f][i] * zx[i * width + k];
                }
            }
        }
        double[] xx = sums.xx();
        for (int k = 0; k < p; k++) {
            xx[k * width + p] = xy[k];
            xx[p * width + k] = xy[k];
            yy += fixed[k] * xy[k];
        }
        xx[width * width - 1] = yy;
    }
}
