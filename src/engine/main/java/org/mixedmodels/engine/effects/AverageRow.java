package org.mixedmodels.engine.effects;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.mixedmodels.engine.design.DesignColumn;
import org.mixedmodels.engine.residual.PredictorSummary;
import org.mixedmodels.engine.result.LinearMixedModel;

/**
 * The row of X with some predictors held and all others at their means, categories at their shares of the rows (Fox 1987,
 * Sociol. Methodol. 17, 347-361); a product has the product of its factors' means.
 */
final class AverageRow {

    private final List<DesignColumn> columns;
    private final Map<String, PredictorSummary> predictors = new HashMap<>();

    AverageRow(LinearMixedModel model, List<PredictorSummary> predictors) {
        columns = model.design().columns();
        predictors.forEach(predictor -> this.predictors.put(predictor.name(), predictor));
    }

    /** The p values of X. */
    double[] at(PredictorValue... held) {
        return columns.stream().mapToDouble(column -> value(column, held)).toArray();
    }

    /** Their derivatives in a numeric predictor. */
    double[] slope(String predictor, PredictorValue... held) {
        return columns.stream()
                .mapToDouble(
                        column -> column.numeric().contains(predictor) ? value(without(column, predictor), held) : 0)
                .toArray();
    }

    private static DesignColumn without(DesignColumn column, String predictor) {
        List<String> others = column.numeric().stream()
                .filter(name -> !name.equals(predictor))
                .toList();
        return new DesignColumn(column.name(), others, column.indicators());
    }

    private double value(DesignColumn column, PredictorValue[] held) {
        double value = 1;
        for (String name : column.numeric()) {
            value *= held(name, held, predictor(name).mean());
        }
        for (DesignColumn.Indicator indicator : column.indicators()) {
            double category = held(indicator.column(), held, Double.NaN);
            value *= Double.isNaN(category) ? average(indicator) : indicator.value((int) category);
        }
        return value;
    }

    private static double held(String name, PredictorValue[] held, double otherwise) {
        for (PredictorValue value : held) {
            if (value.predictor().equals(name)) {
                return value.value();
            }
        }
        return otherwise;
    }

    private double average(DesignColumn.Indicator indicator) {
        double[] shares = predictor(indicator.column()).shares();
        double sum = 0;
        for (int category = 0; category < shares.length; category++) {
            sum += shares[category] * indicator.value(category);
        }
        return sum;
    }

    private PredictorSummary predictor(String name) {
        PredictorSummary summary = predictors.get(name);
        if (summary == null) {
            throw new IllegalArgumentException("no summary of predictor " + name);
        }
        return summary;
    }
}
