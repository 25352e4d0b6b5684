package org.mixedmodels.engine.predict;

import java.util.Optional;
import java.util.Set;

/**
 * How predictions are made. Immutable.
 *
 * @param withOutcome whether the outcome is read, for residuals
 * @param interval which limits are computed
 * @param level their level, between 0 and 1
 * @param factors the names of the grouping factors whose effects are added to the conditional prediction; empty for all.
 *     The prediction then is for a row of its group in these factors and of the average group in the others, as by
 *     {@code re.form} in lme4
 * @param unknownGroups what is done about groups of these factors that the model does not know
 * @param withWeights whether the model's weights column is read for the variance sigma^2 / w of a new outcome; if not, or
 *     if the model has none, every weight is one
 * @param variances how the estimated variances are taken in errors and limits
 */
public record PredictionOptions(
        boolean withOutcome,
        PredictionInterval interval,
        double level,
        Optional<Set<String>> factors,
        UnknownGroups unknownGroups,
        boolean withWeights,
        VarianceParameters variances) {

    /** Checks the level and copies the set. */
    public PredictionOptions {
        if (!(level > 0 && level < 1)) {
            throw new IllegalArgumentException("a level of " + level + " is not between 0 and 1");
        }
        factors = factors.map(Set::copyOf);
    }

    /** No outcome, no interval (level 0.95), all factors, unknown groups as the population, with weights, variances as estimated. */
    public static PredictionOptions defaults() {
        return new PredictionOptions(
                false,
                PredictionInterval.NONE,
                0.95,
                Optional.empty(),
                UnknownGroups.POPULATION,
                true,
                VarianceParameters.ESTIMATED);
    }

    /** These options, but with or without the outcome. */
    public PredictionOptions withOutcome(boolean newWithOutcome) {
        return new PredictionOptions(newWithOutcome, interval, level, factors, unknownGroups, withWeights, variances);
    }

    /** These options with another interval. */
    public PredictionOptions withInterval(PredictionInterval newInterval) {
        return new PredictionOptions(withOutcome, newInterval, level, factors, unknownGroups, withWeights, variances);
    }

    /** These options with another level. */
    public PredictionOptions withLevel(double newLevel) {
        return new PredictionOptions(withOutcome, interval, newLevel, factors, unknownGroups, withWeights, variances);
    }

    /** These options with the effects of these factors only; an empty set is for none. */
    public PredictionOptions withFactors(Set<String> newFactors) {
        return new PredictionOptions(
                withOutcome, interval, level, Optional.of(newFactors), unknownGroups, withWeights, variances);
    }

    /** These options with another treatment of unknown groups. */
    public PredictionOptions withUnknownGroups(UnknownGroups newUnknownGroups) {
        return new PredictionOptions(withOutcome, interval, level, factors, newUnknownGroups, withWeights, variances);
    }

    /** These options, but with or without the weights column. */
    public PredictionOptions withWeights(boolean newWithWeights) {
        return new PredictionOptions(withOutcome, interval, level, factors, unknownGroups, newWithWeights, variances);
    }

    /** These options with the estimated variances taken in another way. */
    public PredictionOptions withVariances(VarianceParameters newVariances) {
        return new PredictionOptions(withOutcome, interval, level, factors, unknownGroups, withWeights, newVariances);
    }
}
