package org.mixedmodels.engine.inference;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;
import org.mixedmodels.engine.likelihood.CentredSlopes;
import org.mixedmodels.engine.likelihood.ProfiledCriterion;
import org.mixedmodels.engine.progress.ProgressMonitor;
import org.mixedmodels.engine.result.LinearMixedModel;

/**
 * The covariance matrix of (theta, log sigma) from the observed information of the likelihood or restricted likelihood,
 * the fixed effects profiled out.
 *
 * <p>Second derivatives in theta are central differences of the analytic gradient; those with log sigma are exact.
 * Standard deviations that are zero are held there.
 */
final class VarianceCovariance {

    private static final double STEP = 1e-4;
    private static final double FINE_STEP = 1e-6;
    private static final double DEFINITE = 1e-10;

    private final int parameters;
    private final boolean[] held;
    private final double[][] covariance;
    /** The derivatives of (theta, log sigma) in the parameters that {@link #covariance} is of. */
    private final double[][] jacobian;

    private VarianceCovariance(boolean[] held, double[][] covariance, double[][] jacobian) {
        this.parameters = held.length;
        this.held = held;
        this.covariance = covariance;
        this.jacobian = jacobian;
    }

    /** The matrix at the estimates of a model; all NaN if the information is not positive definite. */
    static VarianceCovariance of(LinearMixedModel model) {
        double[] theta = model.theta();
        boolean[] held = new boolean[theta.length];
        for (int k :
                new ProfiledCriterion(model.data(), model.estimation()).blocks().stdDevs()) {
            held[k] = theta[k] == 0;
        }
        CentredSlopes centred = CentredSlopes.of(model.data());
        boolean regular = IntStream.range(0, held.length).noneMatch(k -> held[k]);
        return centred.isFar() && regular ? centred(model, centred, held) : direct(model, held);
    }

    private static VarianceCovariance direct(LinearMixedModel model, boolean[] held) {
        List<Integer> free = new ArrayList<>();
        for (int k = 0; k < held.length; k++) {
            if (!held[k]) {
                free.add(k);
            }
        }
        ProfiledCriterion criterion = new ProfiledCriterion(model.data(), model.estimation());
        double[][] information = information(criterion, model.theta(), model.sigma(), free);
        double[][] identity = new double[held.length + 1][held.length + 1];
        for (int k = 0; k <= held.length; k++) {
            identity[k][k] = 1;
        }
        return new VarianceCovariance(held, expand(inverse(information), free, held.length), identity);
    }

    /** With slopes far from zero: the matrix for centred slopes, and how theta follows from theirs. */
    private static VarianceCovariance centred(LinearMixedModel model, CentredSlopes centred, boolean[] held) {
        ProfiledCriterion criterion = new ProfiledCriterion(centred.data(), model.estimation());
        double[] theta = centred.centredTheta(model.theta());
        int n = theta.length;
        List<Integer> all = IntStream.range(0, n).boxed().toList();
        double[][] covariance = inverse(information(criterion, theta, model.sigma(), all));
        double[][] jacobian = new double[n + 1][n + 1];
        jacobian[n][n] = 1;
        double[] scales = criterion.blocks().scales();
        for (int k = 0; k < n; k++) {
            double step = FINE_STEP * Math.max(Math.abs(theta[k]), 0.01 * scales[k]);
            double[] up = centred.theta(moved(theta, k, step));
            double[] down = centred.theta(moved(theta, k, -step));
            for (int i = 0; i < n; i++) {
                jacobian[i][k] = (up[i] - down[i]) / (2 * step);
            }
        }
        return new VarianceCovariance(held, covariance, jacobian);
    }

    /** Half the Hessian of minus twice the log-likelihood in the free theta, then log sigma. */
    static double[][] information(ProfiledCriterion criterion, double[] theta, double sigma, List<Integer> free) {
        return information(criterion, theta, sigma, free, ProgressMonitor.none());
    }

    /** As the other, with a monitor that is told of the progress and can cancel. */
    static double[][] information(
            ProfiledCriterion criterion, double[] theta, double sigma, List<Integer> free, ProgressMonitor monitor) {
        int n = free.size();
        double[] scales = criterion.blocks().scales();
        double[][] hessian = new double[n + 1][n + 1];
        ProfiledCriterion.JointGradient centre = criterion.jointGradient(theta, sigma);
        for (int i = 0; i < n; i++) {
            monitor.report((double) i / n, "Information on the variances");
            monitor.checkCancelled();
            int k = free.get(i);
            double step = STEP * Math.max(Math.abs(theta[k]), 0.01 * scales[k]);
            double[] up = criterion.jointGradient(moved(theta, k, step), sigma).total();
            double[] down =
                    criterion.jointGradient(moved(theta, k, -step), sigma).total();
            for (int j = 0; j < n; j++) {
                double second = (up[free.get(j)] - down[free.get(j)]) / (2 * step);
                hessian[i][j] += second / 4;
                hessian[j][i] += second / 4;
            }
            hessian[i][n] = -centre.fit()[k];
            hessian[n][i] = hessian[i][n];
        }
        hessian[n][n] = 2 * criterion.degrees();
        return hessian;
    }

    private static double[] moved(double[] theta, int k, double step) {
        double[] result = theta.clone();
        result[k] += step;
        return result;
    }

    /** The inverse, all NaN if the matrix is not positive definite; judged in units that make its diagonal one. */
    private static double[][] inverse(double[][] information) {
        int n = information.length;
        double[] scale = new double[n];
        for (int i = 0; i < n; i++) {
            scale[i] = Math.sqrt(Math.abs(information[i][i]));
        }
        DMatrixRMaj scaled = new DMatrixRMaj(n, n);
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                scaled.set(i, j, information[i][j] / (scale[i] * scale[j]));
            }
        }
        DMatrixRMaj inverse = new DMatrixRMaj(n, n);
        boolean definite = isPositiveDefinite(scaled) && CommonOps_DDRM.invert(scaled, inverse);
        double[][] result = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                result[i][j] = definite ? inverse.get(i, j) / (scale[i] * scale[j]) : Double.NaN;
            }
        }
        return result;
    }

    private static boolean isPositiveDefinite(DMatrixRMaj matrix) {
        EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(matrix.numRows, false, true);
        if (!eigen.decompose(matrix.copy())) {
            return false;
        }
        for (int i = 0; i < matrix.numRows; i++) {
            if (!(eigen.getEigenvalue(i).getReal() > DEFINITE)) {
                return false;
            }
        }
        return true;
    }

    /** Zero rows and columns for what is held. */
    private static double[][] expand(double[][] matrix, List<Integer> free, int parameters) {
        double[][] result = new double[parameters + 1][parameters + 1];
        List<Integer> places = new ArrayList<>(free);
        places.add(parameters);
        for (int i = 0; i < matrix.length; i++) {
            for (int j = 0; j < matrix.length; j++) {
                result[places.get(i)][places.get(j)] = matrix[i][j];
            }
        }
        return result;
    }

    /** Whether a parameter theta is held at zero. */
    boolean isHeld(int k) {
        return held[k];
    }

    /** The variance of a function with the given derivatives in (theta, log sigma). */
    double variance(double[] gradient) {
        double[] inner = new double[parameters + 1];
        for (int i = 0; i <= parameters; i++) {
            for (int k = 0; k <= parameters; k++) {
                inner[k] += gradient[i] * jacobian[i][k];
            }
        }
        double sum = 0;
        for (int i = 0; i <= parameters; i++) {
            for (int j = 0; j <= parameters; j++) {
                sum += inner[i] * covariance[i][j] * inner[j];
            }
        }
        return sum;
    }
}
