package org.mixedmodels.engine.likelihood;

import static org.mixedmodels.engine.linalg.BlockProducts.addTransposedProduct;

import org.mixedmodels.engine.design.CrossProducts;
import org.mixedmodels.engine.design.ModelData;

/**
 * Minus twice the logarithm of the likelihood or the restricted likelihood as a function of theta, beta and sigma
 * profiled out: Bates et al. (2015), equations 34 and 41,
 *
 * <pre>
 *   d(theta) = log|L|^2            + n     (1 + log(2 pi pwrss / n))       - sum log w
 *   r(theta) = log|L|^2 + log|R_X|^2 + (n-p) (1 + log(2 pi pwrss / (n-p))) - sum log w
 * </pre>
 *
 * and its gradient: with M the matrix of the system, S its inverse and A the cross-products,
 *
 * <pre>
 *   d log|M| / d Lambda_f  = 2 sum_j (A Lambda S)_jj      (over the levels j of factor f)
 *   d pwrss  / d Lambda_f  = -2 sum_j (Z_j'r) u_j'        (r the residuals).
 * </pre>
 *
 * Not thread safe: the workspace is reused.
 */
public final class ProfiledCriterion {

    private final ModelData data;
    private final Estimation estimation;
    private final LambdaBlocks blocks;
    private final BlockedCholesky factor;
    private int evaluations;

    /** The criterion of a model. */
    public ProfiledCriterion(ModelData data, Estimation estimation) {
        this.data = data;
        this.estimation = estimation;
        this.blocks = new LambdaBlocks(data.random(), data.crossProducts());
        this.factor = new BlockedCholesky(data.crossProducts());
    }

    /** How theta makes Lambda. */
    public LambdaBlocks blocks() {
        return blocks;
    }

    /** How often a system was factorised. */
    public int evaluations() {
        return evaluations;
    }

    /** Where a search for theta may start; counts as one evaluation. */
    public StartingValues startingValues() {
        evaluations++;
        return StartingValues.of(data.crossProducts(), data.random(), blocks, factor, (int) degrees());
    }

    /** The number of observations that count: n for ML, n - p for REML. */
    public double degrees() {
        CrossProducts sums = data.crossProducts();
        return estimation == Estimation.ML ? sums.nobs() : sums.nobs() - (double) sums.columns();
    }

    /** The criterion, or positive infinity where the system is not numerically positive definite. */
    public double value(double[] theta) {
        return factorize(theta) ? value() : Double.POSITIVE_INFINITY;
    }

    /**
     * Minus twice the logarithm of the likelihood for a given sigma, beta alone profiled out.
     *
     * @param theta the covariance parameters
     * @param sigma the residual standard deviation
     */
    public double value(double[] theta, double sigma) {
        if (!factorize(theta)) {
            return Double.POSITIVE_INFINITY;
        }
        return valueAt(sigma);
    }

    /**
     * The criterion with its gradient and approximate Hessian ({@link AverageInformation}) written to the arrays; nothing is
     * written where the criterion is infinite.
     *
     * @param gradient k numbers
     * @param hessian k x k
     */
    public double valueWithDerivatives(double[] theta, double[] gradient, double[][] hessian) {
        if (!factorize(theta)) {
            return Double.POSITIVE_INFINITY;
        }
        BlockedCholesky.Solution solution = factor.solve();
        double[][] zr = residualSums(solution);
        double sigma2 = factor.pwrss() / degrees();
        double[][] matrices = gradientMatrices(solution, zr, sigma2);
        System.arraycopy(blocks.gather(matrices), 0, gradient, 0, gradient.length);
        double[][] information =
                new AverageInformation(factor, blocks, solution.u(), zr).hessian(sigma2, degrees(), zr, matrices);
        for (int i = 0; i < information.length; i++) {
            System.arraycopy(information[i], 0, hessian[i], 0, information.length);
        }
        return value();
    }

