package org.mixedmodels.engine.design;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.mixedmodels.engine.data.Column;
import org.mixedmodels.engine.data.InputProblem;
import org.mixedmodels.engine.data.InvalidInputException;
import org.mixedmodels.engine.data.RowBatch;
import org.mixedmodels.engine.data.RowPart;
import org.mixedmodels.engine.data.RowReader;
import org.mixedmodels.engine.progress.ProgressMonitor;

/** One pass over a part of the rows of a model that sums their products. */
final class CrossProductsPass implements AutoCloseable {

    private static final int REPORT_EVERY = 64;

    private final Plan plan;
    private final RowPart part;
    private final RowReader reader;
    private final BlockDesign design;
    private final int[] fixed;
    private final int[][] random;
    private final List<TupleIndex> groups = new ArrayList<>();
    private final CrossProductsBuilder sums;
    private final OutcomeSummary.Collector outcomes = new OutcomeSummary.Collector();
    private double[][] x = new double[0][];
    private double[] weights = new double[0];
    private int[][] levels = new int[0][];
    private long skipped;

    /**
     * What all passes over a model's rows have in common.
     *
     * @param roles the columns that are read
     * @param columns the columns of X
     * @param random the random-effects design
     * @param codings the nominal predictors
     * @param failOnMissing whether a missing value is an error
     */
    record Plan(
            ColumnRoles roles,
            List<DesignColumn> columns,
            RandomDesign random,
            List<NominalCoding> codings,
            boolean failOnMissing) {}

    /**
     * What a pass gives.
     *
     * @param sums the cross-products
     * @param outcomes the distribution of the outcome
     */
    record Result(CrossProducts sums, OutcomeSummary.Collector outcomes) {

        /** The result of both parts together. */
        Result plus(Result other) {
            outcomes.add(other.outcomes);
            return new Result(sums.plus(other.sums), outcomes);
        }
    }

    CrossProductsPass(Plan plan, RowPart part) {
        this.plan = plan;
        this.part = part;
        this.reader = part.rows().open(plan.roles().wanted());
        design = new BlockDesign(plan.roles(), plan.codings(), reader);
        fixed = plan.columns().stream().mapToInt(design::add).toArray();
        List<RandomDesign.Factor> factors = plan.random().factors();
        random = new int[factors.size()][];
        for (int f = 0; f < random.length; f++) {
            random[f] = factors.get(f).columns().stream().mapToInt(design::add).toArray();
            groups.add(new TupleIndex(factors.get(f).group(), plan.roles(), reader));
        }
        int[] sizes = factors.stream().mapToInt(RandomDesign.Factor::size).toArray();
        sums = new CrossProductsBuilder(plan.columns().size(), sizes);
    }

    /**
     * The means of the columns of [X y] over the first block that has a complete row, for shifting; zero for the first
     * column, the intercept.
     */
    double[] provisionalMeans() {
        double[] means = new double[fixed.length + 1];
        for (RowBatch batch = reader.next(); batch != null; batch = reader.next()) {
            load(batch);
            for (int k = 1; k < means.length && design.size() > 0; k++) {
                means[k] = Arrays.stream(x[k], 0, design.size()).average().orElse(0);
            }
            if (design.size() > 0) {
                break;
            }
        }
        return means;
    }

    /**
     * Sums the products of all rows.
     *
     * @param shifts what is subtracted from the columns of [X y]
     */
    Result run(double[] shifts, ProgressMonitor monitor) {
        int batches = 0;
        for (RowBatch batch = reader.next(); batch != null; batch = reader.next()) {
            monitor.checkCancelled();
            if (batches++ % REPORT_EVERY == 0 && part.firstRow() == 0) {
                monitor.report(Double.NaN, "reading rows: " + (sums.nobs() + skipped));
            }
            add(batch, shifts);
        }
        List<String> names =
                plan.random().factors().stream().map(RandomDesign.Factor::name).toList();
        List<List<String>> groupNames = groups.stream().map(TupleIndex::names).toList();
        return new Result(sums.build(names, groupNames, skipped), outcomes);
    }

    private void add(RowBatch batch, double[] shifts) {
        load(batch);
        int size = design.size();
        requireAll(batch);
        outcomes.add(design.numbers(plan.roles().outcome()), size);
        for (int k = 0; k < x.length; k++) {
            double[] column = x[k];
            double shift = shifts[k];
            for (int i = 0; i < size; i++) {
                column[i] -= shift;
            }
        }
        loadWeights();
        double[][][] z = new double[random.length][][];
        for (int f = 0; f < random.length; f++) {
            z[f] = Arrays.stream(random[f]).mapToObj(design::values).toArray(double[][]::new);
            groups.get(f).ids(batch, design, levels[f]);
        }
        sums.add(x, weights, levels, z, size);
        skipped += batch.size() - size;
    }

    /** Computes the columns of [X y] for the complete rows of a block, not shifted yet. */
    private void load(RowBatch batch) {
        design.load(batch);
        if (weights.length < batch.capacity()) {
            weights = new double[batch.capacity()];
            levels = new int[random.length][batch.capacity()];
            x = new double[fixed.length + 1][batch.capacity()];
        }
        for (int k = 0; k < fixed.length; k++) {
            System.arraycopy(design.values(fixed[k]), 0, x[k], 0, design.size());
        }
        double[] y = x[fixed.length];
        System.arraycopy(design.numbers(plan.roles().outcome()), 0, y, 0, design.size());
        if (plan.roles().offset() >= 0) {
            double[] offset = design.numbers(plan.roles().offset());
            for (int i = 0; i < design.size(); i++) {
                y[i] -= offset[i];
            }
        }
    }

    private void loadWeights() {
        int column = plan.roles().weights();
        if (column < 0) {
            Arrays.fill(weights, 1);
            return;
        }
        System.arraycopy(design.numbers(column), 0, weights, 0, design.size());
        for (int i = 0; i < design.size(); i++) {
            if (weights[i] <= 0) {
                throw new InvalidInputException(
                        InputProblem.Kind.BAD_WEIGHT,
                        "Row number " + rowNumber(design.row(i)) + " has the weight " + weights[i]
                                + "; weights must be positive.",
                        "Remove rows with zero weight and correct negative ones.");
            }
        }
    }

    private void requireAll(RowBatch batch) {
        if (plan.failOnMissing() && design.size() < batch.size()) {
            int first = 0;
            while (first < design.size() && design.row(first) == first) {
                first++;
            }
            throw new InvalidInputException(
                    InputProblem.Kind.MISSING_VALUE,
                    "Row number " + rowNumber(first) + " has no value in column \"" + missingColumn(batch, first)
                            + "\".",
                    "Fill or remove missing values, or let rows with missing values be skipped.");
        }
    }

    private String missingColumn(RowBatch batch, int row) {
        List<Column> columns = plan.roles().wanted();
        for (int c = 0; c < columns.size(); c++) {
            if (batch.isMissing(c, row)) {
                return columns.get(c).name();
            }
        }
        throw new IllegalArgumentException("row " + row + " is complete");
    }

    /** The number of a row of the block in the whole source, counted from 1. */
    private long rowNumber(int row) {
        return part.firstRow() + sums.nobs() + skipped + row + 1;
    }

    @Override
    public void close() {
        reader.close();
    }
}
