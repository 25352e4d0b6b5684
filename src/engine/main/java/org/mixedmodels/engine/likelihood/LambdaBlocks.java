package org.mixedmodels.engine.likelihood;

import java.util.ArrayList;
import java.util.List;
import org.mixedmodels.engine.covariance.CovarianceStructure;
import org.mixedmodels.engine.design.CrossProducts;
import org.mixedmodels.engine.design.RandomDesign;

/**
 * The relative covariance factors Lambda_f(theta), one q x q block per grouping factor in the order of the cross-products;
 * the terms of a factor lie on its diagonal. Each is linear in theta.
 */
public final class LambdaBlocks {

    private final int parameters;
    private final int[] sizes;
    private final int[] factorOf;
    private final SparseBlock[] derivatives;
    private final double[] scales;
    private final List<Integer> stdDevs = new ArrayList<>();
    private final List<List<Integer>> turnedWith = new ArrayList<>();

    /** The blocks of a model; {@code sums} gives the order of the factors and the scale of their columns. */
    public LambdaBlocks(RandomDesign random, CrossProducts sums) {
        parameters = random.parameters();
        sizes = sums.factors().stream()
                .mapToInt(CrossProducts.FactorProducts::size)
                .toArray();
        factorOf = new int[parameters];
        derivatives = new SparseBlock[parameters];
        scales = new double[parameters];
        for (int k = 0; k < parameters; k++) {
            turnedWith.add(List.of());
        }
        for (RandomDesign.Factor factor : random.factors()) {
            int f = sums.factor(factor.name());
            double[] squares = sums.factors().get(f).totalZz();
            factor.terms().forEach(term -> place(term, f, squares, sums.nobs()));
        }
        stdDevs.sort(null);
    }

    private void place(RandomDesign.Term term, int f, double[] squares, long nobs) {
        CovarianceStructure structure = term.structure();
        for (int k = 0; k < structure.parameters(); k++) {
            int parameter = term.thetaStart() + k;
            SparseBlock derivative = SparseBlock.of(sizes[f], term.offset(), structure.entries(k));
            factorOf[parameter] = f;
            derivatives[parameter] = derivative;
            double meanSquare = derivative.dot(derivative.timesLeft(squares)) / nobs;
            scales[parameter] = meanSquare > 0 ? 1 / Math.sqrt(meanSquare) : 1;
            if (structure.isStdDev(k)) {
                stdDevs.add(parameter);
                List<Integer> turned = structure.turnedWith(k);
                turnedWith.set(
                        parameter,
                        turned.stream().map(i -> term.thetaStart() + i).toList());
            }
        }
    }

    /** The number of parameters theta. */
    public int parameters() {
        return parameters;
    }

    /**
     * The unit in which each theta is best counted: one over the root mean square of E'z over the rows z of Z, for E the
     * derivative of Lambda; a theta that scales one column of Z is counted in the inverse of that column's size.
     */
    public double[] scales() {
        return scales.clone();
    }

    /** The theta of independent effects, each about as variable as the residuals. */
    public double[] start() {
        double[] theta = new double[parameters];
        for (int k : stdDevs) {
            theta[k] = scales[k];
        }
        return theta;
    }

    /** The factor to which parameter k belongs. */
    int factor(int k) {
        return factorOf[k];
    }

    /** The derivative of its factor's Lambda in parameter k. */
    SparseBlock derivative(int k) {
        return derivatives[k];
    }

    /** The blocks for theta. */
    public double[][] lambda(double[] theta) {
        double[][] lambda = new double[sizes.length][];
        for (int f = 0; f < sizes.length; f++) {
            lambda[f] = new double[sizes[f] * sizes[f]];
        }
        for (int k = 0; k < parameters; k++) {
            derivatives[k].addTo(lambda[factorOf[k]], theta[k]);
        }
        return lambda;
    }

    /** The derivatives in theta from those in Lambda, one q x q matrix per factor. */
    public double[] gather(double[][] matrices) {
        double[] values = new double[parameters];
        for (int k = 0; k < parameters; k++) {
            values[k] = derivatives[k].dot(matrices[factorOf[k]]);
        }
        return values;
    }

    /** Theta with signs turned so that no standard deviation is negative; Lambda Lambda' stays. */
    public double[] canonical(double[] theta) {
        double[] result = theta.clone();
        for (int k : stdDevs) {
            if (theta[k] < 0) {
                turnedWith.get(k).forEach(i -> result[i] = 0 - theta[i]);
            }
        }
        return result;
    }

    /** The parameters that are standard deviations: zero is their bound. */
    public List<Integer> stdDevs() {
        return List.copyOf(stdDevs);
    }

    /** The parameters that turn their sign with a standard deviation k, itself included. */
    public List<Integer> turnedWith(int k) {
        return turnedWith.get(k);
    }
}
