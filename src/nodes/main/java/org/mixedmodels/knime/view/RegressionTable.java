package org.mixedmodels.knime.view;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.mixedmodels.engine.inference.CoefficientTest;
import org.mixedmodels.engine.inference.VariancePartition;
import org.mixedmodels.engine.result.GroupCovariance;
import org.mixedmodels.engine.result.LinearMixedModel;

/** Models side by side, as journals print them. */
final class RegressionTable {

    private RegressionTable() {}

    /** Returns the coefficients of all models, term by term. */
    static ViewObject coefficients(List<ComparedModel> models) {
        Set<String> names = new LinkedHashSet<>();
        models.forEach(model -> model.coefficients().forEach(test -> names.add(test.term())));
        List<String> terms = List.copyOf(names);
        return new ViewObject()
                .with("term", terms)
                .with("estimate", columns(models, terms, CoefficientTest::estimate))
                .with("stdError", columns(models, terms, CoefficientTest::stdError))
                .with("lower", columns(models, terms, CoefficientTest::lower))
                .with("upper", columns(models, terms, CoefficientTest::upper))
                .with("pValue", columns(models, terms, CoefficientTest::pValue));
    }

    private static List<double[]> columns(
            List<ComparedModel> models, List<String> terms, ToDoubleFunction<CoefficientTest> number) {
        List<double[]> columns = new ArrayList<>();
        for (ComparedModel model : models) {
            columns.add(terms.stream()
                    .mapToDouble(term -> model.coefficients().stream()
                            .filter(test -> test.term().equals(term))
                            .mapToDouble(number)
                            .findFirst()
                            .orElse(Double.NaN))
                    .toArray());
        }
        return columns;
    }

    /** Returns what stands below the coefficients. */
    static List<ViewObject> blocks(List<ComparedModel> models) {
        List<LinearMixedModel> fits = models.stream().map(ComparedModel::model).toList();
        return List.of(block("Random effects (variances)", variances(fits)), block("Fit", fit(fits)));
    }

    private static ViewObject block(String title, List<ViewObject> rows) {
        return new ViewObject().with("title", title).with("rows", rows);
    }

    private static ViewObject row(
            String label, List<LinearMixedModel> models, Function<LinearMixedModel, Object> value) {
        return new ViewObject()
                .with("label", label)
                .with("value", models.stream().map(value).toList())
                .with("stdError", null);
    }

    private static List<ViewObject> variances(List<LinearMixedModel> models) {
        Set<List<String>> effects = new LinkedHashSet<>();
        models.forEach(model -> model.varCorr()
                .forEach(term -> term.terms().forEach(effect -> effects.add(List.of(term.group(), effect)))));
        List<ViewObject> rows = new ArrayList<>();
        for (List<String> effect : effects) {
            String label = effect.get(0) + ": " + effect.get(1);
            rows.add(row(label, models, model -> variance(model, effect.get(0), effect.get(1))));
        }
        rows.add(row("Residual", models, model -> model.sigma() * model.sigma()));
        return rows;
    }

    private static double variance(LinearMixedModel model, String group, String effect) {
        for (GroupCovariance term : model.varCorr()) {
            int place = term.group().equals(group) ? term.terms().indexOf(effect) : -1;
            if (place >= 0) {
                return term.covariance()[place][place];
            }
        }
        return Double.NaN;
    }

    private static List<ViewObject> fit(List<LinearMixedModel> models) {
        List<ViewObject> rows = new ArrayList<>();
        rows.add(row("Rows", models, LinearMixedModel::nobs));
        Set<String> groups = new LinkedHashSet<>();
        models.forEach(model -> model.data().random().factors().forEach(factor -> groups.add(factor.name())));
        groups.forEach(group -> rows.add(row("Groups of " + group, models, model -> groups(model, group))));
        rows.add(row(
                "R\u00b2 marginal", models, model -> VariancePartition.of(model).rSquaredMarginal()));
        rows.add(row(
                "R\u00b2 conditional",
                models,
                model -> VariancePartition.of(model).rSquaredConditional()));
        rows.add(
                row("ICC adjusted", models, model -> VariancePartition.of(model).iccAdjusted()));
        rows.add(row("Estimation", models, model -> model.estimation().name()));
        rows.add(row("Log-likelihood", models, LinearMixedModel::logLik));
        rows.add(row("AIC", models, LinearMixedModel::aic));
        rows.add(row("BIC", models, LinearMixedModel::bic));
        return rows;
    }

    private static Object groups(LinearMixedModel model, String group) {
        return model.data().random().factors().stream()
                        .anyMatch(factor -> factor.name().equals(group))
                ? Phrases.products(model, group).levels().size()
                : "";
    }
}
