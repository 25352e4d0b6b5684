package org.mixedmodels.engine.inference;

import java.util.Arrays;

/** Akaike's weights (Burnham and Anderson 2002, Model Selection and Multimodel Inference, section 2.9). */
public final class ModelWeights {

    private ModelWeights() {}

    /** How much each criterion exceeds the smallest. */
    public static double[] differences(double[] criteria) {
        double smallest = Arrays.stream(criteria).min().orElse(Double.NaN);
        return Arrays.stream(criteria).map(value -> value - smallest).toArray();
    }

    /** exp(-difference / 2), divided by their sum. */
    public static double[] of(double[] criteria) {
        double[] likelihoods = Arrays.stream(differences(criteria))
                .map(difference -> Math.exp(-difference / 2))
                .toArray();
        double sum = Arrays.stream(likelihoods).sum();
        return Arrays.stream(likelihoods).map(value -> value / sum).toArray();
    }
}
