package org.mixedmodels.engine.design;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.mixedmodels.engine.data.InputProblem;
import org.mixedmodels.engine.data.InvalidInputException;
import org.mixedmodels.engine.data.RowBatch;
import org.mixedmodels.engine.data.RowReader;
import org.mixedmodels.engine.data.RowSource;
import org.mixedmodels.engine.formula.ModelSpecification;
import org.mixedmodels.engine.progress.ProgressMonitor;

/** Reads the rows of a model in one pass (two where there are nominal predictors) and sums their products. */
public final class ModelDataReader {

    private static final int MOST_COLUMNS = 3000;
    private static final int REPORT_EVERY = 64;

    private final ModelSpecification specification;
    private final RowSource rows;
    private final boolean failOnMissing;
    private final ProgressMonitor monitor;

    private ModelDataReader(
            ModelSpecification specification, RowSource rows, boolean failOnMissing, ProgressMonitor monitor) {
        this.specification = specification;
        this.rows = rows;
        this.failOnMissing = failOnMissing;
        this.monitor = monitor;
    }

    /**
     * The data of a model.
     *
     * @param specification the model
     * @param rows where its columns are
     * @param failOnMissing whether a missing value is an error; otherwise its row is skipped and counted
     * @param referenceLevels per nominal predictor the category to compare with, where it is not the first
     * @param monitor told of the progress
     * @throws InvalidInputException if the data do not suit the model
     */
    public static ModelData read(
            ModelSpecification specification,
            RowSource rows,
            boolean failOnMissing,
            Map<String, String> referenceLevels,
            ProgressMonitor monitor) {
        return new ModelDataReader(specification, rows, failOnMissing, monitor).read(referenceLevels);
    }

    private ModelData read(Map<String, String> referenceLevels) {
        ColumnRoles roles = ColumnRoles.forFit(specification, rows);
        Map<String, NominalCoding> codings =
                NominalSurvey.codings(specification, roles, rows, referenceLevels, monitor);
        List<DesignColumn> columns = DesignColumns.expand(specification.intercept(), specification.fixed(), codings);
        requireModestWidth(columns.size());
        RandomDesign random = RandomDesign.of(specification, codings);
        List<NominalCoding> ordered = codings.values().stream()
                .sorted(Comparator.comparing(NominalCoding::column))
                .toList();
        try (RowReader reader = rows.open(roles.wanted())) {
            Pass pass = new Pass(roles, new RowDesign(roles, ordered, reader), reader, columns, random);
            pass.run();
            CrossProducts all = pass.crossProducts();
            double[] shifts = pass.shifts();
            DataChecks.check(specification, all, pass.outcome());
            return Rank.reduced(columns, shifts, ordered, random, all, pass.outcome());
        }
    }

    private static void requireModestWidth(int columns) {
        if (columns > MOST_COLUMNS) {
            throw new InvalidInputException(
                    InputProblem.Kind.TOO_LARGE,
                    "The fixed effects have " + columns + " columns; more than " + MOST_COLUMNS
                            + " take hours and are refused.",
                    "Use a column with many categories as a grouping column of a random effect instead.");
        }
    }

    /** The pass that sums. */
    private final class Pass {
        private final ColumnRoles roles;
        private final RowDesign design;
        private final RowReader reader;
        private final RowDesign.Evaluator fixed;
        private final List<RowDesign.Evaluator> random = new ArrayList<>();
        private final List<TupleIndex> groups = new ArrayList<>();
        private final CrossProductsBuilder sums;
        private final RandomDesign randomDesign;
        private final double[] x;
        private final double[][] z;
        private final int[] levels;
        private final double[] shifts;
        private boolean shifted;
        private long skipped;
        private final OutcomeSummary.Collector outcomes = new OutcomeSummary.Collector();

