package org.mixedmodels.knime.view;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mixedmodels.engine.design.CrossProducts.FactorProducts;
import org.mixedmodels.engine.design.RandomDesign;
import org.mixedmodels.engine.inference.CoefficientTest;
import org.mixedmodels.engine.inference.DegreesOfFreedom;
import org.mixedmodels.engine.inference.GroupVariance;
import org.mixedmodels.engine.inference.IntervalMethod;
import org.mixedmodels.engine.inference.TermTest;
import org.mixedmodels.engine.inference.VarianceComponent;
import org.mixedmodels.engine.inference.VariancePartition;
import org.mixedmodels.engine.residual.RowSummary;
import org.mixedmodels.engine.result.GroupCovariance;
import org.mixedmodels.engine.result.LinearMixedModel;
import org.mixedmodels.knime.script.RCommand;
import org.mixedmodels.knime.script.StataCommand;

/** The first section of the view of a model: what it is and what came out. */
final class SummaryView {

    private final ModelViewInput m_input;
    private final LinearMixedModel m_model;
    private final RowSummary m_rows;
    private final VariancePartition m_partition;
    private final List<GroupVariance> m_groups;

    SummaryView(ModelViewInput input, RowSummary rows) {
        m_input = input;
        m_model = input.model();
        m_rows = rows;
        m_partition = VariancePartition.of(m_model);
        m_groups = GroupVariance.of(m_model);
    }

    ViewObject section() {
        CoefficientSentences sentences = new CoefficientSentences(m_model, m_rows.predictors(), m_input.level());
        return new ViewObject()
                .with("words", words())
                .with("equations", new EquationsView(m_model).groups())
                .with("code", code())
                .with("verdict", verdict())
                .with("advice", NoteText.of(m_input.warnings()))
                .with("coefficients", coefficients(sentences))
                .with("termTests", termTests(m_input.inference().terms()))
                .with("variances", variances())
                .with("shares", shares())
                .with("facts", facts())
                .with("sentences", sentences(sentences));
    }

    private List<String> words() {
        List<String> fixed = m_model.specification().fixed().stream()
                .map(term -> String.join(" \u00d7 ", term.columns()))
                .toList();
        String outcome = m_model.specification().outcome();
        List<String> words = new ArrayList<>();
        words.add(
                fixed.isEmpty()
                        ? "The model has no predictors: it tells how the variance of " + outcome
                                + " is shared by groups and rows."
                        : outcome + " is explained by " + Phrases.list(fixed) + ".");
        words.add("The " + NumberText.count(m_model.nobs(), "row lies", "rows lie") + " in "
                + Phrases.list(Phrases.groups(m_model)) + ". "
                + Phrases.sentence(Phrases.list(
                        m_model.varCorr().stream().map(Phrases::varying).toList()))
                + ".");
        words.add("Estimated by " + Phrases.method(m_model) + "."
                + m_model.specification()
                        .weights()
                        .map(column -> " The residual variance of a row is divided by its " + column + ".")
                        .orElse("")
                + m_model.specification()
                        .offset()
                        .map(column -> " " + column + " is added to the prediction of each row.")
                        .orElse(""));
        return words;
    }

    private List<ViewObject> code() {
        DegreesOfFreedom method = m_input.inference().method();
        return List.of(
                code("Formula", m_model.specification().formula()),
                code("R (lme4)", RCommand.of(m_model, method)),
                code("Stata", StataCommand.of(m_model, method)));
    }

    private static ViewObject code(String language, String text) {
        return new ViewObject().with("language", language).with("text", text);
    }

    private ViewObject verdict() {
        String evaluations = NumberText.count(m_model.optimization().evaluations(), "evaluation", "evaluations");
        if (!m_model.optimization().converged()) {
            return NoteText.note(
                    "error",
                    "Not converged",
                    "No minimum was reached within " + evaluations + ".",
                    "Do not report these results: simplify the random effects, or center the predictors.");
        }
        if (m_model.isSingular()) {
            return NoteText.note(
                    "warning",
                    "Converged, singular",
                    "The estimates were found after " + evaluations + ". A variance is zero, or effects determine"
                            + " each other: the data do not support all random effects.",
                    "Read the advice below; the model is valid.");
        }
        return NoteText.note("good", "Converged", "The estimates were found after " + evaluations + ".", null);
    }

