package org.mixedmodels.engine.predict;

import org.mixedmodels.engine.data.GroupStatus;

/** What a model predicts for one row. Mutable and reused. */
public final class Prediction {

    private boolean complete;
    private double population = Double.NaN;
    private double conditional = Double.NaN;
    private double residual = Double.NaN;
    private GroupStatus[] status = new GroupStatus[0];

    /** Whether the row has all predictors; if not, every number is NaN. */
    public boolean isComplete() {
        return complete;
    }

    /** x beta + offset: the prediction for an average group. */
    public double population() {
        return population;
    }

    /** x beta + z b + offset, with zero deviations for groups that are new or missing. */
    public double conditional() {
        return conditional;
    }

    /** The outcome minus {@link #conditional}, NaN if the outcome is not read or missing. */
    public double residual() {
        return residual;
    }

    /** Whether the row's group is known, by factor in the order of {@link RowPredictor#factors}. */
    public GroupStatus status(int factor) {
        return status[factor];
    }

    void set(double newPopulation, double newConditional, double outcome) {
        complete = true;
        population = newPopulation;
        conditional = newConditional;
        residual = outcome - newConditional;
    }

    void setIncomplete() {
        complete = false;
        population = Double.NaN;
        conditional = Double.NaN;
        residual = Double.NaN;
    }

    void setStatus(int factor, int factors, GroupStatus value) {
        if (status.length != factors) {
            status = new GroupStatus[factors];
        }
        status[factor] = value;
    }
}
