package org.mixedmodels.engine.likelihood;

import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.mixedmodels.engine.design.CrossProducts;
import org.mixedmodels.engine.progress.ProgressMonitor;

/**
 * The traces t_rs = tr(V^-1 G_r V^-1 G_s) of {@link InformationSums} as derivatives,
 *
 * <pre>
 *   t_rs = -d/dgamma_s tr(V^-1 G_r),   tr(V^-1 Z D_r Z') = tr(B_r sum_j Z_j'V^-1 Z_j),
 * </pre>
 *
 * for which the blocks of Z'V^-1 Z between different levels, of which there are too many, are not needed. They are taken by
 * differences of fourth order over steps that change V by less than {@value #STEP} of itself in any direction, forwards,
 * for a variance of zero has no other side; the relative error is below 1e-7.
 */
final class TraceDerivatives {

    private static final double STEP = 4e-3;
    /** Weights of f(0), f(h), ... f(4h) in the derivative at 0, to be divided by 12 h. */
    private static final double[] FORWARD = {-25, 48, -36, 16, -3};

    private final CrossProducts sums;
    private final BlockedCholesky factor;
    private final CovarianceDirections basis;
    private final double[][] sigma;
    private final List<double[][]> directions;
    private final ProgressMonitor monitor;

    /**
     * Prepares the traces.
     *
     * @param factor a workspace; what it holds is overwritten
     * @param sigma per factor the relative covariance matrix of its effects
     * @param directions per parameter and factor the matrix B_r, then {@code sigma}
     */
    TraceDerivatives(
            CrossProducts sums,
            BlockedCholesky factor,
            CovarianceDirections basis,
            double[][] sigma,
            List<double[][]> directions,
            ProgressMonitor monitor) {
        this.sums = sums;
        this.factor = factor;
        this.basis = basis;
        this.sigma = sigma;
        this.directions = directions;
        this.monitor = monitor;
    }

    /** t_rs, parameters and then the residual. */
    double[][] matrix() {
        int last = directions.size() - 1;
        LevelTraces levels = new LevelTraces(factor, basis);
        double[][] centre = levels.at(sigma);
        double[][] t = new double[last + 1][last + 1];
        for (int s = 0; s <= last; s++) {
            double[][] change = change(levels, centre, s);
            for (int r = 0; r <= last; r++) {
                t[r][s] = -dot(directions.get(r), change);
            }
        }
        double[] first = new double[last + 1];
        for (int r = 0; r <= last; r++) {
            first[r] = dot(directions.get(r), centre);
            for (int s = 0; s < r; s++) {
                t[r][s] = (t[r][s] + t[s][r]) / 2;
                t[s][r] = t[r][s];
            }
        }
        t[last][last] += sums.nobs() - 2 * first[last];
        for (int r = 0; r < last; r++) {
            t[r][last] = first[r] - t[r][last];
            t[last][r] = t[r][last];
        }
        return t;
    }

    /** The derivative of the sums of the blocks of Z'V^-1 Z in a direction. */
    private double[][] change(LevelTraces levels, double[][] centre, int s) {
        double[][] direction = directions.get(s);
        double bound = s == directions.size() - 1 ? 1 : bound(basis.all().get(s));
        double[][] change = new double[centre.length][];
        for (int f = 0; f < centre.length; f++) {
            change[f] = new double[centre[f].length];
        }
        double step = STEP / bound;
        for (int node = 0; node < FORWARD.length && bound > 0; node++) {
            monitor.checkCancelled();
            monitor.report(
                    0.5 + 0.5 * s / directions.size(), "Information on the variances for the degrees of freedom");
            double[][] values = node == 0 ? centre : levels.at(moved(direction, node * step));
            for (int f = 0; f < values.length; f++) {
                for (int i = 0; i < values[f].length; i++) {
                    change[f][i] += FORWARD[node] * values[f][i] / (12 * step);
                }
            }
        }
        return change;
    }

    private double[][] moved(double[][] direction, double step) {
        double[][] result = new double[sigma.length][];
        for (int f = 0; f < sigma.length; f++) {
            result[f] = sigma[f].clone();
            for (int i = 0; i < result[f].length; i++) {
                result[f][i] += step * direction[f][i];
            }
        }
        return result;
    }

    private static double dot(double[][] a, double[][] b) {
        double sum = 0;
        for (int f = 0; f < a.length; f++) {
            for (int i = 0; i < a[f].length; i++) {
                sum += a[f][i] * b[f][i];
            }
        }
        return sum;
    }

    /**
     * An upper bound of the eigenvalues of V^-1 Z D Z': those of D Sigma^-1, and those of D Z_j'WZ_j for any level j, are
     * no smaller.
     */
    private double bound(CovarianceDirections.Direction direction) {
        CrossProducts.FactorProducts products = sums.factors().get(direction.factor());
        int area = products.size() * products.size();
        double most = 0;
        for (int at = 0; at < products.zz().length; at += area) {
            double trace = 0;
            for (int i = 0; i < area; i++) {
                trace += direction.block()[i] * products.zz()[at + i];
            }
            most = Math.max(most, trace);
        }
        return Math.min(most, againstSigma(direction));
    }

    private double againstSigma(CovarianceDirections.Direction direction) {
        double[] units = basis.units(direction.factor());
        int q = units.length;
        DMatrixRMaj scaled = new DMatrixRMaj(q, q);
        for (int i = 0; i < q; i++) {
            for (int j = 0; j < q; j++) {
                scaled.set(i, j, sigma[direction.factor()][i * q + j] / (units[i] * units[j]));
            }
        }
        DMatrixRMaj inverse = new DMatrixRMaj(q, q);
        if (!CommonOps_DDRM.invert(scaled, inverse)) {
            return Double.POSITIVE_INFINITY;
        }
        double trace = 0;
        for (int i = 0; i < q; i++) {
            for (int j = 0; j < q; j++) {
                trace += inverse.get(i, j) * direction.block()[i * q + j] / (units[i] * units[j]);
            }
        }
        return trace > 0 ? trace : Double.POSITIVE_INFINITY;
    }
}