    private ViewObject coefficients(CoefficientSentences sentences) {
        List<CoefficientTest> tests = m_input.coefficients();
        boolean normal = m_input.inference().method() == DegreesOfFreedom.NONE;
        return new ViewObject()
                .with("level", m_input.level())
                .with("statisticName", normal ? "z" : "t")
                .with("note", coefficientNote())
                .with("term", tests.stream().map(CoefficientTest::term).toList())
                .with("estimate", Columns.numbers(tests, CoefficientTest::estimate))
                .with("stdError", Columns.numbers(tests, CoefficientTest::stdError))
                .with("df", Columns.numbers(tests, CoefficientTest::df))
                .with("statistic", Columns.numbers(tests, CoefficientTest::statistic))
                .with("pValue", Columns.numbers(tests, CoefficientTest::pValue))
                .with("lower", Columns.numbers(tests, CoefficientTest::lower))
                .with("upper", Columns.numbers(tests, CoefficientTest::upper))
                .with("sentence", Columns.texts(tests, sentences::of))
                .with("ratio", null);
    }

    private String coefficientNote() {
        String reference = Phrases.reference(m_input.inference().method());
        return m_input.method() == IntervalMethod.WALD
                ? NumberText.level(m_input.level()) + " intervals and tests by " + reference + "."
                : "Tests by " + reference + "; " + intervals() + ".";
    }

    private String intervals() {
        return NumberText.level(m_input.level()) + " intervals by "
                + switch (m_input.method()) {
                    case WALD -> "Wald";
                    case PROFILE -> "profile likelihood";
                    case BOOTSTRAP -> "parametric bootstrap (percentiles)";
                };
    }

    private static @Nullable ViewObject termTests(List<TermTest> tests) {
        if (tests.isEmpty()) {
            return null;
        }
        return new ViewObject()
                .with("note", "Type III: each term given all others.")
                .with("term", tests.stream().map(TermTest::term).toList())
                .with("statisticName", "F")
                .with("statistic", Columns.numbers(tests, TermTest::statistic))
                .with("numeratorDf", Columns.numbers(tests, TermTest::numeratorDf))
                .with("denominatorDf", Columns.numbers(tests, TermTest::denominatorDf))
                .with("pValue", Columns.numbers(tests, TermTest::pValue));
    }

    private ViewObject variances() {
        List<VarianceComponent> rows = m_input.components();
        return new ViewObject()
                .with("level", m_input.level())
                .with(
                        "note",
                        intervals()
                                + (m_input.method() == IntervalMethod.WALD ? ", of variances on the log scale." : "."))
                .with("group", rows.stream().map(VarianceComponent::group).toList())
                .with("term", Columns.texts(rows, row -> row.term1() == null ? "" : row.term1()))
                .with("term2", Columns.texts(rows, VarianceComponent::term2))
                .with("value", Columns.numbers(rows, VarianceComponent::vcov))
                .with("sdOrCorrelation", Columns.numbers(rows, VarianceComponent::sdcor))
                .with("stdError", Columns.numbers(rows, VarianceComponent::stdError))
                .with("lower", Columns.numbers(rows, VarianceComponent::lower))
                .with("upper", Columns.numbers(rows, VarianceComponent::upper))
                .with("share", Columns.numbers(rows, this::share));
    }

    /** The share of a variance in what the fixed effects leave; none for factors with random slopes. */
    private double share(VarianceComponent component) {
        double all = m_partition.random() + m_partition.residual();
        if (component.group().equals(VarianceComponent.RESIDUAL) && component.term1() == null) {
            return m_partition.residual() / all;
        }
        boolean alone = m_model.varCorr().stream()
                .filter(covariance -> covariance.group().equals(component.group()))
                .map(GroupCovariance::terms)
                .allMatch(List.of("(Intercept)")::equals);
        return component.isVariance() && alone ? component.vcov() / all : Double.NaN;
    }

    private List<ViewObject> shares() {
        List<ViewObject> bars = new ArrayList<>();
        String icc = NumberText.percent(m_partition.iccAdjusted())
                + " of the variance that the fixed effects leave lies between groups (adjusted ICC "
                + NumberText.correlation(m_partition.iccAdjusted()) + ").";
        bars.add(new ViewObject()
                .with("title", m_partition.fixed() > 0 ? "Variance left by the fixed effects" : "Variance")
                .with("parts", parts(false))
                .with("text", icc));
        if (m_partition.fixed() > 0) {
            bars.add(new ViewObject()
                    .with("title", "All of the variance")
                    .with("parts", parts(true))
                    .with("text", explained()));
        }
        return bars;
    }

