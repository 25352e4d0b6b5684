package org.mixedmodels.runner.fit;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.mixedmodels.engine.inference.Interval;
import org.mixedmodels.engine.inference.IntervalGap;
import org.mixedmodels.engine.inference.ModelIntervals;

/** Why intervals lack limits, in a sentence per reason. */
final class GapText {

    private GapText() {}

    /** The reasons that occur; none for a variance of zero, which the singular fit has a sentence for. */
    static List<String> of(ModelIntervals intervals) {
        Set<IntervalGap> gaps = EnumSet.noneOf(IntervalGap.class);
        Stream.concat(intervals.fixed().stream(), intervals.deviations().stream())
                .map(Interval::gap)
                .flatMap(Stream::ofNullable)
                .filter(gap -> gap != IntervalGap.NO_VARIANCE)
                .forEach(gaps::add);
        return gaps.stream().map(GapText::of).toList();
    }

    private static String of(IntervalGap gap) {
        return switch (gap) {
            case NO_VARIANCE -> "A variance of zero has no interval.";
            case NO_STANDARD_ERROR ->
                "Some limits are missing: the likelihood is flat in some direction, so that there are no standard errors.";
            case NO_PROFILE ->
                "A covariance of effects that share a correlation has no profile; the correlation has one.";
            case SEARCH_FAILED ->
                "Some limits are missing: the search along the likelihood did not end; take --ci wald or bootstrap.";
            case BETTER_FIT ->
                "Some limits are missing: the profile found a better fit than the estimates; do not rely on the numbers.";
            case FEW_REPLICATES -> "Some limits are missing: too few bootstrap replicates could be fitted.";
        };
    }
}
