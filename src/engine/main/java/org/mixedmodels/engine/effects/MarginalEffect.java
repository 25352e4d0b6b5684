package org.mixedmodels.engine.effects;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The effect of a predictor, by a second one.
 *
 * @param focal the predictor on the axis
 * @param by the second one, null for none
 * @param interaction whether the model has a product with both
 * @param curves predicted values, one curve per value of the second predictor
 * @param slopes simple slopes, or differences between categories
 * @param slopeFunction the slope over a numeric second predictor
 */
public record MarginalEffect(
        String focal,
        @Nullable String by,
        boolean interaction,
        List<MarginalCurve> curves,
        List<SimpleSlope> slopes,
        Optional<SlopeFunction> slopeFunction) {

    /** Copies the lists. */
    public MarginalEffect {
        curves = List.copyOf(curves);
        slopes = List.copyOf(slopes);
    }
}