    private String explained() {
        return "The fixed effects explain " + NumberText.percent(m_partition.rSquaredMarginal())
                + " of the variance (marginal R\u00b2), together with the groups "
                + NumberText.percent(m_partition.rSquaredConditional()) + " (conditional R\u00b2).";
    }

    private List<ViewObject> parts(boolean withFixed) {
        double all = m_partition.random() + m_partition.residual() + (withFixed ? m_partition.fixed() : 0);
        List<ViewObject> parts = new ArrayList<>();
        if (withFixed) {
            parts.add(part("fixed effects", m_partition.fixed(), all));
        }
        m_groups.forEach(group -> parts.add(part("groups of " + group.group(), group.variance(), all)));
        parts.add(part("rows (residual)", m_partition.residual(), all));
        return parts;
    }

    private static ViewObject part(String label, double variance, double all) {
        return new ViewObject()
                .with("label", label)
                .with("share", variance / all)
                .with("variance", variance);
    }

    private List<ViewObject> facts() {
        return List.of(
                FactText.group("Sample", sample()),
                FactText.group("Fit", fit()),
                FactText.group("Explained variance", explainedFacts()));
    }

    private List<ViewObject> sample() {
        List<ViewObject> facts = new ArrayList<>();
        facts.add(FactText.fact("Rows", m_model.nobs(), null));
        facts.add(FactText.fact("Rows skipped", m_model.skippedRows(), "for a missing value in a column of the model"));
        for (RandomDesign.Factor factor : m_model.data().random().factors()) {
            FactorProducts products = Phrases.products(m_model, factor.name());
            long smallest = Arrays.stream(products.observations()).min().orElse(0);
            long largest = Arrays.stream(products.observations()).max().orElse(0);
            facts.add(FactText.fact(
                    "Groups of " + factor.name(),
                    products.levels().size(),
                    "of " + smallest + " to " + largest + " rows"));
        }
        return facts;
    }

    private List<ViewObject> fit() {
        String n = "n = " + NumberText.count(m_model.nobs()) + ", the rows";
        return List.of(
                FactText.fact("Log-likelihood", m_model.logLik(), null),
                FactText.fact(Phrases.sentence(m_model.estimation().criterionName()), m_model.criterion(), null),
                FactText.fact("AIC", m_model.aic(), "smaller is better, among models of the same rows"),
                FactText.fact("AICc", m_model.aicc(), "AIC for small samples; " + n),
                FactText.fact("BIC", m_model.bic(), n),
                FactText.fact("Parameters", m_model.parameters(), null),
                FactText.fact("Residual std. deviation", m_model.sigma(), null),
                FactText.fact("Evaluations", m_model.optimization().evaluations(), null));
    }

    private List<ViewObject> explainedFacts() {
        return List.of(
                FactText.fact("R\u00b2 marginal", m_partition.rSquaredMarginal(), "explained by the fixed effects"),
                FactText.fact(
                        "R\u00b2 conditional",
                        m_partition.rSquaredConditional(),
                        "explained by fixed and random effects"),
                FactText.fact(
                        "ICC adjusted", m_partition.iccAdjusted(), "of the variance that the fixed effects leave"),
                FactText.fact("ICC unadjusted", m_partition.iccUnadjusted(), "of all of the variance"));
    }

    private List<String> sentences(CoefficientSentences sentences) {
        List<String> texts = new ArrayList<>();
        texts.add(NumberText.percent(m_partition.iccAdjusted()) + " of the differences in "
                + m_model.specification().outcome()
                + (m_partition.fixed() > 0 ? " that the predictors leave unexplained" : "") + " lie between groups.");
        if (m_partition.fixed() > 0) {
            texts.add(explained());
        }
        for (CoefficientTest test : m_input.coefficients()) {
            String sentence = sentences.of(test);
            if (sentence != null && !test.term().equals("(Intercept)")) {
                texts.add(sentence);
            }
        }
        return texts;
    }
}
