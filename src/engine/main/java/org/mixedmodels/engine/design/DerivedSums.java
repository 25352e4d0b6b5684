package org.mixedmodels.engine.design;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Cross-products of columns that are selected, reordered or combined from those of given sums. */
final class DerivedSums {

    private DerivedSums() {}

    /**
     * Columns of Z to keep of a factor.
     *
     * @param factor the factor's place in the given sums
     * @param columns the places of the kept columns within the factor, in their new order
     */
    record FactorChoice(int factor, int[] columns) {}

    /**
     * The sums for other columns of [X y] in the place of one of them.
     *
     * @param target the column that is replaced, p for y
     * @param source the column of which a multiple is added to it
     */
    static CrossProducts plusMultiple(CrossProducts sums, int target, int source, double multiple) {
        int width = sums.columns() + 1;
        double[] xx = sums.xx().clone();
        addColumn(xx, width, target, source, multiple);
        for (int j = 0; j < width; j++) {
            xx[target * width + j] += multiple * xx[source * width + j];
        }
        List<CrossProducts.FactorProducts> factors = new ArrayList<>();
        for (CrossProducts.FactorProducts f : sums.factors()) {
            double[] zx = f.zx().clone();
            addColumn(zx, width, target, source, multiple);
            factors.add(new CrossProducts.FactorProducts(f.name(), f.levels(), f.size(), f.zz(), zx, f.observations()));
        }
        return new CrossProducts(
                sums.columns(), xx, factors, sums.pairs(), sums.nobs(), sums.skippedRows(), sums.sumLogWeights());
    }

    private static void addColumn(double[] matrix, int width, int target, int source, double multiple) {
        for (int row = 0; row < matrix.length; row += width) {
            matrix[row + target] += multiple * matrix[row + source];
        }
    }

    /** The sums for some of the factors with some of their columns, ordered again from the largest to the smallest. */
    static CrossProducts withFactors(CrossProducts sums, List<FactorChoice> choices) {
        List<FactorChoice> ordered = choices.stream()
                .sorted(Comparator.comparingLong(choice -> -(long) choice.columns.length
                        * sums.factors().get(choice.factor).levels().size()))
                .toList();
        int[] rank = IntStream.range(0, sums.factors().size()).map(f -> -1).toArray();
        for (int i = 0; i < ordered.size(); i++) {
            rank[ordered.get(i).factor] = i;
        }
        List<CrossProducts.FactorProducts> factors = ordered.stream()
                .map(choice -> selected(sums.factors().get(choice.factor), choice.columns, sums.columns() + 1))
                .toList();
        List<CrossProducts.PairProducts> pairs = sums.pairs().stream()
                .filter(pair -> rank[pair.first()] >= 0 && rank[pair.second()] >= 0)
                .map(pair -> selected(pair, sums, ordered, rank))
                .sorted(Comparator.comparingInt(CrossProducts.PairProducts::first)
                        .thenComparingInt(CrossProducts.PairProducts::second))
                .toList();
        return new CrossProducts(
                sums.columns(), sums.xx(), factors, pairs, sums.nobs(), sums.skippedRows(), sums.sumLogWeights());
    }

    private static CrossProducts.FactorProducts selected(CrossProducts.FactorProducts f, int[] columns, int width) {
        int[] all = IntStream.range(0, width).toArray();
        return new CrossProducts.FactorProducts(
                f.name(),
                f.levels(),
                columns.length,
                selectBlocks(f.zz(), f.size(), f.size(), columns, columns),
                selectBlocks(f.zx(), f.size(), width, columns, all),
                f.observations());
    }

    private static CrossProducts.PairProducts selected(
            CrossProducts.PairProducts pair, CrossProducts sums, List<FactorChoice> ordered, int[] rank) {
        int first = rank[pair.first()];
        int second = rank[pair.second()];
        int[] rows = ordered.get(first).columns;
        int[] columns = ordered.get(second).columns;
        double[] blocks = selectBlocks(
                pair.blocks(),
                sums.factors().get(pair.first()).size(),
                sums.factors().get(pair.second()).size(),
                rows,
                columns);
        CrossProducts.PairProducts kept =
                new CrossProducts.PairProducts(first, second, pair.firstLevels(), pair.secondLevels(), blocks);
        return first < second ? kept : turned(kept, rows.length, columns.length);
    }

    private static CrossProducts.PairProducts turned(CrossProducts.PairProducts pair, int rows, int columns) {
        return new CrossProducts.PairProducts(
                pair.second(),
                pair.first(),
                pair.secondLevels(),
                pair.firstLevels(),
                CrossProducts.PairProducts.transposed(pair.blocks(), rows, columns));
    }

    /** From blocks of {@code height} x {@code width} numbers the chosen rows and columns of each. */
    private static double[] selectBlocks(double[] blocks, int height, int width, int[] rows, int[] columns) {
        int count = blocks.length / (height * width);
        double[] result = new double[count * rows.length * columns.length];
        int to = 0;
        for (int b = 0; b < count; b++) {
            for (int row : rows) {
                for (int column : columns) {
                    result[to++] = blocks[(b * height + row) * width + column];
                }
            }
        }
        return result;
    }
}
