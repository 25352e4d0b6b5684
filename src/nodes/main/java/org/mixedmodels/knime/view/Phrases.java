package org.mixedmodels.knime.view;

import java.util.ArrayList;
import java.util.List;
import org.mixedmodels.engine.design.CrossProducts.FactorProducts;
import org.mixedmodels.engine.inference.DegreesOfFreedom;
import org.mixedmodels.engine.likelihood.Estimation;
import org.mixedmodels.engine.result.GroupCovariance;
import org.mixedmodels.engine.result.LinearMixedModel;

/** Phrases that several views use. */
final class Phrases {

    private Phrases() {}

    /** Returns the words joined by commas and a last "and". */
    static String list(List<String> words) {
        int last = words.size() - 1;
        return last < 1
                ? String.join("", words)
                : String.join(", ", words.subList(0, last)) + " and " + words.get(last);
    }

    /** Returns what is explained by what, within which groups. */
    static String title(LinearMixedModel model) {
        List<String> predictors = model.specification().fixedColumns();
        String by = predictors.isEmpty() ? "" : " by " + list(predictors);
        return model.specification().outcome() + by + ", within " + list(groups(model));
    }

    /** Returns the groups of each factor with their numbers. */
    static List<String> groups(LinearMixedModel model) {
        List<String> groups = new ArrayList<>();
        model.data()
                .random()
                .factors()
                .forEach(factor -> groups.add(NumberText.count(
                        products(model, factor.name()).levels().size(),
                        "group of " + factor.name(),
                        "groups of " + factor.name())));
        return groups;
    }

    /** Returns a factor's sums. */
    static FactorProducts products(LinearMixedModel model, String factor) {
        return model.crossProducts().factors().get(model.crossProducts().factor(factor));
    }

    /** Returns formula, method and rows. */
    static String subtitle(LinearMixedModel model) {
        return model.specification().formula() + " \u00b7 " + method(model) + " \u00b7 "
                + NumberText.count(model.nobs(), "row", "rows");
    }

    /** Returns the method of estimation. */
    static String method(LinearMixedModel model) {
        return model.estimation() == Estimation.REML
                ? "restricted maximum likelihood (REML)"
                : "maximum likelihood (ML)";
    }

    /** Returns a random effect in words. */
    static String effect(String term) {
        return term.equals("(Intercept)") ? "the intercept" : "the slope of " + term;
    }

    /** Returns which effects vary between the groups of a term, and whether they may correlate. */
    static String varying(GroupCovariance covariance) {
        List<String> effects = covariance.terms().stream().map(Phrases::effect).toList();
        boolean several = effects.size() > 1;
        String correlated = switch (covariance.kind()) {
            case UNSTRUCTURED -> " and may correlate";
            case DIAGONAL -> ", uncorrelated";
            case HOMOGENEOUS -> ", uncorrelated and with the same variance";
            case COMPOUND_SYMMETRY -> " with the same variance and the same correlation";
        };
        return list(effects) + (several ? " vary" : " varies") + " between the groups of " + covariance.group()
                + (several ? correlated : "");
    }

    /** Returns what the tests of the coefficients refer to. */
    static String reference(DegreesOfFreedom method) {
        return switch (method) {
            case SATTERTHWAITE -> "Student's t with Satterthwaite's degrees of freedom";
            case KENWARD_ROGER -> "Student's t with Kenward and Roger's degrees of freedom and standard errors";
            case RESIDUAL -> "Student's t with the residual degrees of freedom";
            case NONE -> "the normal distribution";
        };
    }

    /** Returns a sentence with its first letter capital. */
    static String sentence(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }
}
