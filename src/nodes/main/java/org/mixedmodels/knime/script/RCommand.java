package org.mixedmodels.knime.script;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.mixedmodels.engine.covariance.CovarianceKind;
import org.mixedmodels.engine.design.DesignColumn;
import org.mixedmodels.engine.design.NominalCoding;
import org.mixedmodels.engine.design.NominalCoding.Contrast;
import org.mixedmodels.engine.design.RandomDesign;
import org.mixedmodels.engine.formula.FormulaText;
import org.mixedmodels.engine.formula.ModelSpecification;
import org.mixedmodels.engine.formula.ModelTerm;
import org.mixedmodels.engine.formula.RandomEffectsTerm;
import org.mixedmodels.engine.inference.DegreesOfFreedom;
import org.mixedmodels.engine.likelihood.Estimation;
import org.mixedmodels.engine.result.LinearMixedModel;

/**
 * The R code that fits the same model to a data frame {@code d} with the same columns: by lme4 (with lmerTest where its
 * degrees of freedom are asked for), by nlme where all effects of a term have the same variance, which lme4 cannot do.
 */
public final class RCommand {

    private final LinearMixedModel m_model;
    private final ModelSpecification m_specification;
    private final DegreesOfFreedom m_degreesOfFreedom;
    private final List<String> m_lines = new ArrayList<>();

    private RCommand(LinearMixedModel model, DegreesOfFreedom degreesOfFreedom) {
        m_model = model;
        m_specification = model.specification();
        m_degreesOfFreedom = degreesOfFreedom;
    }

    /** Returns the code, one statement per line. */
    public static String of(LinearMixedModel model, DegreesOfFreedom degreesOfFreedom) {
        RCommand command = new RCommand(model, degreesOfFreedom);
        Optional<List<NestedTerm>> nested = NestedTerm.chain(model.specification());
        if (model.specification().random().stream().noneMatch(RCommand::hasEqualVariances)) {
            command.lme4();
        } else if (nested.isPresent()) {
            command.nlme(nested.get());
        } else {
            command.glmmTmb();
        }
        return String.join("\n", command.m_lines);
    }

    private static boolean hasEqualVariances(RandomEffectsTerm term) {
        boolean single = term.slopes().size() + (term.intercept() ? 1 : 0) == 1
                && term.slopes().isEmpty();
        return !single
                && (term.covariance() == CovarianceKind.HOMOGENEOUS
                        || term.covariance() == CovarianceKind.COMPOUND_SYMMETRY);
    }

    private void lme4() {
        boolean tests = m_degreesOfFreedom == DegreesOfFreedom.SATTERTHWAITE
                || m_degreesOfFreedom == DegreesOfFreedom.KENWARD_ROGER;
        m_lines.add("library(" + (tests ? "lmerTest" : "lme4") + ")");
        factors();
        m_lines.add("m <- lmer(" + formula(lme4Terms()) + ", data = d, REML = " + (isReml() ? "TRUE" : "FALSE")
                + m_specification.weights().map(w -> ", weights = " + name(w)).orElse("")
                + m_specification.offset().map(o -> ", offset = " + name(o)).orElse("") + ")");
        m_lines.add(
                m_degreesOfFreedom == DegreesOfFreedom.KENWARD_ROGER
                        ? "summary(m, ddf = \"Kenward-Roger\")"
                        : "summary(m)");
    }

    private void nlme(List<NestedTerm> terms) {
        m_lines.add("library(nlme)");
        factors();
        String random = terms.stream()
                .map(term -> name(term.column()) + " = " + matrix(term.term()) + "(~ " + effects(term.term()) + ")")
                .collect(Collectors.joining(", "));
        String outcome = name(m_specification.outcome());
        String adjusted = m_specification
                .offset()
                .map(o -> "I(" + outcome + " - " + name(o) + ")")
                .orElse(outcome);
        m_lines.add("m <- lme(" + adjusted + " ~ " + fixed() + ", random = list(" + random + "), data = d, method = \""
                + (isReml() ? "REML" : "ML") + "\""
                + m_specification
                        .weights()
                        .map(w -> ", weights = varFixed(~ I(1 / " + name(w) + "))")
                        .orElse("")
                + ", na.action = na.omit)");
        m_lines.add("summary(m)");
    }

    private static String matrix(RandomEffectsTerm term) {
        return switch (term.covariance()) {
            case UNSTRUCTURED -> "pdLogChol";
            case DIAGONAL -> "pdDiag";
            case HOMOGENEOUS -> "pdIdent";
            case COMPOUND_SYMMETRY -> "pdCompSymm";
        };
    }

