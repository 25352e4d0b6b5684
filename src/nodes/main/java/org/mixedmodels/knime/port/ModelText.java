package org.mixedmodels.knime.port;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.mixedmodels.engine.design.CrossProducts.FactorProducts;
import org.mixedmodels.engine.result.FixedEffects;
import org.mixedmodels.engine.result.GroupCovariance;
import org.mixedmodels.engine.result.LinearMixedModel;

/** A fitted model as text: for the tooltip of its port, and for the view of its port. */
final class ModelText {

    private final StringBuilder m_text = new StringBuilder();

    private ModelText() {}

    /** Returns the model in one line. */
    static String summary(LinearMixedModel model) {
        return model.specification().formula() + " (" + basis(model) + ")";
    }

    private static String basis(LinearMixedModel model) {
        String groups =
                model.crossProducts().factors().stream().map(ModelText::groups).collect(Collectors.joining(", "));
        return format(
                "%s, %d rows%s, %s%s%s",
                model.estimation(),
                model.nobs(),
                model.skippedRows() == 0 ? "" : format(" and %d skipped", model.skippedRows()),
                groups,
                model.optimization().converged() ? "" : ", not converged",
                model.isSingular() ? ", singular" : "");
    }

    private static String groups(FactorProducts factor) {
        return format(
                "%d %s of %s", factor.levels().size(), factor.levels().size() == 1 ? "group" : "groups", factor.name());
    }

    /** Returns the model with its estimates, in columns aligned by spaces. */
    static String of(LinearMixedModel model) {
        ModelText text = new ModelText();
        text.m_text
                .append(model.specification().formula())
                .append('\n')
                .append(basis(model))
                .append("\n\n");
        text.m_text.append(format("%s %.4f, ", model.estimation().criterionName(), model.criterion()));
        text.m_text.append(format("AIC %.4f, BIC %.4f\n", model.aic(), model.bic()));
        text.fixed(model.fixedEffects());
        text.variances(model);
        return text.m_text.toString();
    }

    private void fixed(FixedEffects effects) {
        int width = width(effects.terms());
        line(width, "\nFixed effects", "Estimate", "Std. error");
        for (int i = 0; i < effects.terms().size(); i++) {
            line(width, effects.terms().get(i), number(effects.estimates()[i]), number(effects.stdError(i)));
        }
    }

    private void variances(LinearMixedModel model) {
        int width = width(model.varCorr().stream()
                .flatMap(group -> group.terms().stream().map(term -> label(group, term)))
                .toList());
        line(width, "\nRandom effects", "Variance", "Std. dev.");
        for (GroupCovariance group : model.varCorr()) {
            for (int i = 0; i < group.terms().size(); i++) {
                line(
                        width,
                        label(group, group.terms().get(i)),
                        number(group.covariance()[i][i]),
                        number(group.stdDev(i)));
            }
        }
        line(width, "Residual", number(model.sigma() * model.sigma()), number(model.sigma()));
    }

    private static String label(GroupCovariance group, String term) {
        return group.group() + " " + term;
    }

    private static int width(List<String> labels) {
        return labels.stream().mapToInt(String::length).max().orElse(0);
    }

    private void line(int width, String label, String first, String second) {
        int shown = Math.max(width, "Random effects".length());
        int padding = label.startsWith("\n") ? shown + 1 : shown;
        m_text.append(format("%-" + padding + "s  %12s  %12s\n", label, first, second));
    }

    private static String number(double value) {
        return format("%.5g", value);
    }

    private static String format(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
