package org.mixedmodels.engine.inference;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.mixedmodels.engine.design.CrossProducts;
import org.mixedmodels.engine.design.DesignColumn;
import org.mixedmodels.engine.design.ModelData;
import org.mixedmodels.engine.design.NominalCoding;
import org.mixedmodels.engine.design.RandomDesign;

/**
 * Weighted sums of the columns of [X y] and of Z over the rows, sum_i w_i x_i, taken from the cross-products: they hold
 * the products with a column of ones if X or the columns of a factor have an intercept, or an indicator for every
 * category of a nominal column, which add up to one.
 */
final class ColumnTotals {

    private final CrossProducts sums;
    private final double weight;
    private final double[] fixed;
    private final double[][] random;

    private ColumnTotals(CrossProducts sums, double weight, double[] fixed, double[][] random) {
        this.sums = sums;
        this.weight = weight;
        this.fixed = fixed;
        this.random = random;
    }

    /** The totals, or none if no columns add up to one. */
    static Optional<ColumnTotals> of(ModelData data) {
        CrossProducts sums = data.crossProducts();
        List<Integer> ones = ones(data.fixed().columns(), data.fixed().codings());
        if (!ones.isEmpty()) {
            return Optional.of(ofFixed(sums, ones));
        }
        for (RandomDesign.Factor factor : data.random().factors()) {
            ones = ones(factor.columns(), data.fixed().codings());
            if (!ones.isEmpty()) {
                return Optional.of(ofRandom(sums, sums.factor(factor.name()), ones));
            }
        }
        return Optional.empty();
    }

    /** The places of columns that add up to one in every row; none if there are none. */
    private static List<Integer> ones(List<DesignColumn> columns, List<NominalCoding> codings) {
        for (int k = 0; k < columns.size(); k++) {
            if (columns.get(k).isIntercept()) {
                return List.of(k);
            }
        }
        for (NominalCoding coding : codings) {
            List<Integer> found = IntStream.range(0, columns.size())
                    .filter(k -> isIndicator(columns.get(k), coding.column()))
                    .boxed()
                    .toList();
            if (found.size() == coding.levels().size()) {
                return found;
            }
        }
        return List.of();
    }

    private static boolean isIndicator(DesignColumn column, String nominal) {
        return column.numeric().isEmpty()
                && column.indicators().size() == 1
                && column.indicators().get(0).column().equals(nominal)
                && !column.indicators().get(0).deviation();
    }

    private static ColumnTotals ofFixed(CrossProducts sums, List<Integer> ones) {
        int width = sums.columns() + 1;
        double[] fixed = new double[width];
        ones.forEach(i -> addRow(sums.xx(), i, fixed));
        double[][] random = new double[sums.factors().size()][];
        for (int f = 0; f < random.length; f++) {
            CrossProducts.FactorProducts factor = sums.factors().get(f);
            random[f] = new double[factor.size()];
            for (int row = 0; row < factor.zx().length / width; row++) {
                for (int i : ones) {
                    random[f][row % factor.size()] += factor.zx()[row * width + i];
                }
            }
        }
        double weight = ones.stream().mapToDouble(i -> fixed[i]).sum();
        return new ColumnTotals(sums, weight, fixed, random);
    }

    private static void addRow(double[] matrix, int row, double[] total) {
        for (int j = 0; j < total.length; j++) {
            total[j] += matrix[row * total.length + j];
        }
    }

    private static ColumnTotals ofRandom(CrossProducts sums, int g, List<Integer> ones) {
        CrossProducts.FactorProducts own = sums.factors().get(g);
        double[] fixed = new double[sums.columns() + 1];
        for (int level = 0; level < own.levels().size(); level++) {
            for (int i : ones) {
                addRow(own.zx(), level * own.size() + i, fixed);
            }
        }
        double[][] random = new double[sums.factors().size()][];
        for (int f = 0; f < random.length; f++) {
            random[f] = new double[sums.factors().get(f).size()];
        }
        ones.forEach(i -> addRow(own.totalZz(), i, random[g]));
        sums.pairs().forEach(pair -> addPair(sums, pair, g, ones, random));
        double weight = ones.stream().mapToDouble(i -> random[g][i]).sum();
        return new ColumnTotals(sums, weight, fixed, random);
    }

    private static void addPair(
            CrossProducts sums, CrossProducts.PairProducts pair, int g, List<Integer> ones, double[][] random) {
        int columns = sums.factors().get(pair.second()).size();
        int area = sums.factors().get(pair.first()).size() * columns;
        for (int at = 0; at < pair.blocks().length; at++) {
            int i = at % area / columns;
            int j = at % columns;
            if (pair.first() == g && ones.contains(i)) {
                random[pair.second()][j] += pair.blocks()[at];
            } else if (pair.second() == g && ones.contains(j)) {
                random[pair.first()][i] += pair.blocks()[at];
            }
        }
    }

    /** The sum of the weights; the number of rows if there are none. */
    double weight() {
        return weight;
    }

    /** The variance (n - 1) of X beta for coefficients of the shifted columns; a row of weight w counts w times. */
    double fixedVariance(double[] beta) {
        int p = sums.columns();
        double sum = 0;
        for (int i = 0; i < p; i++) {
            for (int j = 0; j < p; j++) {
                sum += beta[i] * beta[j] * (sums.xx(i, j) - fixed[i] / weight * fixed[j]);
            }
        }
        return Math.max(0, sum) / weight * unbiased();
    }

    private double unbiased() {
        return sums.nobs() / (sums.nobs() - 1.0);
    }

    /** The mean of a column of X, as it is stored. */
    double fixedMean(int column) {
        return fixed[column] / weight;
    }

    /** The standard deviation (n - 1) of a column of X. */
    double fixedStdDev(int column) {
        double[] unit = new double[sums.columns()];
        unit[column] = 1;
        return Math.sqrt(fixedVariance(unit));
    }

    /** The mean of a column of Z of a factor. */
    double randomMean(int factor, int column) {
        return random[factor][column] / weight;
    }

    /** The standard deviation (n - 1) of a column of Z of a factor. */
    double randomStdDev(int factor, int column) {
        CrossProducts.FactorProducts products = sums.factors().get(factor);
        double square = products.totalZz()[column * products.size() + column] / weight;
        double mean = randomMean(factor, column);
        return Math.sqrt(Math.max(0, square - mean * mean) * unbiased());
    }
}
