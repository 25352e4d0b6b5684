package org.mixedmodels.knime.view;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mixedmodels.engine.design.DesignColumn;
import org.mixedmodels.engine.design.NominalCoding;
import org.mixedmodels.engine.inference.CoefficientTest;
import org.mixedmodels.engine.residual.PredictorSummary;
import org.mixedmodels.engine.result.LinearMixedModel;

/** Coefficients in plain words. */
final class CoefficientSentences {

    private final LinearMixedModel m_model;
    private final List<PredictorSummary> m_predictors;
    private final double m_level;

    CoefficientSentences(LinearMixedModel model, List<PredictorSummary> predictors, double level) {
        m_model = model;
        m_predictors = predictors;
        m_level = level;
    }

    /** Returns a sentence on a coefficient; null for products of three and more. */
    @Nullable
    String of(CoefficientTest test) {
        DesignColumn column = m_model.design().columns().stream()
                .filter(candidate -> candidate.name().equals(test.term()))
                .findFirst()
                .orElseThrow();
        int factors = column.numeric().size() + column.indicators().size();
        String outcome = m_model.specification().outcome();
        if (factors == 0) {
            return "Where all predictors are zero, or at their reference, an average group has an expected " + outcome
                    + " of " + NumberText.of(test.estimate()) + interval(test) + ".";
        }
        if (factors == 1) {
            return main(column, test, outcome);
        }
        return factors == 2 ? product(column, test, outcome) : null;
    }

    private String main(DesignColumn column, CoefficientTest test, String outcome) {
        String elseEqual = condition(column);
        if (column.numeric().isEmpty()) {
            DesignColumn.Indicator indicator = column.indicators().get(0);
            return category(indicator) + " " + compared(indicator) + ": " + difference(test.estimate()) + " in "
                    + outcome + elseEqual + interval(test) + ".";
        }
        String name = column.numeric().get(0);
        boolean indicator =
                m_predictors.stream().anyMatch(predictor -> predictor.name().equals(name) && predictor.indicator());
        return (indicator ? name + " of 1 instead of 0" : "One more unit of " + name) + " goes with "
                + difference(test.estimate()) + " in " + outcome + elseEqual + interval(test) + ".";
    }

    /** What holds else: other predictors are equal, those that interact are zero or at their reference. */
    private String condition(DesignColumn column) {
        List<String> partners = m_model.design().columns().stream()
                .filter(other -> other.numeric().size() + other.indicators().size() > 1)
                .filter(other -> other.numeric().containsAll(column.numeric())
                        && other.indicators().containsAll(column.indicators()))
                .flatMap(other -> other.numeric().stream()
                        .filter(name -> !column.numeric().contains(name)))
                .distinct()
                .toList();
        return partners.isEmpty()
                ? ", all else equal"
                : ", where " + partners.stream().map(name -> name + " is 0").collect(Collectors.joining(" and "));
    }

    private String product(DesignColumn column, CoefficientTest test, String outcome) {
        String change = difference(test.estimate());
        if (column.numeric().size() == 2) {
            return "With each unit of " + column.numeric().get(1) + " the slope of "
                    + column.numeric().get(0) + " on " + outcome + " changes by " + NumberText.signed(test.estimate())
                    + interval(test) + ".";
        }
        if (column.numeric().size() == 1) {
            return "The slope of " + column.numeric().get(0) + " on " + outcome + " differs by "
                    + NumberText.signed(test.estimate()) + " for "
                    + category(column.indicators().get(0)) + " "
                    + compared(column.indicators().get(0)) + interval(test) + ".";
        }
        return category(column.indicators().get(0)) + " together with "
                + category(column.indicators().get(1)) + ": " + change + " in " + outcome
                + " beyond the sum of both" + interval(test) + ".";
    }

    private String category(DesignColumn.Indicator indicator) {
        return indicator.column() + " " + coding(indicator).levels().get(indicator.level());
    }

    private String compared(DesignColumn.Indicator indicator) {
        return indicator.deviation()
                ? "compared with the mean of all categories"
                : "compared with " + coding(indicator).levels().get(0);
    }

    private NominalCoding coding(DesignColumn.Indicator indicator) {
        return m_model.design().codings().stream()
                .filter(candidate -> candidate.column().equals(indicator.column()))
                .findFirst()
                .orElseThrow();
    }

    private static String difference(double estimate) {
        return NumberText.of(Math.abs(estimate)) + (estimate < 0 ? " less" : " more");
    }

    private String interval(CoefficientTest test) {
        return " (" + NumberText.level(m_level) + " interval " + NumberText.of(test.lower()) + " to "
                + NumberText.of(test.upper()) + ")";
    }
}
