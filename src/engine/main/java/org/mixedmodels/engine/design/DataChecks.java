package org.mixedmodels.engine.design;

import java.util.Arrays;
import org.mixedmodels.engine.data.InputProblem;
import org.mixedmodels.engine.data.InvalidInputException;
import org.mixedmodels.engine.formula.ModelSpecification;

/** Refuses data from which a model cannot be estimated. */
final class DataChecks {

    private static final double SMALLEST_VARIANCE = 1e-280;

    private DataChecks() {}

    static void check(ModelSpecification specification, CrossProducts sums, OutcomeSummary outcome) {
        if (sums.nobs() == 0) {
            throw noRows(sums.skippedRows());
        }
        if (sums.nobs() == 1) {
            throw oneRow(sums.skippedRows());
        }
        if (outcome.isConstant()) {
            throw new InvalidInputException(
                    InputProblem.Kind.CONSTANT_OUTCOME,
                    "The outcome \"" + specification.outcome() + "\" has the same value in all " + sums.nobs()
                            + " rows.",
                    "Choose an outcome that varies.");
        }
        requireOrdinaryScale(sums, outcome);
        for (CrossProducts.FactorProducts factor : sums.factors()) {
            checkLevels(factor, sums.nobs());
        }
        if (sums.nobs() <= sums.columns()) {
            throw new InvalidInputException(
                    InputProblem.Kind.TOO_FEW_ROWS,
                    "There are " + sums.nobs() + " complete rows for " + sums.columns() + " fixed-effect columns.",
                    "Use fewer predictors or more data.");
        }
    }

    /** What to say of data without a complete row, of which as many rows were skipped. */
    static InvalidInputException noRows(long skipped) {
        return skipped == 0
                ? new InvalidInputException(
                        InputProblem.Kind.NO_ROWS, "The data have no rows.", "Check the steps before this one.")
                : new InvalidInputException(
                        InputProblem.Kind.NO_ROWS,
                        "All " + skipped + " rows have a missing value in a column of the model.",
                        "Check the columns of the model for missing values.");
    }

    private static InvalidInputException oneRow(long skipped) {
        return skipped == 0
                ? new InvalidInputException(
                        InputProblem.Kind.TOO_FEW_ROWS,
                        "The data have one row only.",
                        "Check the steps before this one.")
                : new InvalidInputException(
                        InputProblem.Kind.TOO_FEW_ROWS,
                        "Only 1 of " + (skipped + 1) + " rows has a value in every column of the model.",
                        "Check the columns of the model for missing values.");
    }

    /** Squares of numbers beyond about 1e150 overflow, those of numbers below 1e-150 vanish. */
    private static void requireOrdinaryScale(CrossProducts sums, OutcomeSummary outcome) {
        boolean overflow = Arrays.stream(sums.xx()).anyMatch(sum -> !Double.isFinite(sum));
        if (overflow || !(outcome.variance() > SMALLEST_VARIANCE)) {
            throw new InvalidInputException(
                    InputProblem.Kind.SCALE,
                    "The values of the "
                            + (overflow ? "outcome or of a predictor are so large" : "outcome are so small")
                            + " that their squares cannot be computed (the outcome lies between " + outcome.smallest()
                            + " and " + outcome.largest() + ").",
                    "Express the columns in other units.");
        }
    }

    private static void checkLevels(CrossProducts.FactorProducts factor, long nobs) {
        int levels = factor.levels().size();
        if (levels < 2) {
            throw new InvalidInputException(
                    InputProblem.Kind.TOO_FEW_LEVELS,
                    "The grouping factor \"" + factor.name() + "\" has one level only (\""
                            + factor.levels().get(0) + "\"); variation between groups needs at least two.",
                    "Choose a grouping column with several groups.");
        }
        if (levels == nobs) {
            throw new InvalidInputException(
                    InputProblem.Kind.RESIDUAL_UNIDENTIFIED,
                    "The grouping factor \"" + factor.name() + "\" has " + levels + " levels in " + nobs
                            + " rows: with one row per group its variance cannot be told from the residual.",
                    "Choose a grouping column whose groups have several rows.");
        }
        if ((long) levels * factor.size() >= nobs && factor.size() > 1) {
            throw new InvalidInputException(
                    InputProblem.Kind.RESIDUAL_UNIDENTIFIED,
                    "The random effects of \"" + factor.name() + "\" number " + levels + " x " + factor.size() + " = "
                            + (long) levels * factor.size() + ", not fewer than the " + nobs
                            + " rows: their variances cannot be told from the residual.",
                    "Use fewer random slopes.");
        }
    }
}
