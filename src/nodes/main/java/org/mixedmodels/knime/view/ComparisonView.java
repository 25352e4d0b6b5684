package org.mixedmodels.knime.view;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.mixedmodels.engine.inference.ModelComparison;
import org.mixedmodels.engine.inference.ModelWeights;
import org.mixedmodels.engine.inference.TermDeletion;
import org.mixedmodels.engine.inference.TestRemark;
import org.mixedmodels.engine.result.LinearMixedModel;

/** The view of compared models, or of one model whose random effects are dropped in turn. */
final class ComparisonView {

    private static final double[] STARS = {0.05, 0.01, 0.001};
    private static final String MIXTURE =
            "Where a variance is tested at zero the boundary p-value is the one to report; the other is too large.";

    private ComparisonView() {}

    static ViewObject of(ModelComparison comparison, List<ComparedModel> models, double level, List<String> warnings) {
        List<ComparedModel> ordered =
                comparison.rows().stream().map(row -> model(row.name(), models)).toList();
        List<ModelComparison.Row> rows = comparison.rows();
        double[] aic = Columns.numbers(rows, ModelComparison.Row::aic);
        double[] bic = Columns.numbers(rows, ModelComparison.Row::bic);
        ViewObject table = new ViewObject()
                .with("name", rows.stream().map(ModelComparison.Row::name).toList())
                .with("formula", rows.stream().map(ModelComparison.Row::formula).toList())
                .with("parameters", Columns.numbers(rows, ModelComparison.Row::parameters))
                .with("logLikelihood", Columns.numbers(rows, ModelComparison.Row::logLik))
                .with("deviance", Columns.numbers(rows, ModelComparison.Row::deviance))
                .with("aic", aic)
                .with("aicc", Columns.numbers(rows, ModelComparison.Row::aicc))
                .with("bic", bic)
                .with("aicDifference", ModelWeights.differences(aic))
                .with("bicDifference", ModelWeights.differences(bic))
                .with("aicWeight", ModelWeights.of(aic))
                .with("preferred", preferred(rows));
        return content(ordered, level, warnings)
                .with("sentences", sentences(comparison))
                .with("models", table)
                .with("tests", tests(comparison));
    }

    /** At most one is marked, the smallest of those with the same AIC. */
    private static List<Boolean> preferred(List<ModelComparison.Row> rows) {
        List<Boolean> preferred = new ArrayList<>();
        for (ModelComparison.Row row : rows) {
            preferred.add(row.preferred() && !preferred.contains(true));
        }
        return preferred;
    }

