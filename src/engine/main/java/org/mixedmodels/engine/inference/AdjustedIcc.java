package org.mixedmodels.engine.inference;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.mixedmodels.engine.result.LinearMixedModel;

/**
 * The adjusted intraclass correlation of a model as a whole, {@link VariancePartition#iccAdjusted}, with its uncertainty.
 *
 * @param value the share of all random effects in what the fixed effects leave
 * @param stdError its standard error by the delta method; NaN if there is none, see {@link #noInterval}
 * @param lower lower limit of its Wald interval on the logit scale
 * @param upper upper limit
 */
public record AdjustedIcc(double value, double stdError, double lower, double upper) {

    /**
     * The adjusted ICC of a model.
     *
     * @param level the confidence level, between 0 and 1
     */
    public static AdjustedIcc of(LinearMixedModel model, double level) {
        List<Integer> all = IntStream.range(0, model.crossProducts().factors().size())
                .boxed()
                .toList();
        ShareInterval share = ShareInterval.of(
                RelativeVariances.mean(model), all, VarianceCovariance.of(model), Levels.normalQuantile(level));
        return new AdjustedIcc(share.value(), share.stdError(), share.lower(), share.upper());
    }

    /** Why there is no standard error, if there is none. */
    public Optional<NoInterval> noInterval() {
        return NoInterval.of(value, stdError);
    }
}
