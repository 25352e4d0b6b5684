package org.mixedmodels.knime.message;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.mixedmodels.engine.inference.Interval;
import org.mixedmodels.engine.inference.IntervalGap;
import org.mixedmodels.engine.inference.ModelIntervals;

/** Why intervals lack limits, where a user can do something about it. */
public final class IntervalGaps {

    private IntervalGaps() {}

    /** Returns one warning per reason; none for zero variances, which a singular fit has its own warning for. */
    public static Warnings of(ModelIntervals intervals) {
        Set<IntervalGap> gaps = EnumSet.noneOf(IntervalGap.class);
        Stream.concat(intervals.fixed().stream(), intervals.deviations().stream())
                .map(Interval::gap)
                .flatMap(Stream::ofNullable)
                .forEach(gaps::add);
        Warnings warnings = new Warnings();
        gaps.forEach(gap -> text(gap).ifPresent(text -> warnings.add(Weight.UNSUPPORTED, text)));
        return warnings;
    }

    private static Optional<String> text(IntervalGap gap) {
        return switch (gap) {
            case NO_VARIANCE, NO_PROFILE -> Optional.empty();
            case NO_STANDARD_ERROR ->
                Optional.of("Some limits are missing: the likelihood is flat in some direction, so"
                        + " that there are no standard errors. Simplify the random effects.");
            case SEARCH_FAILED ->
                Optional.of("Some limits are missing: the search along the likelihood did not end."
                        + " Use Wald or bootstrap intervals for them, or simplify the random effects.");
            case BETTER_FIT ->
                Optional.of("Some limits are missing: the profile found a better fit than the estimates."
                        + " Do not report these results: simplify the random effects, or center the predictors.");
            case FEW_REPLICATES ->
                Optional.of("Some limits are missing: too few bootstrap replicates could be fitted."
                        + " Take more replicates, or simplify the random effects.");
        };
    }
}