    /**
     * {@link #value(double[], double)} with its gradient and approximate Hessian in (theta, log sigma) written to the
     * arrays; nothing is written where it is infinite.
     *
     * @param gradient k + 1 numbers
     * @param hessian (k + 1) x (k + 1)
     */
    public double valueWithDerivatives(double[] theta, double sigma, double[] gradient, double[][] hessian) {
        if (!factorize(theta)) {
            return Double.POSITIVE_INFINITY;
        }
        BlockedCholesky.Solution solution = factor.solve();
        double[][] zr = residualSums(solution);
        double sigma2 = sigma * sigma;
        double[][] matrices = gradientMatrices(solution, zr, sigma2);
        int k = parameters();
        System.arraycopy(blocks.gather(matrices), 0, gradient, 0, k);
        // with infinite degrees of freedom nothing is subtracted for a sigma that is estimated
        double[][] information = new AverageInformation(factor, blocks, solution.u(), zr)
                .hessian(sigma2, Double.POSITIVE_INFINITY, zr, matrices);
        double[] fit = blocks.gather(residualGradient(solution, zr));
        for (int i = 0; i < k; i++) {
            System.arraycopy(information[i], 0, hessian[i], 0, k);
            hessian[i][k] = 4 * fit[i] / sigma2;
            hessian[k][i] = hessian[i][k];
        }
        gradient[k] = 2 * degrees() - 2 * factor.pwrss() / sigma2;
        hessian[k][k] = 4 * factor.pwrss() / sigma2;
        return valueAt(sigma);
    }

    /**
     * The derivatives with respect to theta of {@link #value(double[], double)}, with those of its fit.
     *
     * @param theta the covariance parameters; the system must be positive definite there
     * @param sigma the residual standard deviation
     */
    public JointGradient jointGradient(double[] theta, double sigma) {
        if (!factorize(theta)) {
            throw new IllegalArgumentException("theta has no finite criterion");
        }
        BlockedCholesky.Solution solution = factor.solve();
        double[][] zr = residualSums(solution);
        double[] total = blocks.gather(gradientMatrices(solution, zr, sigma * sigma));
        double[] fit = blocks.gather(residualGradient(solution, zr));
        for (int k = 0; k < fit.length; k++) {
            fit[k] *= -2 / (sigma * sigma);
        }
        return new JointGradient(total, fit);
    }

    /**
     * Derivatives at fixed sigma.
     *
     * @param total of minus twice the log-likelihood
     * @param fit of its part pwrss / sigma^2
     */
    public record JointGradient(double[] total, double[] fit) {}

    /** The number of parameters theta. */
    public int parameters() {
        return blocks.parameters();
    }

    /** Everything that is estimated, at theta. */
    public Estimates estimates(double[] theta) {
        double criterion = value(theta);
        if (criterion == Double.POSITIVE_INFINITY) {
            throw new IllegalArgumentException("theta has no finite criterion");
        }
        return Estimates.at(data, factor, criterion, factor.pwrss() / degrees());
    }

    private boolean factorize(double[] theta) {
        evaluations++;
        return factor.factorize(blocks.lambda(theta)) && factor.pwrss() > 0;
    }

    private double value() {
        double n = degrees();
        return logDeterminants()
                + n * (1 + Math.log(2 * Math.PI * factor.pwrss() / n))
                - data.crossProducts().sumLogWeights();
    }

    private double valueAt(double sigma) {
        return logDeterminants()
                + degrees() * Math.log(2 * Math.PI * sigma * sigma)
                + factor.pwrss() / (sigma * sigma)
                - data.crossProducts().sumLogWeights();
    }

    private double logDeterminants() {
        return estimation == Estimation.ML ? factor.logDetZ() : factor.logDetZ() + factor.logDetX();
    }

    /** Per factor Z'r, r the residuals. */
    private double[][] residualSums(BlockedCholesky.Solution solution) {
        double[][] b = Estimates.effects(factor.lambda(), solution.u());
        return ScaledResiduals.perLevel(data.crossProducts(), solution.beta(), b);
    }

    /** Per factor sum_j (Z_j'r) u_j'. */
    private double[][] residualGradient(BlockedCholesky.Solution solution, double[][] zr) {
        double[][] result = new double[zr.length][];
        for (int f = 0; f < zr.length; f++) {
            int q = data.crossProducts().factors().get(f).size();
            result[f] = new double[q * q];
            addTransposedProduct(1, zr[f], 0, q, solution.u()[f], 0, q, result[f], 0, q, zr[f].length / q, q, q);
        }
        return result;
    }

    /** Per factor the derivative in every entry of Lambda at a residual variance. */
    private double[][] gradientMatrices(BlockedCholesky.Solution solution, double[][] zr, double sigma2) {
        double[][] result = DeterminantGradient.of(factor, estimation == Estimation.REML);
        double[][] residual = residualGradient(solution, zr);
        for (int f = 0; f < result.length; f++) {
            for (int i = 0; i < result[f].length; i++) {
                result[f][i] = 2 * result[f][i] - 2 * residual[f][i] / sigma2;
            }
        }
        return result;
    }
}
