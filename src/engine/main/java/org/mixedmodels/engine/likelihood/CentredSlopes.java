package org.mixedmodels.engine.likelihood;

import org.mixedmodels.engine.covariance.UnstructuredCovariance;
import org.mixedmodels.engine.data.InputProblem;
import org.mixedmodels.engine.data.InvalidInputException;
import org.mixedmodels.engine.design.CrossProducts;
import org.mixedmodels.engine.design.ModelData;
import org.mixedmodels.engine.design.RandomDesign;

/**
 * The same model with the columns of random slopes centred, for the search for theta: with a year or an age far from zero
 * an intercept and its slope are nearly one, and theta lies in a narrow curved valley.
 *
 * <p>For a term with an intercept and an unstructured covariance, the {@link EffectsBasis} S subtracts from each column
 * its mean times the intercept's. Terms whose columns are near zero stay as they are.
 */
public final class CentredSlopes {

    /** Of means in standard deviations: below it nothing is gained, */
    private static final double FAR = 3;
    /** beyond it squares of the columns keep fewer than six digits of their differences. */
    private static final double TOO_FAR = 1e5;

    private final EffectsBasis basis;
    private final boolean far;

    private CentredSlopes(EffectsBasis basis, boolean far) {
        this.basis = basis;
        this.far = far;
    }

    /**
     * Centres the slopes of a model.
     *
     * @throws InvalidInputException of kind SCALE if a column lies so far from zero that its differences are lost
     */
    public static CentredSlopes of(ModelData data) {
        CrossProducts sums = data.crossProducts();
        double[][] bases = EffectsBasis.identities(sums);
        boolean anyFar = false;
        for (RandomDesign.Factor factor : data.random().factors()) {
            int f = sums.factor(factor.name());
            double[] products = sums.factors().get(f).totalZz();
            for (RandomDesign.Term term : factor.terms()) {
                anyFar |= shear(term, products, factor.size(), bases[f]);
            }
        }
        return new CentredSlopes(anyFar ? new EffectsBasis(data, bases) : EffectsBasis.unchanged(data), anyFar);
    }

    /** The data in which theta is searched. */
    public ModelData data() {
        return basis.data();
    }

    /** Whether they differ from the original ones. */
    public boolean isFar() {
        return far;
    }

    /**
     * Centres the random-effects columns of a row, in their place.
     *
     * @param factor the place of the factor among the cross-products
     * @param z its q values of Z
     */
    public void centre(int factor, double[] z) {
        if (far) {
            basis.change(factor, z);
        }
    }

    /**
     * The sums of the original columns for an outcome whose sums with the centred ones are known.
     *
     * @param centred the sums of {@link #data} for the outcome
     * @param original the sums of the original columns for another outcome
     */
    public CrossProducts original(CrossProducts centred, CrossProducts original) {
        return basis.original(centred, original);
    }

    /** Subtracts the means of far columns; whether there are any. */
    static boolean shear(RandomDesign.Term term, double[] products, int q, double[] basis) {
        boolean applies = term.structure() instanceof UnstructuredCovariance
                && term.columns().get(0).isIntercept();
        boolean anyFar = false;
        int base = term.offset();
        double count = products[base * q + base];
        for (int k = 1; applies && k < term.columns().size(); k++) {
            double mean = products[base * q + base + k] / count;
            double square = products[(base + k) * q + base + k] / count;
            double distance = Math.abs(mean) / Math.sqrt(Math.max(square - mean * mean, 1e-16 * square));
            if (distance > TOO_FAR) {
                throw tooFar(term.names().get(k), mean);
            }
            if (distance > FAR) {
                basis[base * q + base + k] = -mean;
                anyFar = true;
            }
        }
        return anyFar;
    }

    private static InvalidInputException tooFar(String column, double mean) {
        return new InvalidInputException(
                InputProblem.Kind.SCALE,
                "The values of \"" + column + "\" lie so far from zero (around " + mean
                        + ") that nothing is left of their differences in a random slope.",
                "Center \"" + column + "\" first.");
    }

    /** Theta of the original model from that of the centred one. */
    public double[] theta(double[] centredTheta) {
        return basis.theta(centredTheta);
    }

    /** Theta of the centred model from that of the original one. */
    public double[] centredTheta(double[] theta) {
        return basis.changedTheta(theta);
    }
}
