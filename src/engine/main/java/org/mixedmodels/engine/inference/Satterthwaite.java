package org.mixedmodels.engine.inference;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;
import org.mixedmodels.engine.design.FixedDesign;
import org.mixedmodels.engine.likelihood.CentredSlopes;
import org.mixedmodels.engine.likelihood.CovarianceDerivatives;
import org.mixedmodels.engine.likelihood.ProfiledCriterion;
import org.mixedmodels.engine.progress.ProgressMonitor;
import org.mixedmodels.engine.result.LinearMixedModel;

/**
 * Degrees of freedom by moments, as Kuznetsova, Brockhoff and Christensen (2017, J. Stat. Softw. 82(13)): with C the
 * covariance matrix of the fixed effects, g the gradient of l'Cl in the parameters psi = (theta, log sigma) of the criterion
 * that was minimised and A twice the inverse of its Hessian there,
 *
 * <pre>
 *   df(l) = 2 (l'Cl)^2 / (g'Ag)
 * </pre>
 *
 * (Satterthwaite 1946, Biometrics Bulletin 2(6)). Several contrasts are turned into uncorrelated ones by the eigenvectors of
 * LCL'; from their degrees of freedom nu_m follows that of F by its expected value (Fai and Cornelius 1996, J. Stat. Comput.
 * Simul. 54(4)),
 *
 * <pre>
 *   df = 2 E / (E - q),   E = sum_m nu_m / (nu_m - 2),   and 2 if any nu_m is not above 2.
 * </pre>
 *
 * <p>The gradient is exact, the Hessian a difference of exact gradients. At a variance of zero the gradient is zero, and
 * directions without information are left out as lmerTest does: neither adds to the sum. Slopes far from zero are taken as
 * centred, which changes psi but neither C nor its gradient along a direction in psi.
 */
final class Satterthwaite implements EffectsDistribution {

    private static final double SMALLEST_INFORMATION = 1e-8;
    private static final double SAME = 1e-8;

    private final DMatrixRMaj covariance;
    private final List<DMatrixRMaj> derivatives;
    private final double[][] ofParameters;

    private Satterthwaite(DMatrixRMaj covariance, List<DMatrixRMaj> derivatives, double[][] ofParameters) {
        this.covariance = covariance;
        this.derivatives = derivatives;
        this.ofParameters = ofParameters;
    }

    static Satterthwaite of(LinearMixedModel model, ProgressMonitor monitor) {
        monitor.report(0, "Degrees of freedom by Satterthwaite's method");
        monitor.checkCancelled();
        CentredSlopes centred = CentredSlopes.of(model.data());
        double[] theta = centred.centredTheta(model.theta());
        double sigma2 = model.estimates().sigma2();
        CovarianceDerivatives relative = CovarianceDerivatives.at(centred.data(), theta);
        List<DMatrixRMaj> derivatives = new ArrayList<>();
        for (DMatrixRMaj derivative : relative.derivatives()) {
            derivatives.add(unshifted(model.design(), derivative, sigma2));
        }
        // of sigma^2 Phi in log sigma
        derivatives.add(unshifted(model.design(), relative.relative(), 2 * sigma2));
        ProfiledCriterion criterion = new ProfiledCriterion(centred.data(), model.estimation());
        List<Integer> all = IntStream.range(0, theta.length).boxed().toList();
        double[][] information = VarianceCovariance.information(criterion, theta, model.sigma(), all, monitor);
        return new Satterthwaite(
                new DMatrixRMaj(model.fixedEffects().covariance()),
                derivatives,
                InformationInverse.of(information, SMALLEST_INFORMATION));
    }

    static DMatrixRMaj unshifted(FixedDesign design, DMatrixRMaj covariance, double multiple) {
        double[][] shifted = new double[covariance.numRows][covariance.numCols];
        for (int i = 0; i < shifted.length; i++) {
            for (int j = 0; j < shifted.length; j++) {
                shifted[i][j] = multiple * covariance.get(i, j);
            }
        }
        return shifted.length == 0 ? new DMatrixRMaj(0, 0) : new DMatrixRMaj(design.unshiftedCovariance(shifted));
    }

    @Override
    public DMatrixRMaj covariance() {
        return covariance;
    }

    @Override
    public double degrees(double[] weights) {
        double variance = Quadratic.form(weights, covariance);
        double[] gradient = new double[derivatives.size()];
        for (int k = 0; k < gradient.length; k++) {
            gradient[k] = Quadratic.form(weights, derivatives.get(k));
        }
        double spread = 0;
        for (int i = 0; i < gradient.length; i++) {
            for (int j = 0; j < gradient.length; j++) {
                spread += gradient[i] * ofParameters[i][j] * gradient[j];
            }
        }
        return 2 * variance * variance / spread;
    }

    @Override
    public Denominator denominator(DMatrixRMaj contrasts, DMatrixRMaj given) {
        if (contrasts.numRows == 1) {
            return new Denominator(1, degrees(contrasts.getData().clone()));
        }
        double[] nu = new double[contrasts.numRows];
        List<double[]> directions = uncorrelated(given, contrasts.numRows);
        for (int m = 0; m < nu.length; m++) {
            nu[m] = degrees(directions.get(m));
        }
        return new Denominator(1, ofF(nu));
    }

    /** The combinations of rows by the leading eigenvectors of their covariance matrix. */
    private List<double[]> uncorrelated(DMatrixRMaj rows, int count) {
        EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(rows.numRows, true, true);
        if (!eigen.decompose(Quadratic.form(rows, covariance))) {
            throw new ArithmeticException("the covariance matrix of the contrasts is not finite");
        }
        return IntStream.range(0, rows.numRows)
                .boxed()
                .sorted((i, j) -> Double.compare(
                        eigen.getEigenvalue(j).getReal(), eigen.getEigenvalue(i).getReal()))
                .limit(count)
                .map(k -> {
                    DMatrixRMaj combined = new DMatrixRMaj(1, rows.numCols);
                    CommonOps_DDRM.multTransA(eigen.getEigenVector(k), rows, combined);
                    return combined.getData();
                })
                .toList();
    }

    private static double ofF(double[] nu) {
        double expected = 0;
        boolean same = true;
        double mean = 0;
        for (double value : nu) {
            if (!(value > 2)) {
                return Double.isNaN(value) ? Double.NaN : 2;
            }
            expected += value == Double.POSITIVE_INFINITY ? 1 : value / (value - 2);
            same &= Math.abs(value - nu[0]) < SAME * nu[0] || value == nu[0];
            mean += value / nu.length;
        }
        // equal ones give themselves, which the formula would lose in rounding if they are large
        return same ? mean : 2 * expected / (expected - nu.length);
    }
}
