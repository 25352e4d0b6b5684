package org.mixedmodels.engine.inference;

import java.util.ArrayList;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.mixedmodels.engine.fit.Refit;
import org.mixedmodels.engine.likelihood.CentredSlopes;
import org.mixedmodels.engine.likelihood.Estimation;
import org.mixedmodels.engine.likelihood.InformationSums;
import org.mixedmodels.engine.progress.ProgressMonitor;
import org.mixedmodels.engine.result.LinearMixedModel;

/**
 * The covariance matrix, scale and degrees of freedom of Kenward and Roger (1997, Biometrics 53(3), 983-997), as
 * Halekoh and Hojsgaard (2014, J. Stat. Softw. 59(9)) compute them: with the matrices of {@link InformationSums}, and
 *
 * <pre>
 *   I_rs  = (t_rs - 2 tr(Phi Q_rs) + tr(Phi P_r Phi P_s)) / 2,   W = I^-1,
 *   Phi_A = Phi + 2 Phi (sum_rs W_rs (Q_rs - P_r Phi P_s)) Phi.
 * </pre>
 *
 * <p>Parameters are variances and covariances in which V is linear, whatever the covariance structure (variances for
 * diagonal ones, the variances of the mean and of contrasts for compound symmetry); the second derivatives of V, which
 * the method has for others, are zero in them. A variance that was estimated as zero is a parameter like others.
 */
final class KenwardRoger implements EffectsDistribution {

    private static final double SMALLEST_INFORMATION = 1e-10;
    /** Around two degrees of freedom the scale has no finite value; F is not scaled then. */
    private static final double NEAR_TWO = 1e-2;
    /** What rounding leaves of zero. */
    private static final double ZERO = 1e-10;
    /** Both sides of a quotient that is one in the limit. */
    private static final double VANISHING = 1e-14;

    private final DMatrixRMaj unadjusted;
    private final DMatrixRMaj adjusted;
    /** Phi P_r Phi, minus the derivative of Phi in a parameter. */
    private final List<DMatrixRMaj> derivatives;

    private final double[][] ofParameters;

    private KenwardRoger(
            DMatrixRMaj unadjusted, DMatrixRMaj adjusted, List<DMatrixRMaj> derivatives, double[][] ofParameters) {
        this.unadjusted = unadjusted;
        this.adjusted = adjusted;
        this.derivatives = derivatives;
        this.ofParameters = ofParameters;
    }

    /** The model that tests are of: the given one if it was fitted by REML, else the same fitted so. */
    static LinearMixedModel byReml(LinearMixedModel model, ProgressMonitor monitor) {
        return Refit.of(model, monitor).by(Estimation.REML);
    }

    /** For a model that was fitted by REML. */
    static KenwardRoger of(LinearMixedModel model, ProgressMonitor monitor) {
        CentredSlopes centred = CentredSlopes.of(model.data());
        InformationSums sums = InformationSums.at(centred.data(), centred.centredTheta(model.theta()), monitor);
        int count = sums.p().size();
        List<DMatrixRMaj> halves = new ArrayList<>();
        for (DMatrixRMaj p : sums.p()) {
            halves.add(product(sums.relative(), p));
        }
        double[][] information = new double[count][count];
        for (int r = 0; r < count; r++) {
            for (int s = 0; s < count; s++) {
                information[r][s] = (sums.traces()[r][s]
                                - 2
                                        * traceOfProduct(
                                                sums.relative(), sums.q().get(r).get(s))
                                + traceOfProduct(halves.get(r), halves.get(s)))
                        / 2;
            }
        }
        double[][] w = InformationInverse.of(information, SMALLEST_INFORMATION);
        DMatrixRMaj correction = correction(sums, halves, w);
        double sigma2 = model.estimates().sigma2();
        List<DMatrixRMaj> derivatives = new ArrayList<>();
        for (DMatrixRMaj half : halves) {
            derivatives.add(Satterthwaite.unshifted(model.design(), product(half, sums.relative()), sigma2));
        }
        DMatrixRMaj unadjusted = new DMatrixRMaj(model.fixedEffects().covariance());
        DMatrixRMaj adjusted = Satterthwaite.unshifted(model.design(), correction, 2 * sigma2);
        CommonOps_DDRM.addEquals(adjusted, unadjusted);
        return new KenwardRoger(unadjusted, adjusted, derivatives, w);
    }

