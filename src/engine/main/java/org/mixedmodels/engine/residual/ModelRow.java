package org.mixedmodels.engine.residual;

/** A row of a pass with what the model says of it. Mutable and reused. */
final class ModelRow {

    /** Its place in the data. */
    long place;
    /** The outcome less the offset. */
    double outcome;
    /** x beta. */
    double population;
    /** x beta + z b. */
    double fitted;
    /** The prior weight. */
    double weight;
    /** Per predictor its value or category. */
    final double[] predictors;
    /** Per factor of the random-effects design the level. */
    final int[] levels;

    ModelRow(int predictors, int factors) {
        this.predictors = new double[predictors];
        this.levels = new int[factors];
    }

    double residual() {
        return outcome - fitted;
    }
}
