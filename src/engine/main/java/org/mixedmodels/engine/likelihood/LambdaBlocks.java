package org.mixedmodels.engine.likelihood;

import java.util.ArrayList;
import java.util.List;
import org.mixedmodels.engine.covariance.CovarianceStructure;
import org.mixedmodels.engine.design.CrossProducts;
import org.mixedmodels.engine.design.RandomDesign;

/**
 * The relative covariance factors Lambda_f(theta), one q x q lower triangular block per grouping factor in the order of
 * the cross-products; the terms of a factor lie on its diagonal.
 */
public final class LambdaBlocks {

    private final int parameters;
    private final int[] sizes;
    private final int[] factorOf;
    private final int[] rowOf;
    private final int[] columnOf;
    private final double[] scales;

    /** The blocks of a model; {@code sums} gives the order of the factors and the scale of their columns. */
    public LambdaBlocks(RandomDesign random, CrossProducts sums) {
        parameters = random.parameters();
        sizes = sums.factors().stream()
                .mapToInt(CrossProducts.FactorProducts::size)
                .toArray();
        factorOf = new int[parameters];
        rowOf = new int[parameters];
        columnOf = new int[parameters];
        scales = new double[parameters];
        for (RandomDesign.Factor factor : random.factors()) {
            int f = sums.factor(factor.name());
            factor.terms().forEach(term -> place(term, f, sums));
        }
    }

    private void place(RandomDesign.Term term, int f, CrossProducts sums) {
        CovarianceStructure structure = term.structure();
        for (int k = 0; k < structure.parameters(); k++) {
            int parameter = term.thetaStart() + k;
            factorOf[parameter] = f;
            rowOf[parameter] = term.offset() + structure.row(k);
            columnOf[parameter] = term.offset() + structure.column(k);
            scales[parameter] = 1 / rootMeanSquare(sums, f, rowOf[parameter]);
        }
    }

    private static double rootMeanSquare(CrossProducts sums, int f, int column) {
        CrossProducts.FactorProducts factor = sums.factors().get(f);
        int q = factor.size();
        double sum = 0;
        for (int at = column * q + column; at < factor.zz().length; at += q * q) {
            sum += factor.zz()[at];
        }
        return sum > 0 ? Math.sqrt(sum / sums.nobs()) : 1;
    }

    /** The number of parameters theta. */
    public int parameters() {
        return parameters;
    }

    /**
     * The unit in which each theta is best counted: one over the root mean square of the column of Z that it scales.
     */
    public double[] scales() {
        return scales.clone();
    }

    /** The theta of independent effects, each as variable as the residuals. */
    public double[] start() {
        double[] theta = new double[parameters];
        for (int k = 0; k < parameters; k++) {
            theta[k] = isDiagonal(k) ? scales[k] : 0;
        }
        return theta;
    }

    /** The factor to which parameter k belongs. */
    int factor(int k) {
        return factorOf[k];
    }

    /** The row of its factor's Lambda in which parameter k stands. */
    int row(int k) {
        return rowOf[k];
    }

    /** The column of its factor's Lambda in which parameter k stands. */
    int column(int k) {
        return columnOf[k];
    }

    /** Whether parameter k stands on the diagonal. */
    public boolean isDiagonal(int k) {
        return rowOf[k] == columnOf[k];
    }

    /** The blocks for theta. */
    public double[][] lambda(double[] theta) {
        double[][] lambda = new double[sizes.length][];
        for (int f = 0; f < sizes.length; f++) {
            lambda[f] = new double[sizes[f] * sizes[f]];
        }
        for (int k = 0; k < parameters; k++) {
            lambda[factorOf[k]][position(k)] = theta[k];
        }
        return lambda;
    }

    /** The entries of per-factor matrices (q x q) at the places of theta. */
    public double[] gather(double[][] matrices) {
        double[] values = new double[parameters];
        for (int k = 0; k < parameters; k++) {
            values[k] = matrices[factorOf[k]][position(k)];
        }
        return values;
    }

    /** Theta with the signs of the columns of Lambda turned so that its diagonal is not negative. */
    public double[] canonical(double[] theta) {
        double[] result = theta.clone();
        for (int k : diagonals()) {
            if (theta[k] < 0) {
                for (int i = 0; i < parameters; i++) {
                    boolean sameColumn = factorOf[i] == factorOf[k] && columnOf[i] == columnOf[k];
                    result[i] = sameColumn ? 0 - theta[i] : result[i];
                }
            }
        }
        return result;
    }

    /** The parameters on the diagonal. */
    public List<Integer> diagonals() {
        List<Integer> diagonals = new ArrayList<>();
        for (int k = 0; k < parameters; k++) {
            if (isDiagonal(k)) {
                diagonals.add(k);
            }
        }
        return diagonals;
    }

    /** The parameters in the same column of Lambda as parameter k, itself included. */
    public List<Integer> sameColumn(int k) {
        List<Integer> found = new ArrayList<>();
        for (int i = 0; i < parameters; i++) {
            if (factorOf[i] == factorOf[k] && columnOf[i] == columnOf[k]) {
                found.add(i);
            }
        }
        return found;
    }

    private int position(int k) {
        return rowOf[k] * sizes[factorOf[k]] + columnOf[k];
    }
}
