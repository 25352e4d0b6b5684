package org.mixedmodels.knime.predict;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.knime.core.data.DataTableSpec;
import org.mixedmodels.knime.message.RowTexts;
import org.mixedmodels.knime.message.Warnings;
import org.mixedmodels.knime.message.Weight;
import org.mixedmodels.knime.port.MixedModelPortObjectSpec;
import org.mixedmodels.knime.predict.PredictParameters.Interval;
import org.mixedmodels.knime.predict.PredictParameters.NewGroups;
import org.mixedmodels.knime.table.KnownLevels;
import org.mixedmodels.knime.table.PredictionColumns;

/** What a user of "Predict with Random Effects" should know of the rows. */
final class PredictWarnings {

    private PredictWarnings() {}

    /** Returns what the domains of the table let expect before any row is read. */
    static Warnings expected(PredictParameters parameters, MixedModelPortObjectSpec model, DataTableSpec table) {
        Warnings warnings = new Warnings();
        Map<String, List<String>> categories = KnownLevels.unknown(model.categories(), table);
        categories.forEach((column, values) -> warnings.add(
                Weight.DATA_LEFT_OUT,
                "Column \"" + column + "\" lists categories that the model has not seen (" + String.join(", ", values)
                        + "): rows with them are not predicted."));
        unweighted(parameters, model, table).ifPresent(text -> warnings.add(Weight.CHANGED, text));
        return warnings;
    }

    /** Returns what was met in the rows. */
    static Warnings met(
            PredictParameters parameters,
            MixedModelPortObjectSpec model,
            DataTableSpec table,
            PredictionColumns predictions) {
        Warnings warnings = new Warnings();
        String consequence = consequence(parameters);
        RowTexts.newGroups(
                        predictions.newGroups().rows(),
                        predictions.newGroups().groups(),
                        predictions.newGroups().firstGroups(),
                        consequence)
                .ifPresent(text -> warnings.add(Weight.CHANGED, text));
        RowTexts.withoutGroup(predictions.newGroups().rowsWithout(), consequence)
                .ifPresent(text -> warnings.add(Weight.CHANGED, text));
        RowTexts.newCategories(
                        predictions.newCategories().rows(),
                        predictions.newCategories().groups(),
                        predictions.newCategories().firstGroups())
                .ifPresent(text -> warnings.add(Weight.DATA_LEFT_OUT, text));
        RowTexts.counted(
                        predictions.withoutPredictor(),
                        "lacks",
                        "lack",
                        " a finite value of a predictor: not predicted.")
                .ifPresent(text -> warnings.add(Weight.DATA_LEFT_OUT, text));
        RowTexts.counted(predictions.withoutWeight(), "has", "have", " no positive weight: no limits are given there.")
                .ifPresent(text -> warnings.add(Weight.CHANGED, text));
        unweighted(parameters, model, table).ifPresent(text -> warnings.add(Weight.CHANGED, text));
        if (predictions.hasTooManyGroups()) {
            warnings.add(
                    Weight.CHANGED,
                    "The model has so many groups that its variances are taken as known in the intervals; with that many"
                            + " it makes no difference that matters.");
        }
        return warnings;
    }

    private static String consequence(PredictParameters parameters) {
        if (parameters.m_newGroups == NewGroups.MISSING) {
            return "the prediction with random effects is missing there.";
        }
        return parameters.m_interval == Interval.NONE
                ? "predicted for the average group."
                : "predicted for the average group, with the variance between groups in the interval.";
    }

    private static Optional<String> unweighted(
            PredictParameters parameters, MixedModelPortObjectSpec model, DataTableSpec table) {
        return model.weights()
                .filter(name -> parameters.m_interval == Interval.PREDICTION)
                .filter(name -> !PredictionColumns.hasNumeric(table, name))
                .map(name -> "The table has no numeric column \"" + name
                        + "\", the weights of the model: prediction intervals are for rows of weight 1.");
    }
}