    /** Phi (sum_rs W_rs (Q_rs - P_r Phi P_s)) Phi. */
    private static DMatrixRMaj correction(InformationSums sums, List<DMatrixRMaj> halves, double[][] w) {
        int p = sums.relative().numRows;
        DMatrixRMaj middle = new DMatrixRMaj(p, p);
        for (int r = 0; r < w.length; r++) {
            for (int s = 0; s < w.length; s++) {
                CommonOps_DDRM.addEquals(middle, w[r][s], sums.q().get(r).get(s));
                CommonOps_DDRM.addEquals(middle, -w[r][s], product(sums.p().get(r), halves.get(s)));
            }
        }
        CommonOps_DDRM.addEquals(middle, CommonOps_DDRM.transpose(middle, null));
        CommonOps_DDRM.scale(0.5, middle);
        return product(product(sums.relative(), middle), sums.relative());
    }

    private static DMatrixRMaj product(DMatrixRMaj a, DMatrixRMaj b) {
        DMatrixRMaj result = new DMatrixRMaj(a.numRows, b.numCols);
        CommonOps_DDRM.mult(a, b, result);
        return result;
    }

    /** tr(AB). */
    private static double traceOfProduct(DMatrixRMaj a, DMatrixRMaj b) {
        double sum = 0;
        for (int i = 0; i < a.numRows; i++) {
            for (int j = 0; j < a.numCols; j++) {
                sum += a.get(i, j) * b.get(j, i);
            }
        }
        return sum;
    }

    @Override
    public DMatrixRMaj covariance() {
        return adjusted;
    }

    /** 2 / A, A = A1 = A2: what {@link #denominator} comes to for one contrast, without its quotients of zeros. */
    @Override
    public double degrees(double[] weights) {
        return 2 / moments(DMatrixRMaj.wrap(1, weights.length, weights.clone()))[1];
    }

    /** From A1 and A2 of the paper, pages 986 and 987, as its moments of F are matched. */
    @Override
    public Denominator denominator(DMatrixRMaj contrasts, DMatrixRMaj given) {
        if (contrasts.numRows == 1) {
            return new Denominator(1, degrees(contrasts.getData()));
        }
        double q = contrasts.numRows;
        double[] moments = moments(contrasts);
        double a1 = moments[0];
        double a2 = moments[1];
        double b = (a1 + 6 * a2) / (2 * q);
        double g = ((q + 1) * a1 - (q + 4) * a2) / ((q + 2) * a2);
        double c = 3 * q + 2 * (1 - g);
        double v0 = 1 + g / c * b;
        v0 = Math.abs(v0) < ZERO ? 0 : v0;
        double v1 = 1 - (q - g) / c * b;
        double v2 = 1 - (q + 2 - g) / c * b;
        double shrunk = 1 - a2 / q;
        double quotient = Math.abs(shrunk) < VANISHING && Math.abs(v1) < VANISHING ? 1 : shrunk / v1;
        double rho = quotient * quotient * v0 / v2 / q;
        double degrees = 4 + (q + 2) / (q * rho - 1);
        double scale = Math.abs(degrees - 2) < NEAR_TWO ? 1 : degrees * shrunk / (degrees - 2);
        return new Denominator(scale, degrees);
    }

    /** A1 = sum_rs W_rs tr(T K_r) tr(T K_s) and A2 = sum_rs W_rs tr(T K_r T K_s), T = L'(L Phi L')^-1 L, K_r = Phi P_r Phi. */
    private double[] moments(DMatrixRMaj contrasts) {
        DMatrixRMaj inverse = new DMatrixRMaj(contrasts.numRows, contrasts.numRows);
        CommonOps_DDRM.invert(Quadratic.form(contrasts, unadjusted), inverse);
        List<DMatrixRMaj> products = new ArrayList<>();
        for (DMatrixRMaj derivative : derivatives) {
            products.add(product(inverse, Quadratic.form(contrasts, derivative)));
        }
        double a1 = 0;
        double a2 = 0;
        for (int r = 0; r < products.size(); r++) {
            for (int s = 0; s < products.size(); s++) {
                double weight = ofParameters[r][s];
                a1 += weight * CommonOps_DDRM.trace(products.get(r)) * CommonOps_DDRM.trace(products.get(s));
                a2 += weight * traceOfProduct(products.get(r), products.get(s));
            }
        }
        return new double[] {a1, a2};
    }
}
