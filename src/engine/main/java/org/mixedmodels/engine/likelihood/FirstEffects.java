package org.mixedmodels.engine.likelihood;

import java.util.stream.IntStream;
import org.mixedmodels.engine.covariance.DiagonalCovariance;
import org.mixedmodels.engine.covariance.UnstructuredCovariance;
import org.mixedmodels.engine.design.CrossProducts;
import org.mixedmodels.engine.design.ModelData;
import org.mixedmodels.engine.design.RandomDesign;

/**
 * An {@link EffectsBasis} in which some effects of a term come first, where their variances and their correlation are
 * simple functions of theta, while searches stay easy wherever the columns lie: the other effects are combined so that
 * their columns are orthogonal (Gram and Schmidt), and what those explain is taken from the columns of the first effects.
 * Slopes of other terms are centred as in {@link CentredSlopes}.
 */
public final class FirstEffects {

    private static final double DEPENDENT = 1e-12;

    private FirstEffects() {}

    /**
     * The basis.
     *
     * @param index the random-effects term's place in the specification
     * @param effects the places of the effects within the term, in their new order; of a term that is neither unstructured
     *     nor diagonal all effects are alike, and it stays as it is
     */
    public static EffectsBasis of(ModelData data, int index, int... effects) {
        CrossProducts sums = data.crossProducts();
        double[][] bases = EffectsBasis.identities(sums);
        for (RandomDesign.Factor factor : data.random().factors()) {
            int f = sums.factor(factor.name());
            double[] products = sums.factors().get(f).totalZz();
            for (RandomDesign.Term term : factor.terms()) {
                if (term.index() == index) {
                    place(term, products, factor.size(), effects, bases[f]);
                } else {
                    CentredSlopes.shear(term, products, factor.size(), bases[f]);
                }
            }
        }
        return new EffectsBasis(data, bases);
    }

    private static void place(RandomDesign.Term term, double[] products, int q, int[] effects, double[] basis) {
        int n = term.columns().size();
        int[] order = order(n, effects);
        double[][] directions = new double[n][];
        for (int k = 0; k < n; k++) {
            directions[k] = new double[n];
            directions[k][order[k]] = 1;
        }
        if (term.structure() instanceof UnstructuredCovariance) {
            orthogonalize(directions, effects.length, new Products(products, q, term.offset()));
        } else if (!(term.structure() instanceof DiagonalCovariance)) {
            return;
        }
        for (int i = 0; i < n; i++) {
            for (int k = 0; k < n; k++) {
                basis[(term.offset() + i) * q + term.offset() + k] = directions[k][i];
            }
        }
    }

    /** The chosen places, then the others. */
    private static int[] order(int count, int[] first) {
        IntStream others =
                IntStream.range(0, count).filter(k -> IntStream.of(first).noneMatch(f -> f == k));
        return IntStream.concat(IntStream.of(first), others).toArray();
    }

    private static void orthogonalize(double[][] directions, int first, Products products) {
        int n = directions.length;
        for (int k = first; k < n; k++) {
            for (int j = first; j < k; j++) {
                subtract(directions[k], directions[j], products);
            }
        }
        for (int k = 0; k < first; k++) {
            for (int j = first; j < n; j++) {
                subtract(directions[k], directions[j], products);
            }
        }
    }

    /** Takes from a direction what another explains; nothing where that is a combination of those before it. */
    private static void subtract(double[] direction, double[] other, Products products) {
        double square = products.of(other, other);
        if (square > DEPENDENT * products.largest(other)) {
            double multiple = products.of(other, direction) / square;
            for (int i = 0; i < direction.length; i++) {
                direction[i] -= multiple * other[i];
            }
        }
    }

    /** Z'WZ of a term within its factor. */
    private record Products(double[] sums, int q, int offset) {

        double of(double[] a, double[] b) {
            double sum = 0;
            for (int i = 0; i < a.length; i++) {
                for (int j = 0; j < b.length; j++) {
                    sum += a[i] * sums[(offset + i) * q + offset + j] * b[j];
                }
            }
            return sum;
        }

        /** The most that the square of a direction could be, for telling it from rounding. */
        double largest(double[] a) {
            double length = 0;
            for (int i = 0; i < a.length; i++) {
                length += Math.abs(a[i]) * Math.sqrt(sums[(offset + i) * q + offset + i]);
            }
            return length * length;
        }
    }
}
