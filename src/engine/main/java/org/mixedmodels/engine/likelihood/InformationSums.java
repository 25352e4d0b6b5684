package org.mixedmodels.engine.likelihood;

import java.util.ArrayList;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.mixedmodels.engine.design.CrossProducts;
import org.mixedmodels.engine.design.ModelData;
import org.mixedmodels.engine.progress.ProgressMonitor;

/**
 * What Kenward and Roger (1997, Biometrics 53(3), 983-997) need of a model, for parameters gamma in which the relative
 * covariance matrix V = sum_r gamma_r G_r of the outcome is linear,
 *
 * <pre>
 *   Phi = (X'V^-1 X)^-1,   P_r = -X'V^-1 G_r V^-1 X,   Q_rs = X'V^-1 G_r V^-1 G_s V^-1 X,   t_rs = tr(V^-1 G_r V^-1 G_s).
 * </pre>
 *
 * <p>G_r = Z D_r Z' for the covariance parameters of the random effects; the last one is the residual W^-1, for which V
 * less all others stands: V^-1 G V^-1 = V^-1 - V^-1 (Z Sigma Z') V^-1. Nothing of n rows is made: P_r needs Z'V^-1 X, Q_rs
 * one solve with p right-hand sides for each s, and
 *
 * <pre>
 *   t_rs = -d/dgamma_s tr(V^-1 G_r)
 * </pre>
 *
 * the derivative of a sum over the diagonal blocks of Z'V^-1 Z ({@link TraceDerivatives}).
 *
 * @param relative Phi, p x p, for the shifted columns of X
 * @param p P_r per parameter, p x p
 * @param q Q_rs per pair of parameters, p x p
 * @param traces t_rs
 */
public record InformationSums(DMatrixRMaj relative, List<DMatrixRMaj> p, List<List<DMatrixRMaj>> q, double[][] traces) {

    /** Copies the lists; arrays and matrices are taken as they are. */
    public InformationSums {
        p = List.copyOf(p);
        q = List.copyOf(q);
    }

    /**
     * The sums at theta.
     *
     * @param monitor told of the progress; can cancel
     * @throws IllegalArgumentException if the criterion is not finite there
     */
    public static InformationSums at(ModelData data, double[] theta, ProgressMonitor monitor) {
        return new Computation(data, theta, monitor).sums();
    }

    private static final class Computation {
        private final CrossProducts sums;
        private final BlockedCholesky factor;
        private final List<double[][]> directions = new ArrayList<>();
        private final CovarianceDirections basis;
        private final double[][] sigma;
        private final ProgressMonitor monitor;
        private final DMatrixRMaj phi;
        private final DMatrixRMaj precision;
        private final double[][] zx;
        private final int columns;

        Computation(ModelData data, double[] theta, ProgressMonitor monitor) {
            this.monitor = monitor;
            sums = data.crossProducts();
            columns = sums.columns();
            LambdaBlocks blocks = new LambdaBlocks(data.random(), sums);
            factor = new BlockedCholesky(sums);
            double[][] lambda = blocks.lambda(theta);
            if (!factor.factorize(lambda)) {
                throw new IllegalArgumentException("theta has no finite criterion");
            }
            basis = new CovarianceDirections(data.random(), sums);
            sigma = new double[lambda.length][];
            for (int f = 0; f < lambda.length; f++) {
                sigma[f] = square(lambda[f]);
            }
            for (CovarianceDirections.Direction direction : basis.all()) {
                double[][] blocksOf = new double[lambda.length][];
                for (int f = 0; f < lambda.length; f++) {
                    blocksOf[f] = f == direction.factor() ? direction.block() : new double[lambda[f].length];
                }
                directions.add(blocksOf);
            }
            directions.add(sigma);
            phi = CovarianceDerivatives.relativeCovariance(factor);
            precision = precision(factor);
            zx = new InverseProducts(factor).withFixed();
        }

