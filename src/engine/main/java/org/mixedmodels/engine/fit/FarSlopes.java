package org.mixedmodels.engine.fit;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import org.mixedmodels.engine.design.CrossProducts;
import org.mixedmodels.engine.design.ModelData;
import org.mixedmodels.engine.design.RandomDesign;

/**
 * The columns with random slopes that lie so far from zero that the criterion changes by little more than rounding if such a
 * slope takes the place of an intercept. They are known by their sums, if the model has an intercept that counts the rows.
 */
final class FarSlopes {

    /** Of means in standard deviations: squares of such columns keep at most eight digits of their differences. */
    private static final double FAR = 1e4;

    private FarSlopes() {}

    /** The names of the columns, each once. */
    static List<String> of(ModelData data) {
        Set<String> names = new LinkedHashSet<>();
        for (RandomDesign.Factor factor : data.random().factors()) {
            CrossProducts sums = data.crossProducts();
            CrossProducts.FactorProducts products = sums.factors().get(sums.factor(factor.name()));
            double[] zz = products.totalZz();
            double[] withOnes = withOnes(data, factor, products, zz);
            for (RandomDesign.Term term : factor.terms()) {
                for (int k = 0; k < term.columns().size(); k++) {
                    int column = term.offset() + k;
                    double square = zz[column * factor.size() + column];
                    if (!term.columns().get(k).isIntercept() && isFar(withOnes, column, square)) {
                        names.add(term.names().get(k));
                    }
                }
            }
        }
        return List.copyOf(names);
    }

    /** mean^2 > FAR^2 variance. */
    private static boolean isFar(double[] withOnes, int column, double square) {
        double count = withOnes[withOnes.length - 1];
        double mean = withOnes[column] / count;
        return mean * mean > FAR * FAR * Math.max(0, square / count - mean * mean);
    }

    /** Z'W1 over all levels, and 1'W1 last; zero if the model has no column of ones. */
    private static double[] withOnes(
            ModelData data, RandomDesign.Factor factor, CrossProducts.FactorProducts products, double[] zz) {
        int q = factor.size();
        double[] result = new double[q + 1];
        OptionalInt ones = IntStream.range(0, q)
                .filter(k -> factor.columns().get(k).isIntercept())
                .findFirst();
        if (ones.isPresent()) {
            System.arraycopy(zz, ones.getAsInt() * q, result, 0, q);
            result[q] = result[ones.getAsInt()];
        } else if (data.fixed().hasIntercept()) {
            int width = data.crossProducts().columns() + 1;
            for (int row = 0; row < products.zx().length / width; row++) {
                result[row % q] += products.zx()[row * width];
            }
            result[q] = data.crossProducts().xx(0, 0);
        }
        return result;
    }
}
