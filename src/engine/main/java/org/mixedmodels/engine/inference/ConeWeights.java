package org.mixedmodels.engine.inference;

import java.util.List;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegrator;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegratorFactory;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * Weights of chi-bar-square mixtures: how often the projection of a normal vector with covariance I^-1 on a cone, in the
 * metric I, lies in a face of each dimension. The full dimension has the probability of the cone under N(0, I^-1), the
 * dimension zero that of the dual cone under N(0, I), and weights of even and of odd dimensions sum to one half each
 * (Shapiro 1988, Int. Stat. Rev. 56, 49-62).
 */
final class ConeWeights {

    private static final double SINGULAR = 1e-9;
    private static final int RADII = 64;
    private static final int ANGLES = 512;

    private ConeWeights() {}

    /**
     * Of an orthant of two or three dimensions: probabilities of positive normal variables in closed form (Silvapulle and
     * Sen 2005, Constrained Statistical Inference, section 3.5).
     *
     * @param information k x k, k of 2 or 3
     * @return the weights, from dimension zero; none if the information is singular
     */
    static List<Double> orthant(double[][] information) {
        int k = information.length;
        if (isSingular(information)) {
            return List.of();
        }
        double full = positive(inverse(information));
        double none = positive(information);
        return k == 2 ? List.of(none, 0.5, full) : List.of(none, 0.5 - full, 0.5 - none, full);
    }

    /** The probability that two or three normal variables are all positive. */
    private static double positive(double[][] covariance) {
        int k = covariance.length;
        double angles = 0;
        for (int i = 0; i < k; i++) {
            for (int j = 0; j < i; j++) {
                double scale = Math.sqrt(covariance[i][i] * covariance[j][j]);
                angles += Math.asin(Math.max(-1, Math.min(1, covariance[i][j] / scale)));
            }
        }
        return k == 2 ? 0.25 + angles / (2 * Math.PI) : 0.125 + angles / (4 * Math.PI);
    }

    /**
     * Of the positive semidefinite 2 x 2 matrices.
     *
     * @param information 3 x 3, of the variance of the first effect, the covariance, the variance of the second
     * @return the weights, from dimension zero; none if the information is singular
     */
    static List<Double> semidefinite(double[][] information) {
        if (isSingular(information)) {
            return List.of();
        }
        double[][] scaled = scaled(information);
        double full = semidefiniteProbability(inverse(scaled));
        // the dual cone: the coefficient of the covariance is twice the element of the matrix
        double[][] dual = new double[3][3];
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                dual[i][j] = scaled[i][j] * (i == 1 ? 0.5 : 1) * (j == 1 ? 0.5 : 1);
            }
        }
        double none = semidefiniteProbability(dual);
        return List.of(none, 0.5 - full, 0.5 - none, full);
    }

    /** The information for effects that are turned and scaled so that their variances are alike; the cone stays. */
    private static double[][] scaled(double[][] information) {
        double a = Math.sqrt(Math.sqrt(information[0][0]));
        double slope = information[0][1] / (2 * information[0][0]);
        double rest = Math.sqrt(information[2][2]) - slope * slope * a * a;
        double b = Math.sqrt(Math.max(rest, 1e-3 * Math.sqrt(information[2][2])));
        // Sigma = T Sigma~ T' with the upper triangular T = ((1/a, -slope/b), (0, 1/b))
        double[][] t = {{1 / a, -slope / b}, {0, 1 / b}};
        double[][] map = new double[3][3];
        int[][] entries = {{0, 0}, {0, 1}, {1, 1}};
        for (int r = 0; r < 3; r++) {
            int i = entries[r][0];
            int j = entries[r][1];
            map[r][0] = t[i][0] * t[j][0];
            map[r][1] = t[i][0] * t[j][1] + t[i][1] * t[j][0];
            map[r][2] = t[i][1] * t[j][1];
        }
        return congruent(map, information);
    }

    private static double[][] congruent(double[][] map, double[][] matrix) {
        int k = map.length;
        double[][] result = new double[k][k];
        for (int i = 0; i < k; i++) {
            for (int j = 0; j < k; j++) {
                for (int r = 0; r < k; r++) {
                    for (int s = 0; s < k; s++) {
                        result[i][j] += map[r][i] * matrix[r][s] * map[s][j];
                    }
                }
            }
        }
        return result;
    }

    /**
     * The probability that (s11, s12, s22) ~ N(0, S) is a positive semidefinite matrix. With s11 = t(1 + r cos a),
     * s22 = t(1 - r cos a), s12 = t r sin a the integral over t is known and leaves
     *
     * <pre>
     *   |S|^-1/2 / (2 pi) times the integral of r (w'S^-1 w)^-3/2 over 0 &lt; r &lt; 1 and all angles a,
     * </pre>
     *
     * w being the matrix for t = 1.
     */
    private static double semidefiniteProbability(double[][] s) {
        double[][] inverse = inverse(s);
        GaussIntegrator radii = new GaussIntegratorFactory().legendre(RADII, 0, 1);
        double integral = radii.integrate(r -> {
            double sum = 0;
            for (int k = 0; k < ANGLES; k++) {
                double angle = 2 * Math.PI * k / ANGLES;
                double[] w = {1 + r * Math.cos(angle), r * Math.sin(angle), 1 - r * Math.cos(angle)};
                sum += Math.pow(form(inverse, w), -1.5);
            }
            return r * sum * 2 * Math.PI / ANGLES;
        });
        return integral * Math.sqrt(CommonOps_DDRM.det(new DMatrixRMaj(inverse))) / (2 * Math.PI);
    }

    private static double form(double[][] matrix, double[] w) {
        double sum = 0;
        for (int i = 0; i < w.length; i++) {
            for (int j = 0; j < w.length; j++) {
                sum += w[i] * matrix[i][j] * w[j];
            }
        }
        return sum;
    }

    private static boolean isSingular(double[][] matrix) {
        DMatrixRMaj scaled = new DMatrixRMaj(matrix);
        for (int i = 0; i < matrix.length; i++) {
            for (int j = 0; j < matrix.length; j++) {
                scaled.set(i, j, matrix[i][j] / Math.sqrt(matrix[i][i] * matrix[j][j]));
            }
        }
        return !(CommonOps_DDRM.det(scaled) > SINGULAR);
    }

    private static double[][] inverse(double[][] matrix) {
        DMatrixRMaj inverse = new DMatrixRMaj(matrix);
        CommonOps_DDRM.invert(inverse);
        double[][] result = new double[matrix.length][matrix.length];
        for (int i = 0; i < matrix.length; i++) {
            for (int j = 0; j < matrix.length; j++) {
                result[i][j] = inverse.get(i, j);
            }
        }
        return result;
    }
}
