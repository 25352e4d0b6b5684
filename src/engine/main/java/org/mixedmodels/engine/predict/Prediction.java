package org.mixedmodels.engine.predict;

import java.util.Arrays;
import org.mixedmodels.engine.data.GroupStatus;

/**
 * What a model predicts for one row. Mutable and reused. Every number is NaN where the row lacks a predictor; standard
 * errors and limits also without an interval among the options.
 */
public final class Prediction {

    private boolean complete;
    private double outcome = Double.NaN;
    private final Estimate population = new Estimate();
    private final Estimate conditional = new Estimate();
    private GroupStatus[] status = new GroupStatus[0];

    /** A predicted value with its errors. */
    static final class Estimate {
        double value = Double.NaN;
        double stdError = Double.NaN;
        double df = Double.NaN;
        double halfWidth = Double.NaN;

        void clear() {
            value = Double.NaN;
            clearErrors();
        }

        void clearErrors() {
            stdError = Double.NaN;
            df = Double.NaN;
            halfWidth = Double.NaN;
        }
    }

    /** Whether the row has all predictors; if not, every number is NaN. */
    public boolean isComplete() {
        return complete;
    }

    /** x beta + offset: the prediction for an average group. */
    public double population() {
        return population.value;
    }

    /** The standard error of x beta_hat. */
    public double populationStdError() {
        return population.stdError;
    }

    /** The lower limit of {@link #populationUpper}. */
    public double populationLower() {
        return population.value - population.halfWidth;
    }

    /**
     * The upper limit around {@link #population}: a confidence interval is for x beta, a prediction interval for an
     * outcome in groups that are drawn anew.
     */
    public double populationUpper() {
        return population.value + population.halfWidth;
    }

    /**
     * The degrees of freedom of the limits around {@link #population}, at least one; infinite where they are by the normal
     * distribution.
     */
    public double populationDf() {
        return population.df;
    }

    /**
     * x beta + z b + offset, with zero deviations for groups that are new or missing, or of a factor that is not among the
     * options. NaN for unknown groups if the options say so.
     */
    public double conditional() {
        return conditional.value;
    }

    /**
     * The standard error of {@link #conditional} as an estimate of the row's expected value given its groups, whatever the
     * interval: of an unknown group, the variance between groups is part of it.
     */
    public double stdError() {
        return conditional.stdError;
    }

    /** The lower limit of {@link #upper}. */
    public double lower() {
        return conditional.value - conditional.halfWidth;
    }

    /**
     * The upper limit around {@link #conditional}. A confidence interval is for the expected value given the row's groups,
     * averaged over the factors that are not among the options; a prediction interval is for an outcome, in groups of
     * those factors that are drawn anew.
     */
    public double upper() {
        return conditional.value + conditional.halfWidth;
    }

    /**
     * The degrees of freedom of {@link #lower} and {@link #upper}, at least one; infinite where they are by the normal
     * distribution.
     */
    public double df() {
        return conditional.df;
    }

    /** The outcome minus {@link #conditional}, NaN if the outcome is not read or missing. */
    public double residual() {
        return outcome - conditional.value;
    }

    /** Whether the row's group is known, by factor in the order of {@link RowPredictor#factors}. */
    public GroupStatus status(int factor) {
        return status[factor];
    }

    Estimate populationEstimate() {
        return population;
    }

    Estimate conditionalEstimate() {
        return conditional;
    }

    /** Forgets the last row. */
    void clear(int factors) {
        complete = false;
        outcome = Double.NaN;
        population.clear();
        conditional.clear();
        if (status.length != factors) {
            status = new GroupStatus[factors];
            Arrays.fill(status, GroupStatus.MISSING);
        }
    }

    void set(double newPopulation, double newConditional, double newOutcome) {
        complete = true;
        population.value = newPopulation;
        conditional.value = newConditional;
        outcome = newOutcome;
    }

    void setStatus(int factor, GroupStatus value) {
        status[factor] = value;
    }
}
