package org.mixedmodels.engine.design;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.mixedmodels.engine.data.InputProblem;
import org.mixedmodels.engine.data.InvalidInputException;
import org.mixedmodels.engine.data.RowPart;
import org.mixedmodels.engine.data.RowSource;
import org.mixedmodels.engine.formula.ModelSpecification;
import org.mixedmodels.engine.progress.ProgressMonitor;

/** Reads the rows of a model in one pass (two where there are nominal predictors) and sums their products. */
public final class ModelDataReader {

    private static final int MOST_COLUMNS = 3000;

    private final ModelSpecification specification;
    private final RowSource rows;
    private final boolean failOnMissing;
    private final int threads;
    private final ProgressMonitor monitor;

    private ModelDataReader(
            ModelSpecification specification,
            RowSource rows,
            boolean failOnMissing,
            int threads,
            ProgressMonitor monitor) {
        this.specification = specification;
        this.rows = rows;
        this.failOnMissing = failOnMissing;
        this.threads = threads;
        this.monitor = monitor;
    }

    /**
     * The data of a model.
     *
     * @param specification the model
     * @param rows where its columns are
     * @param failOnMissing whether a missing value is an error; otherwise its row is skipped and counted
     * @param choice how nominal predictors are coded
     * @param threads into how many parts the rows are divided, each read by a thread of its own, if they can be divided
     * @param monitor told of the progress
     * @throws InvalidInputException if the data do not suit the model
     */
    public static ModelData read(
            ModelSpecification specification,
            RowSource rows,
            boolean failOnMissing,
            CodingChoice choice,
            int threads,
            ProgressMonitor monitor) {
        return new ModelDataReader(specification, rows, failOnMissing, threads, monitor).read(choice);
    }

    private ModelData read(CodingChoice choice) {
        ColumnRoles roles = ColumnRoles.forFit(specification, rows);
        Map<String, NominalCoding> codings = NominalSurvey.codings(specification, roles, rows, choice, monitor);
        List<DesignColumn> columns = DesignColumns.expand(specification.intercept(), specification.fixed(), codings);
        requireModestWidth(columns.size());
        RandomDesign random = RandomDesign.of(specification, codings);
        List<NominalCoding> ordered = codings.values().stream()
                .sorted(Comparator.comparing(NominalCoding::column))
                .toList();
        CrossProductsPass.Plan plan = new CrossProductsPass.Plan(roles, columns, random, ordered, failOnMissing);
        double[] shifts = shifts(plan);
        CrossProductsPass.Result result = sums(plan, shifts);
        OutcomeSummary outcome = result.outcomes().summary();
        DataChecks.check(specification, result.sums(), outcome);
        return Rank.reduced(columns, shifts, ordered, random, result.sums(), outcome);
    }

    private double[] shifts(CrossProductsPass.Plan plan) {
        if (!specification.intercept()) {
            return new double[plan.columns().size() + 1];
        }
        try (CrossProductsPass pass = new CrossProductsPass(plan, new RowPart(rows, 0))) {
            return pass.provisionalMeans();
        }
    }

    /** The sums of all parts, merged in the order of the rows. */
    private CrossProductsPass.Result sums(CrossProductsPass.Plan plan, double[] shifts) {
        List<RowPart> parts = rows.split(threads);
        return parts.parallelStream()
                .map(part -> {
                    try (CrossProductsPass pass = new CrossProductsPass(plan, part)) {
                        return pass.run(shifts, monitor);
                    }
                })
                .toList()
                .stream()
                .reduce(CrossProductsPass.Result::plus)
                .orElseThrow();
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
}