    private static ComparedModel model(String name, List<ComparedModel> models) {
        return models.stream()
                .filter(model -> model.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no model " + name));
    }

    private static ViewObject content(List<ComparedModel> models, double level, List<String> warnings) {
        return new ViewObject()
                .with("level", level)
                .with("outcome", models.get(0).model().specification().outcome())
                .with("notes", NoteText.of(warnings))
                .with("coefficients", RegressionTable.coefficients(models))
                .with("tableRows", RegressionTable.blocks(models))
                .with("stars", STARS)
                .with("tableNote", note(models));
    }

    private static String note(List<ComparedModel> models) {
        Set<String> methods = new LinkedHashSet<>();
        models.forEach(model -> methods.add(Phrases.method(model.model())));
        return "Estimated by " + Phrases.list(List.copyOf(methods)) + ".";
    }

    private static List<String> sentences(ModelComparison comparison) {
        List<String> sentences = new ArrayList<>();
        comparison.rows().stream()
                .filter(ModelComparison.Row::preferred)
                .findFirst()
                .ifPresent(row -> sentences.add(row.name() + " has the smallest AIC (" + NumberText.of(row.aic())
                        + "): it is expected to predict new data best."));
        sentences.addAll(testSentences(comparison));
        return sentences;
    }

    private static List<String> testSentences(ModelComparison comparison) {
        List<String> sentences = new ArrayList<>();
        for (int i = 0; i < comparison.tests().size(); i++) {
            LinearMixedModel smaller = comparison.models().get(i).model();
            LinearMixedModel larger = comparison.models().get(i + 1).model();
            ModelComparison.Test test = comparison.tests().get(i);
            double p = Double.isNaN(test.boundaryPValue()) ? test.pValue() : test.boundaryPValue();
            sentences.add(sentence(added(smaller, larger), test.remark(), p));
        }
        return sentences;
    }

    /** The fixed effects that a model has beyond another. */
    private static List<String> added(LinearMixedModel smaller, LinearMixedModel larger) {
        return larger.design().names().stream()
                .filter(name -> !smaller.design().names().contains(name))
                .toList();
    }

    private static String sentence(List<String> fixed, TestRemark remark, double p) {
        if (remark instanceof TestRemark.NotNested not) {
            return "No test, for " + reason(not) + ". Compare AIC and BIC (smaller is better).";
        }
        List<String> random = effects(remark);
        boolean found = p < STARS[0];
        if (fixed.isEmpty() && random.isEmpty()) {
            return found ? "The random effects are correlated." : "No sign that the random effects are correlated.";
        }
        if (fixed.isEmpty()) {
            String differ = Phrases.list(random) + (random.size() == 1 ? " varies" : " vary") + " between groups.";
            return found ? Phrases.sentence(differ) : "No sign that " + differ;
        }
        List<String> parts = new ArrayList<>(fixed);
        random.forEach(effect -> parts.add("the random effect " + effect));
        String what = Phrases.list(parts);
        return found
                ? "Adding " + what + " improves the model" + (p < STARS[2] ? " clearly." : ".")
                : "No sign that adding " + what + " improves the model.";
    }

    private static List<String> effects(TestRemark remark) {
        if (remark instanceof TestRemark.ZeroVariances zero) {
            return zero.effects();
        }
        return remark instanceof TestRemark.UnknownMixture unknown ? unknown.effects() : List.of();
    }

    private static String reason(TestRemark.NotNested remark) {
        String parts = Phrases.list(remark.parts());
        return switch (remark.reason()) {
            case SAME_SIZE -> "both models have the same number of parameters";
            case FIXED_EFFECTS -> "the larger model lacks the fixed effects " + parts + " of the smaller one";
            case RANDOM_EFFECTS -> "the larger model lacks the random effects " + parts + " of the smaller one";
            case WEIGHTS -> "the models weight the rows differently";
            case OFFSET -> "the models have different offsets";
        };
    }

    private static ViewObject tests(ModelComparison comparison) {
        List<ModelComparison.Test> tests = comparison.tests();
        return new ViewObject()
                .with(
                        "label",
                        tests.stream()
                                .map(test -> test.larger() + " against " + test.smaller())
                                .toList())
                .with("statistic", Columns.numbers(tests, ModelComparison.Test::chiSquare))
                .with("df", Columns.numbers(tests, test -> test.nested() ? test.df() : Double.NaN))
                .with("pValue", Columns.numbers(tests, ModelComparison.Test::pValue))
                .with("pValueBoundary", Columns.numbers(tests, ModelComparison.Test::boundaryPValue))
                .with("sentence", testSentences(comparison))
                .with(
                        "note",
                        "Likelihood-ratio tests by " + comparison.estimation().name() + ". " + MIXTURE);
    }

    static ViewObject of(TermDeletion deletion, ComparedModel model, double level, List<String> warnings) {
        List<TermDeletion.Row> rows = deletion.rows();
        ViewObject table = new ViewObject()
                .with("name", List.of(model.name()))
                .with("formula", List.of(model.model().specification().formula()))
                .with("parameters", new double[] {deletion.parameters()})
                .with("logLikelihood", new double[] {deletion.logLik()})
                .with("deviance", new double[] {model.model().criterion()})
                .with("aic", new double[] {deletion.aic()})
                .with("aicc", new double[] {model.model().aicc()})
                .with("bic", new double[] {model.model().bic()})
                .with("aicDifference", new double[1])
                .with("bicDifference", new double[1])
                .with("aicWeight", new double[] {1})
                .with("preferred", List.of(false));
        ViewObject tests = new ViewObject()
                .with(
                        "label",
                        rows.stream().map(row -> "Without " + row.dropped()).toList())
                .with("statistic", Columns.numbers(rows, TermDeletion.Row::chiSquare))
                .with("df", Columns.numbers(rows, TermDeletion.Row::df))
                .with("pValue", Columns.numbers(rows, TermDeletion.Row::pValue))
                .with("pValueBoundary", Columns.numbers(rows, TermDeletion.Row::boundaryPValue))
                .with("sentence", rows.stream().map(ComparisonView::sentence).toList())
                .with(
                        "note",
                        "Likelihood-ratio tests by " + deletion.estimation().name()
                                + ", each random effect dropped in turn. " + MIXTURE);
        return content(List.of(model), level, warnings)
                .with("sentences", rows.stream().map(ComparisonView::sentence).toList())
                .with("models", table)
                .with("tests", tests);
    }

    private static String sentence(TermDeletion.Row row) {
        double p = Double.isNaN(row.boundaryPValue()) ? row.pValue() : row.boundaryPValue();
        return sentence(List.of(), row.remark(), p);
    }
}
