package org.mixedmodels.engine.inference;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mixedmodels.engine.design.DesignColumn;
import org.mixedmodels.engine.design.NominalCoding;
import org.mixedmodels.engine.design.RandomDesign;
import org.mixedmodels.engine.result.LinearMixedModel;

/** Variances between groups where one predictor has a given value and the others are at their means. */
final class SlopeVariances {

    private final LinearMixedModel model;
    private final ColumnMeans means;
    private final VarianceCovariance information;
    private final double quantile;

    SlopeVariances(LinearMixedModel model, double level) {
        this.model = model;
        this.quantile = Levels.normalQuantile(level);
        this.means = new ColumnMeans(model);
        this.information = VarianceCovariance.of(model);
    }

    /**
     * A predictor at a value.
     *
     * @param variable its column
     * @param number the value, if it is numeric
     * @param category the index of the category in its coding, if it is nominal
     */
    private record Setting(String variable, double number, int category) {

        /** The part of a column's value that the predictor makes. */
        double value(DesignColumn column) {
            double value = column.numeric().contains(variable) ? number : 1;
            for (DesignColumn.Indicator indicator : column.indicators()) {
                value *= indicator.column().equals(variable) ? indicator.value(category) : 1;
            }
            return value;
        }

        /** The column without the predictor. */
        DesignColumn rest(DesignColumn column) {
            return new DesignColumn(
                    column.name(),
                    column.numeric().stream().filter(n -> !n.equals(variable)).toList(),
                    column.indicators().stream()
                            .filter(indicator -> !indicator.column().equals(variable))
                            .toList());
        }
    }

    Optional<NominalCoding> coding(String column) {
        return model.design().codings().stream()
                .filter(coding -> coding.column().equals(column))
                .findFirst();
    }

    /** The mean and standard deviation of a numeric predictor. */
    Optional<ColumnMeans.Moments> moments(String column) {
        return means.of(new DesignColumn(column, List.of(column), List.of()));
    }

    /** The points in each category of a nominal predictor; none if the means of others are unknown. */
    Optional<List<VarianceFunction.Point>> categories(String group, NominalCoding coding) {
        List<VarianceFunction.Point> points = new ArrayList<>();
        for (int category = 0; category < coding.levels().size(); category++) {
            Optional<VarianceFunction.Point> point =
                    point(group, coding.levels().get(category), new Setting(coding.column(), Double.NaN, category));
            if (point.isEmpty()) {
                return Optional.empty();
            }
            points.add(point.get());
        }
        return Optional.of(points);
    }

    /** The points at values of a numeric predictor; none if the means of others are unknown. */
    Optional<List<VarianceFunction.Point>> values(String group, String column, List<String> labels, double[] values) {
        List<VarianceFunction.Point> points = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            Optional<VarianceFunction.Point> point = point(group, labels.get(i), new Setting(column, values[i], -1));
            if (point.isEmpty()) {
                return Optional.empty();
            }
            points.add(point.get());
        }
        return Optional.of(points);
    }

    private Optional<VarianceFunction.Point> point(String group, String label, Setting setting) {
        double[][] rows = new double[model.crossProducts().factors().size()][];
        for (RandomDesign.Factor factor : model.data().random().factors()) {
            Optional<double[]> row = row(factor, setting);
            if (row.isEmpty()) {
                return Optional.empty();
            }
            rows[model.crossProducts().factor(factor.name())] = row.get();
        }
        RelativeVariances variances = RelativeVariances.at(model, rows);
        int f = model.crossProducts().factor(group);
        ShareInterval icc =
                ShareInterval.of(variances, NestedFactors.around(model.crossProducts(), f), information, quantile);
        return Optional.of(new VarianceFunction.Point(
                label,
                setting.number,
                variances.value(f) * model.estimates().sigma2(),
                variances.value(f) / variances.total(),
                icc.value(),
                icc.stdError(),
                icc.lower(),
                icc.upper()));
    }

    private Optional<double[]> row(RandomDesign.Factor factor, Setting setting) {
        List<DesignColumn> columns = factor.columns();
        double[] row = new double[columns.size()];
        for (int k = 0; k < row.length; k++) {
            Optional<ColumnMeans.Moments> rest = means.of(setting.rest(columns.get(k)));
            if (rest.isEmpty()) {
                return Optional.empty();
            }
            row[k] = setting.value(columns.get(k)) * rest.get().mean();
        }
        return Optional.of(row);
    }
}
