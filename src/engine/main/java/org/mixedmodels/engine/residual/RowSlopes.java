package org.mixedmodels.engine.residual;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mixedmodels.engine.data.RowBatch;
import org.mixedmodels.engine.design.DesignColumn;
import org.mixedmodels.engine.design.RandomDesign;
import org.mixedmodels.engine.design.RowColumns;
import org.mixedmodels.engine.result.LinearMixedModel;

/** The derivatives of fitted values in a numeric predictor, row by row. */
final class RowSlopes {

    private final LinearMixedModel model;
    private final Part fixed;
    private final List<Part> random = new ArrayList<>();
    private final double[] beta;
    private double population;
    private double conditional;

    RowSlopes(LinearMixedModel model, @Nullable String predictor, RowColumns columns) {
        this.model = model;
        beta = model.fixedEffects().estimates();
        fixed = Part.of(model.design().columns(), predictor, columns);
        for (RandomDesign.Factor factor : model.data().random().factors()) {
            random.add(Part.of(factor.columns(), predictor, columns));
        }
    }

    /** Columns that have the predictor as a factor, without it. */
    private record Part(int[] places, RowColumns.Evaluator evaluator, double[] values) {

        static Part of(List<DesignColumn> columns, @Nullable String predictor, RowColumns rows) {
            List<Integer> places = new ArrayList<>();
            List<DesignColumn> derivatives = new ArrayList<>();
            for (int k = 0; k < columns.size(); k++) {
                DesignColumn column = columns.get(k);
                if (predictor != null && column.numeric().contains(predictor)) {
                    places.add(k);
                    List<String> others = column.numeric().stream()
                            .filter(name -> !name.equals(predictor))
                            .toList();
                    derivatives.add(new DesignColumn(column.name(), others, column.indicators()));
                }
            }
            return new Part(
                    places.stream().mapToInt(Integer::intValue).toArray(),
                    rows.of(derivatives),
                    new double[places.size()]);
        }

        double slope(RowBatch batch, int row, double[] coefficients, int start) {
            evaluator.evaluate(batch, row, values);
            double sum = 0;
            for (int k = 0; k < places.length; k++) {
                sum += values[k] * coefficients[start + places[k]];
            }
            return sum;
        }
    }

    void load(RowBatch batch, int i, ModelRow row) {
        population = fixed.slope(batch, i, beta, 0);
        conditional = population;
        List<RandomDesign.Factor> factors = model.data().random().factors();
        for (int f = 0; f < random.size(); f++) {
            Part part = random.get(f);
            if (part.places.length > 0) {
                int place = model.crossProducts().factor(factors.get(f).name());
                double[] effects = model.estimates().effects()[place];
                conditional += part.slope(
                        batch, i, effects, row.levels[f] * factors.get(f).size());
            }
        }
    }

    /** The slope of x beta. */
    double population() {
        return population;
    }

    /** The slope of x beta + z b. */
    double conditional() {
        return conditional;
    }
}