    /** For crossed factors; glmmTMB means another thing by weights. */
    private void glmmTmb() {
        if (m_specification.weights().isPresent()) {
            m_lines.add(
                    "# Not possible in R's lme4, nlme or glmmTMB: equal variances with crossed factors and weights.");
            return;
        }
        m_lines.add("library(glmmTMB) # a version that knows homdiag() and homcs()");
        factors();
        m_lines.add("m <- glmmTMB(" + m_specification.formula() + ", data = d, REML = " + (isReml() ? "TRUE" : "FALSE")
                + m_specification.offset().map(o -> ", offset = " + name(o)).orElse("") + ")");
        m_lines.add("summary(m)");
    }

    /** Fixes the order of the categories, which R else takes from the language of the computer. */
    private void factors() {
        for (NominalCoding coding : m_model.design().codings()) {
            List<String> levels = new ArrayList<>(coding.levels());
            boolean sum = coding.contrast() == Contrast.SUM;
            if (sum) {
                Collections.rotate(levels, -1);
            }
            String column = "d$" + name(coding.column());
            boolean isLogical = List.of("false", "true").containsAll(levels);
            m_lines.add(column + " <- factor(" + (isLogical ? "tolower(" + column + ")" : column) + ", levels = c("
                    + levels.stream().map(RCommand::text).collect(Collectors.joining(", ")) + "))");
            if (sum) {
                m_lines.add("contrasts(" + column + ") <- contr.sum(" + levels.size() + ")");
            }
        }
    }

    private String formula(List<String> random) {
        return name(m_specification.outcome()) + " ~ " + fixed() + " + " + String.join(" + ", random);
    }

    private String fixed() {
        List<String> terms = new ArrayList<>();
        if (!m_specification.intercept()) {
            terms.add("0");
        } else if (m_specification.fixed().isEmpty()) {
            terms.add("1");
        }
        m_specification.fixed().forEach(term -> terms.add(term(term)));
        return String.join(" + ", terms);
    }

    private List<String> lme4Terms() {
        List<String> texts = new ArrayList<>();
        for (RandomDesign.Factor factor : m_model.data().random().factors()) {
            factor.terms().forEach(term -> texts.addAll(lme4(term)));
        }
        return texts;
    }

    /** A double bar of lme4 does not take the categories of a column apart: uncorrelated ones are written one by one. */
    private List<String> lme4(RandomDesign.Term design) {
        RandomEffectsTerm term = m_specification.random().get(design.index());
        String group = term.group().columns().stream().map(RCommand::name).collect(Collectors.joining(":"));
        boolean nominal = design.columns().stream()
                .anyMatch(column -> !column.indicators().isEmpty());
        if (term.covariance() == CovarianceKind.DIAGONAL && nominal) {
            return design.columns().stream()
                    .map(column -> "(" + single(column) + " | " + group + ")")
                    .toList();
        }
        String bar =
                term.covariance() == CovarianceKind.DIAGONAL && design.columns().size() > 1 ? " || " : " | ";
        return List.of("(" + effects(term) + bar + group + ")");
    }

    private String single(DesignColumn column) {
        if (column.isIntercept()) {
            return "1";
        }
        List<String> parts = new ArrayList<>();
        column.indicators().forEach(indicator -> parts.add(indicator(indicator)));
        column.numeric().forEach(numeric -> parts.add(name(numeric)));
        return "0 + " + String.join(":", parts);
    }

    private String indicator(DesignColumn.Indicator indicator) {
        NominalCoding coding = m_model.design().codings().stream()
                .filter(candidate -> candidate.column().equals(indicator.column()))
                .findFirst()
                .orElseThrow();
        String column = name(coding.column());
        String category = "(" + column + " == " + text(coding.levels().get(indicator.level())) + ")";
        return indicator.deviation()
                ? "I(" + category + " - (" + column + " == "
                        + text(coding.levels().get(0)) + "))"
                : "as.numeric" + category;
    }

    private static String effects(RandomEffectsTerm term) {
        List<String> effects = new ArrayList<>();
        effects.add(term.intercept() ? "1" : "0");
        term.slopes().forEach(slope -> effects.add(term(slope)));
        return String.join(" + ", effects);
    }

    private static String term(ModelTerm term) {
        return term.columns().stream().map(RCommand::name).collect(Collectors.joining(":"));
    }

    private boolean isReml() {
        return m_model.estimation() == Estimation.REML;
    }

    private static String name(String column) {
        return FormulaText.name(column);
    }

    private static String text(String value) {
        return "\"" + value.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}
