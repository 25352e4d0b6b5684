package org.mixedmodels.engine.inference;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.mixedmodels.engine.covariance.CovarianceKind;
import org.mixedmodels.engine.likelihood.Estimation;
import org.mixedmodels.engine.progress.ProgressMonitor;
import org.mixedmodels.engine.result.GroupCovariance;
import org.mixedmodels.engine.result.LinearMixedModel;

/** The confidence intervals of all parameters of a model by one method. */
public final class ModelIntervals {

    private final IntervalMethod method;
    private final double level;
    private final boolean refitted;
    private final List<Interval> fixed;
    private final List<VarianceComponent> components;
    private final List<Interval> deviations;
    private final @Nullable Bootstrap bootstrap;

    private ModelIntervals(
            IntervalMethod method,
            double level,
            boolean refitted,
            List<Interval> fixed,
            List<VarianceComponent> components,
            List<Interval> deviations,
            @Nullable Bootstrap bootstrap) {
        this.method = method;
        this.level = level;
        this.refitted = refitted;
        this.fixed = List.copyOf(fixed);
        this.components = List.copyOf(components);
        this.deviations = List.copyOf(deviations);
        this.bootstrap = bootstrap;
    }

    /**
     * Wald intervals, see {@link VarianceComponents}.
     *
     * @param model the fitted model
     * @param coefficients the tests of its coefficients at the same level
     * @param level the confidence level, between 0 and 1
     */
    public static ModelIntervals wald(LinearMixedModel model, List<CoefficientTest> coefficients, double level) {
        VarianceComponents components = VarianceComponents.computed(model, level);
        List<Interval> fixed = coefficients.stream()
                .map(test -> Interval.of(test.lower(), test.upper()))
                .toList();
        return new ModelIntervals(
                IntervalMethod.WALD, level, false, fixed, components.components(), components.deviations(), null);
    }

    /**
     * Profile-likelihood intervals. A model fitted by REML is fitted again by ML for them, as {@code lme4::confint} does:
     * the restricted likelihoods of different coefficients cannot be compared. The limits of a variance are the squares of
     * those of its standard deviation; a covariance of an unstructured term has a profile of its own.
     *
     * @param model the fitted model
     * @param level the confidence level, between 0 and 1
     * @param threads how many parameters are worked on at once
     * @param monitor told of the progress; can cancel
     */
    public static ModelIntervals profile(LinearMixedModel model, double level, int threads, ProgressMonitor monitor) {
        ProfileLikelihood likelihood = ProfileLikelihood.of(model, monitor);
        List<ComponentRow> rows = ComponentRow.of(model);
        List<GroupCovariance> terms = model.varCorr();
        List<ProfileParameter> parameters = new ArrayList<>();
        model.fixedEffects().terms().forEach(name -> parameters.add(new ProfileParameter.Coefficient(name)));
        rows.forEach(row -> parameters.add(row.deviation(terms)));
        rows.stream()
                .filter(row -> !row.isVariance() && isUnstructured(row, terms))
                .forEach(row -> parameters.add(row.covariance(terms)));
        List<ProfileParameter> distinct = parameters.stream().distinct().toList();
        List<Interval> intervals = likelihood.intervals(distinct, level, threads);
        List<Interval> fixed = parameters
                .subList(0, model.fixedEffects().terms().size())
                .stream()
                .map(parameter -> intervals.get(distinct.indexOf(parameter)))
                .toList();
        List<Interval> deviations = new ArrayList<>();
        List<Interval> squares = new ArrayList<>();
        for (ComponentRow row : rows) {
            Interval deviation = intervals.get(distinct.indexOf(row.deviation(terms)));
            deviations.add(deviation);
            if (row.isVariance()) {
                squares.add(deviation.squared());
            } else if (isUnstructured(row, terms)) {
                squares.add(intervals.get(distinct.indexOf(row.covariance(terms))));
            } else {
                squares.add(Interval.none(IntervalGap.NO_PROFILE));
            }
        }
        List<VarianceComponent> components = replaced(VarianceComponents.of(model, level), squares);
        boolean refitted = model.estimation() == Estimation.REML;
        return new ModelIntervals(IntervalMethod.PROFILE, level, refitted, fixed, components, deviations, null);
    }

    private static boolean isUnstructured(ComponentRow row, List<GroupCovariance> terms) {
        return terms.get(row.term()).kind() == CovarianceKind.UNSTRUCTURED;
    }

    private static List<VarianceComponent> replaced(List<VarianceComponent> components, List<Interval> intervals) {
        return IntStream.range(0, components.size())
                .mapToObj(i -> components.get(i).withInterval(intervals.get(i)))
                .toList();
    }

    /**
     * Percentile intervals of a parametric {@link Bootstrap}; standard errors of the components are those of the bootstrap
     * too.
     *
     * @param model the fitted model
     * @param level the confidence level, between 0 and 1
     * @param options how many replicates, which and how
     * @param monitor told of the progress; can cancel
     */
    public static ModelIntervals bootstrap(
            LinearMixedModel model, double level, BootstrapOptions options, ProgressMonitor monitor) {
        Levels.require(level);
        Bootstrap bootstrap = Bootstrap.of(model, options, monitor);
        int p = model.fixedEffects().terms().size();
        List<VarianceComponent> wald = VarianceComponents.of(model, level);
        List<Interval> all = IntStream.range(0, p + 2 * wald.size())
                .mapToObj(k -> bootstrap.interval(k, level))
                .toList();
        List<VarianceComponent> components = new ArrayList<>();
        for (int i = 0; i < wald.size(); i++) {
            components.add(wald.get(i).withInterval(all.get(p + i)).withStdError(bootstrap.stdError(p + i)));
        }
        return new ModelIntervals(
                IntervalMethod.BOOTSTRAP,
                level,
                false,
                all.subList(0, p),
                components,
                all.subList(p + wald.size(), all.size()),
                bootstrap);
    }

    /** How they were made. */
    public IntervalMethod method() {
        return method;
    }

    /** The confidence level. */
    public double level() {
        return level;
    }

    /** Whether a model fitted by REML was fitted again by ML for them. */
    public boolean isRefitted() {
        return refitted;
    }

    /** The intervals of the coefficients, in the order of {@code fixedEffects().terms()}. */
    public List<Interval> fixed() {
        return fixed;
    }

    /** The rows of {@link VarianceComponents#of} with the limits of variances and covariances by this method. */
    public List<VarianceComponent> components() {
        return components;
    }

    /** For the same rows the limits of standard deviations and correlations. */
    public List<Interval> deviations() {
        return deviations;
    }

    /** The bootstrap that the intervals are percentiles of, if they are. */
    public Optional<Bootstrap> replicates() {
        return Optional.ofNullable(bootstrap);
    }
}