        /** X'V^-1 X, of which the factor holds the Cholesky factor. */
        private static DMatrixRMaj precision(BlockedCholesky factor) {
            int width = factor.plan().fixed();
            int p = width - 1;
            DMatrixRMaj lower = new DMatrixRMaj(p, p);
            for (int i = 0; i < p; i++) {
                for (int j = 0; j <= i; j++) {
                    lower.set(i, j, factor.corner()[i * width + j]);
                }
            }
            DMatrixRMaj product = new DMatrixRMaj(p, p);
            CommonOps_DDRM.multTransB(lower, lower, product);
            return product;
        }

        private static double[] square(double[] lambda) {
            int q = (int) Math.round(Math.sqrt(lambda.length));
            DMatrixRMaj root = DMatrixRMaj.wrap(q, q, lambda);
            DMatrixRMaj product = new DMatrixRMaj(q, q);
            CommonOps_DDRM.multTransB(root, root, product);
            return product.getData();
        }

        /** First for all of Z Sigma Z' in the place of the residual, then for that. */
        InformationSums sums() {
            List<DMatrixRMaj> p = firstDerivatives();
            List<List<DMatrixRMaj>> q = secondDerivatives();
            double[][] t = new TraceDerivatives(sums, factor, basis, sigma, directions, monitor).matrix();
            int last = directions.size() - 1;
            // G = V - Z Sigma Z', from the products with Z Sigma Z' that stand in the last place
            DMatrixRMaj both = q.get(last).get(last).copy();
            CommonOps_DDRM.addEquals(both, 2, p.get(last));
            CommonOps_DDRM.addEquals(both, precision);
            q.get(last).set(last, both);
            for (int r = 0; r < last; r++) {
                DMatrixRMaj mixed = p.get(r).copy();
                CommonOps_DDRM.addEquals(mixed, q.get(r).get(last));
                CommonOps_DDRM.scale(-1, mixed);
                q.get(r).set(last, mixed);
                q.get(last).set(r, CommonOps_DDRM.transpose(mixed, null));
            }
            DMatrixRMaj residual = p.get(last).copy();
            CommonOps_DDRM.addEquals(residual, precision);
            CommonOps_DDRM.scale(-1, residual);
            p.set(last, residual);
            return new InformationSums(phi, p, q, t);
        }

        private List<DMatrixRMaj> firstDerivatives() {
            List<DMatrixRMaj> result = new ArrayList<>();
            for (double[][] direction : directions) {
                result.add(middle(zx, direction, zx, -1));
            }
            return result;
        }

        /** factor sum_j A_j' D B_j over all levels of all grouping factors. */
        private DMatrixRMaj middle(double[][] a, double[][] direction, double[][] b, double multiple) {
            double[] gram = new double[columns * columns];
            for (int f = 0; f < a.length; f++) {
                InverseProducts.addGram(a[f], InverseProducts.leftProduct(direction[f], b[f], columns), columns, gram);
            }
            DMatrixRMaj result = DMatrixRMaj.wrap(columns, columns, gram);
            CommonOps_DDRM.scale(multiple, result);
            return result;
        }

        private List<List<DMatrixRMaj>> secondDerivatives() {
            int count = directions.size();
            List<List<DMatrixRMaj>> result = new ArrayList<>();
            for (int r = 0; r < count; r++) {
                result.add(new ArrayList<>());
            }
            InverseProducts products = new InverseProducts(factor);
            for (int s = 0; s < count; s++) {
                monitor.checkCancelled();
                monitor.report(0.5 * s / count, "Adjusting the covariance matrix of the fixed effects");
                double[][] direction = directions.get(s);
                double[][] t = new double[zx.length][];
                for (int f = 0; f < zx.length; f++) {
                    t[f] = InverseProducts.leftProduct(direction[f], zx[f], columns);
                }
                double[][] solved = products.withRandom(t, columns);
                for (int r = 0; r < count; r++) {
                    result.get(r).add(middle(zx, directions.get(r), solved, 1));
                }
            }
            return result;
        }
    }
}