        Pass(
                ColumnRoles roles,
                RowDesign design,
                RowReader reader,
                List<DesignColumn> columns,
                RandomDesign randomDesign) {
            this.roles = roles;
            this.design = design;
            this.reader = reader;
            this.randomDesign = randomDesign;
            fixed = design.evaluator(columns);
            int[] sizes = randomDesign.factors().stream()
                    .mapToInt(RandomDesign.Factor::size)
                    .toArray();
            for (RandomDesign.Factor factor : randomDesign.factors()) {
                random.add(design.evaluator(factor.columns()));
                groups.add(new TupleIndex(factor.group(), roles, reader));
            }
            sums = new CrossProductsBuilder(columns.size(), sizes);
            x = new double[columns.size() + 1];
            z = Arrays.stream(sizes).mapToObj(double[]::new).toArray(double[][]::new);
            levels = new int[sizes.length];
            shifts = new double[columns.size() + 1];
            shifted = !specification.intercept();
        }

        void run() {
            int batches = 0;
            for (RowBatch batch = reader.next(); batch != null; batch = reader.next()) {
                monitor.checkCancelled();
                if (batches++ % REPORT_EVERY == 0) {
                    monitor.report(Double.NaN, "reading rows: " + (sums.nobs() + skipped));
                }
                add(batch);
            }
        }

        private void add(RowBatch batch) {
            if (!shifted) {
                shifted = provisionalMeans(batch);
            }
            for (int row = 0; row < batch.size(); row++) {
                if (design.isComplete(batch, row)) {
                    add(batch, row);
                } else {
                    skip();
                }
            }
        }

        private void skip() {
            if (failOnMissing) {
                throw new InvalidInputException(
                        InputProblem.Kind.MISSING_VALUE,
                        "Row " + (sums.nobs() + skipped + 1) + " has a missing value in a column of the model.",
                        "Fill or remove missing values, or let rows with missing values be skipped.");
            }
            skipped++;
        }

        private void add(RowBatch batch, int row) {
            evaluate(batch, row);
            outcomes.add(batch.numbers(roles.outcome())[row]);
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
            double offset = roles.offset() < 0 ? 0 : batch.numbers(roles.offset())[row];
            x[x.length - 1] = batch.numbers(roles.outcome())[row] - offset;
        }

        private double weight(RowBatch batch, int row) {
            if (roles.weights() < 0) {
                return 1;
            }
            double weight = batch.numbers(roles.weights())[row];
            if (weight <= 0) {
                throw new InvalidInputException(
                        InputProblem.Kind.BAD_WEIGHT,
                        "Row " + (sums.nobs() + skipped + 1) + " has the weight " + weight
                                + "; weights must be positive.",
                        "Remove rows with zero weight and correct negative ones.");
            }
            return weight;
        }

        /** Means over the complete rows of a block; false if it has none. */
        private boolean provisionalMeans(RowBatch batch) {
            int complete = 0;
            double[] means = new double[x.length];
            for (int row = 0; row < batch.size(); row++) {
                if (design.isComplete(batch, row)) {
                    complete++;
                    evaluate(batch, row);
                    for (int k = 0; k < x.length; k++) {
                        means[k] += (x[k] - means[k]) / complete;
                    }
                }
            }
            System.arraycopy(means, 1, shifts, 1, x.length - 1);
            return complete > 0;
        }

        CrossProducts crossProducts() {
            if (sums.nobs() == 0) {
                throw new InvalidInputException(
                        InputProblem.Kind.NO_ROWS,
                        skipped == 0
                                ? "The data have no rows."
                                : "All " + skipped + " rows have a missing value in a column of the model.",
                        "Check the columns of the model for missing values.");
            }
            return sums.build(
                    randomDesign.factors().stream().map(f -> f.name()).toList(),
                    groups.stream().map(TupleIndex::names).toList(),
                    skipped);
        }

        double[] shifts() {
            return shifts;
        }

        OutcomeSummary outcome() {
            return outcomes.summary();
        }
    }
}
