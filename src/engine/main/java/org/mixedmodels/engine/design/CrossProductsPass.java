package org.mixedmodels.engine.design;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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
    private final RowDesign design;
    private final RowDesign.Evaluator fixed;
    private final List<RowDesign.Evaluator> random = new ArrayList<>();
    private final List<TupleIndex> groups = new ArrayList<>();
    private final CrossProductsBuilder sums;
    private final OutcomeSummary.Collector outcomes = new OutcomeSummary.Collector();
    private final double[] x;
    private final double[][] z;
    private final int[] levels;
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
        design = new RowDesign(plan.roles(), plan.codings(), reader);
        fixed = design.evaluator(plan.columns());
        List<RandomDesign.Factor> factors = plan.random().factors();
        for (RandomDesign.Factor factor : factors) {
            random.add(design.evaluator(factor.columns()));
            groups.add(new TupleIndex(factor.group(), plan.roles(), reader));
        }
        int[] sizes = factors.stream().mapToInt(RandomDesign.Factor::size).toArray();
        sums = new CrossProductsBuilder(plan.columns().size(), sizes);
        x = new double[plan.columns().size() + 1];
        z = Arrays.stream(sizes).mapToObj(double[]::new).toArray(double[][]::new);
        levels = new int[sizes.length];
    }

    /**
     * The means of the columns of [X y] over the first block that has a complete row, for shifting; zero for the first
     * column, the intercept.
     */
    double[] provisionalMeans() {
        double[] means = new double[x.length];
        int complete = 0;
        for (RowBatch batch = reader.next(); batch != null && complete == 0; batch = reader.next()) {
            for (int row = 0; row < batch.size(); row++) {
                if (design.isComplete(batch, row)) {
                    complete++;
                    evaluate(batch, row);
                    for (int k = 1; k < x.length; k++) {
                        means[k] += (x[k] - means[k]) / complete;
                    }
                }
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
            for (int row = 0; row < batch.size(); row++) {
                if (design.isComplete(batch, row)) {
                    add(batch, row, shifts);
                } else {
                    skip();
                }
            }
        }
        List<String> names =
                plan.random().factors().stream().map(RandomDesign.Factor::name).toList();
        List<List<String>> groupNames = groups.stream().map(TupleIndex::names).toList();
        return new Result(sums.build(names, groupNames, skipped), outcomes);
    }

    private void add(RowBatch batch, int row, double[] shifts) {
        evaluate(batch, row);
        outcomes.add(batch.numbers(plan.roles().outcome())[row]);
        for (int k = 0; k < x.length; k++) {
            x[k] -= shifts[k];
        }
        for (int f = 0; f < levels.length; f++) {
            random.get(f).evaluate(batch, row, z[f]);
            levels[f] = groups.get(f).id(batch, row);
        }
        sums.add(x, weight(batch, row), levels, z);
    }

    private void evaluate(RowBatch batch, int row) {
        design.requireFinite(batch, row);
        fixed.evaluate(batch, row, x);
        int offset = plan.roles().offset();
        double shift = offset < 0 ? 0 : batch.numbers(offset)[row];
        x[x.length - 1] = batch.numbers(plan.roles().outcome())[row] - shift;
    }

    private double weight(RowBatch batch, int row) {
        int column = plan.roles().weights();
        if (column < 0) {
            return 1;
        }
        double weight = batch.numbers(column)[row];
        if (weight <= 0) {
            throw new InvalidInputException(
                    InputProblem.Kind.BAD_WEIGHT,
                    "Row " + rowNumber() + " has the weight " + weight + "; weights must be positive.",
                    "Remove rows with zero weight and correct negative ones.");
        }
        return weight;
    }

    private void skip() {
        if (plan.failOnMissing()) {
            throw new InvalidInputException(
                    InputProblem.Kind.MISSING_VALUE,
                    "Row " + rowNumber() + " has a missing value in a column of the model.",
                    "Fill or remove missing values, or let rows with missing values be skipped.");
        }
        skipped++;
    }

    private long rowNumber() {
        return part.firstRow() + sums.nobs() + skipped + 1;
    }

    @Override
    public void close() {
        reader.close();
    }
}
