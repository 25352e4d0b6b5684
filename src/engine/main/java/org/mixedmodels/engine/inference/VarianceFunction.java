package org.mixedmodels.engine.inference;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mixedmodels.engine.design.DesignColumn;
import org.mixedmodels.engine.design.NominalCoding;
import org.mixedmodels.engine.design.RandomDesign;
import org.mixedmodels.engine.result.LinearMixedModel;

/**
 * The variance between the groups of a factor as a function of a predictor whose slope varies between them, z(x)'Sigma
 * z(x), with its share of the total variance there (Goldstein, Browne and Rasbash 2002, Understanding Statistics 1(4),
 * 223-231). Other predictors with random slopes are at their means.
 *
 * @param group the grouping factor
 * @param slope the predictor
 * @param mean its mean over the rows; NaN if it is nominal
 * @param stdDev its standard deviation (n - 1); NaN if it is nominal
 * @param points the function at some values
 */
public record VarianceFunction(String group, String slope, double mean, double stdDev, List<Point> points) {

    /** Copies the list. */
    public VarianceFunction {
        points = List.copyOf(points);
    }

    /**
     * The function at a value.
     *
     * @param label which value: "mean", "-1 SD", "+1 SD", or a category; the number itself if it was asked for
     * @param x the value; NaN for a category
     * @param variance the variance between the groups there
     * @param share its share of the total variance there
     * @param icc the correlation of two members of the same group who both have the value: the share of this factor and
     *     of those that its groups are nested in
     * @param stdError the standard error of {@code icc} by the delta method; NaN if there is none
     * @param lower lower limit of its Wald interval on the logit scale
     * @param upper upper limit
     */
    public record Point(
            String label,
            double x,
            double variance,
            double share,
            double icc,
            double stdError,
            double lower,
            double upper) {

        /** Why there is no standard error, if there is none. */
        public Optional<NoInterval> noInterval() {
            return NoInterval.of(icc, stdError);
        }
    }

    /**
     * The functions of all random slopes, at the mean of the predictor and a standard deviation below and above it, or in
     * each category of a nominal one; factor by factor. None for a predictor whose mean the model's sums do not tell: it
     * has no intercept, or the predictor is part of an interaction only.
     *
     * @param level the confidence level, between 0 and 1
     */
    public static List<VarianceFunction> of(LinearMixedModel model, double level) {
        SlopeVariances variances = new SlopeVariances(model, level);
        List<VarianceFunction> functions = new ArrayList<>();
        for (RandomDesign.Factor factor : model.data().random().factors()) {
            for (String column : model.specification().slopeColumns()) {
                if (isSlope(factor, column)) {
                    standard(variances, factor.name(), column).ifPresent(functions::add);
                }
            }
        }
        return functions;
    }

    private static Optional<VarianceFunction> standard(SlopeVariances variances, String group, String column) {
        Optional<NominalCoding> coding = variances.coding(column);
        if (coding.isPresent()) {
            return variances.categories(group, coding.get()).map(points -> nominal(group, column, points));
        }
        Optional<ColumnMeans.Moments> found = variances.moments(column);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        ColumnMeans.Moments moments = found.get();
        List<String> labels = List.of("-1 SD", "mean", "+1 SD");
        double[] values = {moments.mean() - moments.stdDev(), moments.mean(), moments.mean() + moments.stdDev()};
        return variances
                .values(group, column, labels, values)
                .map(points -> new VarianceFunction(group, column, moments.mean(), moments.stdDev(), points));
    }

    private static VarianceFunction nominal(String group, String column, List<Point> points) {
        return new VarianceFunction(group, column, Double.NaN, Double.NaN, points);
    }

    private static boolean isSlope(RandomDesign.Factor factor, String column) {
        return factor.columns().stream().anyMatch(c -> has(c, column));
    }

    static boolean has(DesignColumn column, String variable) {
        return column.numeric().contains(variable)
                || column.indicators().stream()
                        .anyMatch(indicator -> indicator.column().equals(variable));
    }

    /**
     * The function at given values of a numeric predictor.
     *
     * @param level the confidence level, between 0 and 1
     * @param group the grouping factor
     * @param slope the predictor
     * @param values where
     * @throws IllegalArgumentException if the factor has no random slope of a numeric predictor of that name, or the means
     *     of the other predictors with random slopes are unknown
     */
    public static VarianceFunction at(
            LinearMixedModel model, double level, String group, String slope, double... values) {
        SlopeVariances variances = new SlopeVariances(model, level);
        boolean known = model.data().random().factors().stream()
                .anyMatch(factor -> factor.name().equals(group) && isSlope(factor, slope));
        if (!known || variances.coding(slope).isPresent()) {
            throw new IllegalArgumentException("no random slope of a numeric predictor " + slope + " by " + group);
        }
        List<String> labels = new ArrayList<>();
        for (double value : values) {
            labels.add(Double.toString(value));
        }
        Optional<ColumnMeans.Moments> moments = variances.moments(slope);
        return new VarianceFunction(
                group,
                slope,
                moments.map(ColumnMeans.Moments::mean).orElse(Double.NaN),
                moments.map(ColumnMeans.Moments::stdDev).orElse(Double.NaN),
                variances
                        .values(group, slope, labels, values)
                        .orElseThrow(() -> new IllegalArgumentException("the means of other slopes are unknown")));
    }
}
