package org.mixedmodels.engine.inference;

import java.util.function.DoubleSupplier;
import org.apache.commons.math3.distribution.GammaDistribution;
import org.apache.commons.math3.random.RandomGenerator;
import org.apache.commons.math3.random.Well19937c;
import org.mixedmodels.engine.progress.ProgressMonitor;

/**
 * The exact null distribution of the likelihood-ratio statistic of one variance in a model with one random effect and the
 * residual: Crainiceanu and Ruppert (2004), J. R. Stat. Soc. B 66, 165-185, theorem 1,
 *
 * <pre>
 *   sup over lambda of   m log(T / D(lambda)) - sum_s log(1 + lambda xi_s),
 *   D(lambda) = sum_s w_s^2 / (1 + lambda mu_s) + rest,   T = D(0),
 * </pre>
 *
 * w_s standard normal, rest chi-square with the n - p - K other degrees of freedom, mu the K eigenvalues of Z'QZ with Q the
 * projection on the residuals of the linear model. For the restricted likelihood m = n - p and xi = mu; for the likelihood
 * m = n and xi are the eigenvalues of Z'Z.
 *
 * <p>Eigenvalues that occur several times share one chi-square variable, so that the work does not grow with the levels.
 */
final class RatioSimulation {

    /** The most different eigenvalues that are kept apart. */
    static final int MOST_VALUES = 300;

    private static final int POINTS = 160;
    private static final double LOWEST = -9;
    private static final double HIGHEST = 10;
    private static final int BLOCK = 500;

    private final double m;
    private final int restDf;
    private final int[] counts;
    private final double[] logLambda = new double[POINTS];
    /** Per point and eigenvalue 1 / (1 + lambda mu). */
    private final double[][] shrinkage = new double[POINTS][];

    private final double[] logDeterminant = new double[POINTS];

    /**
     * A distribution.
     *
     * @param mu eigenvalues of Z'QZ
     * @param xi those in the determinant: {@code mu} or the eigenvalues of Z'Z
     * @param m n - p or n
     * @param residualDf n - p
     */
    RatioSimulation(Spectrum mu, Spectrum xi, double m, int residualDf) {
        this.m = m;
        this.restDf = residualDf - mu.total();
        this.counts = mu.counts();
        double largest = counts.length == 0 ? 1 : mu.values()[counts.length - 1];
        for (int g = 0; g < POINTS; g++) {
            logLambda[g] = LOWEST + g * (HIGHEST - LOWEST) / (POINTS - 1);
            double lambda = Math.exp(logLambda[g]) / largest;
            shrinkage[g] = new double[counts.length];
            for (int s = 0; s < counts.length; s++) {
                shrinkage[g][s] = 1 / (1 + lambda * mu.values()[s]);
            }
            for (int s = 0; s < xi.values().length; s++) {
                logDeterminant[g] += xi.counts()[s] * Math.log1p(lambda * xi.values()[s]);
            }
        }
    }

    /** Draws statistics. */
    double[] draw(SimulationOptions options, ProgressMonitor monitor) {
        RandomGenerator random = new Well19937c(options.seed());
        DoubleSupplier[] squares = new DoubleSupplier[counts.length];
        for (int s = 0; s < squares.length; s++) {
            squares[s] = chiSquare(random, counts[s]);
        }
        DoubleSupplier rest = chiSquare(random, restDf);
        double[] statistics = new double[options.simulations()];
        double[] w = new double[counts.length];
        double[] work = new double[POINTS];
        for (int i = 0; i < statistics.length; i++) {
            if (i % BLOCK == 0) {
                monitor.checkCancelled();
                monitor.report((double) i / statistics.length, "simulated test " + i + " of " + statistics.length);
            }
            for (int s = 0; s < w.length; s++) {
                w[s] = squares[s].getAsDouble();
            }
            statistics[i] = supremum(w, rest.getAsDouble(), work);
        }
        return statistics;
    }

    private static DoubleSupplier chiSquare(RandomGenerator random, int df) {
        if (df == 0) {
            return () -> 0;
        }
        if (df == 1) {
            return () -> {
                double z = random.nextGaussian();
                return z * z;
            };
        }
        return new GammaDistribution(random, df / 2.0, 2)::sample;
    }

    /** The largest value over lambda, zero at lambda = 0. */
    private double supremum(double[] w, double rest, double[] work) {
        double total = rest;
        for (double square : w) {
            total += square;
        }
        int best = 0;
        for (int g = 0; g < POINTS; g++) {
            double d = rest;
            double[] row = shrinkage[g];
            for (int s = 0; s < w.length; s++) {
                d += w[s] * row[s];
            }
            work[g] = m * Math.log(total / d) - logDeterminant[g];
            best = work[g] > work[best] ? g : best;
        }
        return Math.max(0, best > 0 && best < POINTS - 1 ? vertex(work, best) : work[best]);
    }

    /** The height of the parabola through the highest point and its neighbours. */
    private static double vertex(double[] values, int best) {
        double slope = (values[best + 1] - values[best - 1]) / 2;
        double curvature = values[best + 1] - 2 * values[best] + values[best - 1];
        return curvature < 0 ? values[best] - slope * slope / (2 * curvature) : values[best];
    }
}
