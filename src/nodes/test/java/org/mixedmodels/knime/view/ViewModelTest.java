package org.mixedmodels.knime.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mixedmodels.engine.data.ColumnarRows;
import org.mixedmodels.engine.inference.IntraclassCorrelation;
import org.mixedmodels.engine.inference.ModelComparison;
import org.mixedmodels.engine.inference.NamedModel;
import org.mixedmodels.engine.inference.TermDeletion;
import org.mixedmodels.engine.inference.VarianceFunction;
import org.mixedmodels.engine.likelihood.Estimation;
import org.mixedmodels.engine.progress.ProgressMonitor;
import org.mixedmodels.engine.result.LinearMixedModel;

/** View models against published numbers of the data sets. */
class ViewModelTest {

    private static final String SLOPES = "gpa ~ ses_z * clubs + (1 + ses_z | schoolNR)";

    private static double[] numbers(JsonObject object, String key) {
        return object.getJsonArray(key).stream()
                .mapToDouble(value -> value instanceof JsonNumber number ? number.doubleValue() : Double.NaN)
                .toArray();
    }

    private static List<String> texts(JsonObject object, String key) {
        return object.getJsonArray(key).getValuesAs(JsonString.class).stream()
                .map(JsonString::getString)
                .toList();
    }

    private static JsonObject sleepstudy(Estimation estimation) {
        return ViewFits.parse(
                ViewFits.view(ViewFits.data("sleepstudy"), "Reaction ~ Days + (1 + Days | Subject)", estimation));
    }

    private static JsonObject pupils() {
        return ViewFits.parse(ViewFits.view(ViewFits.data("bdf"), SLOPES, Estimation.ML));
    }

    @Test
    void coefficientsAndVariances() {
        JsonObject summary = sleepstudy(Estimation.REML).getJsonObject("summary");
        JsonObject coefficients = summary.getJsonObject("coefficients");
        assertEquals(List.of("(Intercept)", "Days"), texts(coefficients, "term"));
        assertEquals(251.40510, numbers(coefficients, "estimate")[0], 5e-6);
        assertEquals(6.82456, numbers(coefficients, "stdError")[0], 5e-5);
        assertEquals(10.46729, numbers(coefficients, "estimate")[1], 5e-6);
        assertEquals(17, numbers(coefficients, "df")[1], 1e-3);
        JsonObject variances = summary.getJsonObject("variances");
        assertEquals(List.of("Subject", "Subject", "Subject", "Residual"), texts(variances, "group"));
        assertEquals(612.09, numbers(variances, "value")[0], 0.05);
        assertEquals(35.0717, numbers(variances, "value")[1], 5e-3);
        assertEquals(9.60434, numbers(variances, "value")[2], 5e-3);
        assertEquals(654.941, numbers(variances, "value")[3], 5e-3);
        assertEquals(
                "95% intervals and tests by Student's t with Satterthwaite's degrees of freedom.",
                coefficients.getString("note"));
        assertEquals("95% intervals by Wald, of variances on the log scale.", variances.getString("note"));
        assertEquals("good", summary.getJsonObject("verdict").getString("severity"));
    }

    /** Marginal and conditional R2 .279 and .799, adjusted ICC .722 and unadjusted .521 by the R package performance. */
    @Test
    void explainedVariance() {
        JsonObject summary = sleepstudy(Estimation.REML).getJsonObject("summary");
        JsonArray facts = summary.getJsonArray("facts").getJsonObject(2).getJsonArray("facts");
        double[] expected = {0.279, 0.799, 0.722, 0.521};
        for (int i = 0; i < expected.length; i++) {
            assertEquals(
                    expected[i],
                    facts.getJsonObject(i).getJsonNumber("value").doubleValue(),
                    5e-4,
                    facts.getJsonObject(i).getString("name"));
        }
        for (JsonObject bar : summary.getJsonArray("shares").getValuesAs(JsonObject.class)) {
            double sum = bar.getJsonArray("parts").getValuesAs(JsonObject.class).stream()
                    .mapToDouble(part -> part.getJsonNumber("share").doubleValue())
                    .sum();
            assertEquals(1, sum, 1e-12);
        }
    }

    @Test
    void modesOfSubjects() {
        JsonObject factor = sleepstudy(Estimation.ML)
                .getJsonObject("randomEffects")
                .getJsonArray("factors")
                .getJsonObject(0);
        int place = texts(factor, "levels").indexOf("308");
        JsonArray terms = factor.getJsonArray("terms");
        assertEquals(2.81568, numbers(terms.getJsonObject(0), "mode")[place], 5e-5);
        assertEquals(9.07553, numbers(terms.getJsonObject(1), "mode")[place], 5e-5);
        for (JsonObject term : terms.getValuesAs(JsonObject.class)) {
            double[] mode = numbers(term, "mode");
            for (int i = 0; i < 18; i++) {
                assertTrue(numbers(term, "lower")[i] < mode[i] && mode[i] < numbers(term, "upper")[i]);
            }
            double counted = 0;
            for (double count : numbers(term.getJsonObject("histogram"), "counts")) {
                counted += count;
            }
            assertEquals(18, counted);
        }
        assertEquals(1, factor.getJsonArray("pairs").size());
    }

    /** The lines of a group pass through what the model fits at the ends of its range. */
    @Test
    void linesOfSubjects() {
        JsonObject section = sleepstudy(Estimation.REML).getJsonObject("groupLines");
        JsonObject plot = section.getJsonArray("plots").getJsonObject(0);
        assertEquals("Days", plot.getString("predictor"));
        assertTrue(plot.getBoolean("randomSlope"));
        int place = texts(plot, "levels").indexOf("308");
        // ordinary regressions by subject of lme4's help page: 244.1927 + 21.764702 Days
        assertEquals(244.1927, numbers(plot.getJsonObject("none"), "start")[place], 5e-4);
        assertEquals(244.1927 + 9 * 21.764702, numbers(plot.getJsonObject("none"), "end")[place], 5e-4);
        // coef() of lme4: 253.6637 + 19.66626 Days
        assertEquals(253.6637, numbers(plot.getJsonObject("partial"), "start")[place], 5e-3);
        assertEquals(253.6637 + 9 * 19.66626, numbers(plot.getJsonObject("partial"), "end")[place], 1e-2);
        assertEquals(
                251.4051,
                plot.getJsonObject("population").getJsonNumber("start").doubleValue(),
                5e-4);
        assertEquals(180, section.getJsonObject("data").getJsonArray("outcome").size());
        assertTrue(section.getJsonObject("data").isNull("note"));
    }

    @Test
    void simpleSlopesOfTheInteraction() {
        JsonArray plots = pupils().getJsonObject("marginalEffects").getJsonArray("plots");
        JsonObject plot = plots.getJsonObject(0);
        assertTrue(plot.getBoolean("interaction"));
        assertEquals("ses_z", plot.getString("focal"));
        assertEquals("clubs", plot.getString("by"));
        // clubs has mean 0 and standard deviation 1: .3687380 -+ .0611540
        double[] slopes = numbers(plot.getJsonObject("slopes"), "slope");
        assertEquals(0.3687380 + 0.0611540, slopes[0], 2e-6);
        assertEquals(0.3687380, slopes[1], 1e-6);
        assertEquals(0.3687380 - 0.0611540, slopes[2], 2e-6);
        assertEquals(0.0225304, numbers(plot.getJsonObject("slopes"), "stdError")[1], 1e-6);
        List<String> labels = plot.getJsonArray("curves").getValuesAs(JsonObject.class).stream()
                .map(curve -> curve.getString("label"))
                .toList();
        assertEquals(List.of("clubs = \u22121 (\u22121 SD)", "clubs = 0 (mean)", "clubs = 1 (+1 SD)"), labels);
        assertEquals(4, plots.size());
    }

    @Test
    void equationsByLevel() {
        JsonArray groups = pupils().getJsonObject("summary").getJsonArray("equations");
        List<String> titles = groups.getValuesAs(JsonObject.class).stream()
                .map(group -> group.getString("title"))
                .toList();
        assertEquals(List.of("Level 1: rows", "Level 2: groups of schoolNR", "Combined", "Distributions"), titles);
        JsonArray levelTwo = groups.getJsonObject(1).getJsonArray("lines");
        assertEquals(2, levelTwo.size());
        List<Double> estimates = new ArrayList<>();
        for (JsonObject line : levelTwo.getValuesAs(JsonObject.class)) {
            for (JsonObject token : line.getJsonArray("numbers").getValuesAs(JsonObject.class)) {
                if (token.containsKey("number")) {
                    estimates.add(token.getJsonNumber("number").doubleValue());
                }
            }
        }
        // the sign of a later term stands before it
        double[] expected = {-0.0124708, 0.0710321, 0.3687380, 0.0611540};
        for (int i = 0; i < expected.length; i++) {
            assertEquals(expected[i], estimates.get(i), 1e-6);
        }
    }

    @Test
    void crossedFactorsHaveCombinedEquationsOnly() {
        JsonObject view = ViewFits.parse(
                ViewFits.view(ViewFits.data("penicillin"), "diameter ~ 1 + (1 | plate) + (1 | sample)", Estimation.ML));
        assertEquals(2, view.getJsonObject("summary").getJsonArray("equations").size());
        assertEquals(
                2, view.getJsonObject("randomEffects").getJsonArray("factors").size());
        JsonArray plots = view.getJsonObject("groupLines").getJsonArray("plots");
        assertEquals(JsonValue.NULL, plots.getJsonObject(0).get("predictor"));
        assertFalse(view.getJsonObject("marginalEffects").getString("absent").isEmpty());
    }

    @Test
    void aVarianceOfZeroIsSaid() {
        JsonObject view =
                ViewFits.parse(ViewFits.view(ViewFits.data("dyestuff2"), "Yield ~ 1 + (1 | Batch)", Estimation.REML));
        JsonObject factor =
                view.getJsonObject("randomEffects").getJsonArray("factors").getJsonObject(0);
        assertTrue(factor.getString("note").contains("zero"));
        JsonObject term = factor.getJsonArray("terms").getJsonObject(0);
        assertEquals(JsonValue.NULL, term.get("normal"));
        for (double mode : numbers(term, "mode")) {
            assertEquals(0, mode);
        }
    }

    @Test
    void largeDataAreDrawnFrom() {
        JsonObject view = ViewFits.parse(
                ViewFits.view(ViewFits.manyGroups(), "y ~ x * climate + (1 + x | group)", Estimation.REML));
        JsonObject lines = view.getJsonObject("groupLines");
        assertEquals(20_000, lines.getJsonObject("data").getJsonArray("outcome").size());
        assertTrue(lines.getJsonObject("data").getString("note").contains("fixed seed"));
        assertEquals(
                2_000,
                lines.getJsonArray("plots")
                        .getJsonObject(0)
                        .getJsonArray("levels")
                        .size());
        JsonObject factor =
                view.getJsonObject("randomEffects").getJsonArray("factors").getJsonObject(0);
        assertEquals(10_000, factor.getJsonArray("levels").size());
        JsonObject residuals =
                view.getJsonObject("diagnostics").getJsonArray("quantiles").getJsonObject(0);
        assertEquals(5_000, residuals.getJsonArray("sample").size());
        double[] theoretical = numbers(residuals, "theoretical");
        for (int i = 1; i < theoretical.length; i++) {
            assertTrue(theoretical[i] > theoretical[i - 1]);
        }
    }

    @Test
    void intraclassCorrelation() {
        LinearMixedModel model = ViewFits.fit(ViewFits.data("bdf"), "langPOST ~ 1 + (1 | schoolNR)", Estimation.ML);
        JsonObject icc = ViewFits.parse(ViewModels.icc(
                        model,
                        IntraclassCorrelation.of(model, 0.95, ProgressMonitor.none()),
                        List.of(),
                        0.95,
                        List.of()))
                .getJsonObject("icc");
        assertEquals(0.231, numbers(icc.getJsonObject("table"), "icc")[0], 5e-4);
        assertTrue(texts(icc, "sentences").get(0).startsWith("23% of the differences in langPOST"));
        JsonObject means = icc.getJsonArray("means").getJsonObject(0);
        assertEquals(40.364, means.getJsonNumber("grandMean").doubleValue(), 5e-4);
        assertEquals("1", texts(means, "levels").get(0));
        double rows = 0;
        double sum = 0;
        for (int i = 0; i < 131; i++) {
            rows += numbers(means, "observations")[i];
            sum += numbers(means, "observations")[i] * numbers(means, "mean")[i];
        }
        assertEquals(model.data().outcome().mean(), sum / rows, 1e-9);
    }

    @Test
    void varianceOverASlope() {
        LinearMixedModel model = ViewFits.fit(ViewFits.data("bdf"), SLOPES, Estimation.ML);
        JsonObject curve = ViewFits.parse(ViewModels.icc(
                        model,
                        IntraclassCorrelation.of(model, 0.95, ProgressMonitor.none()),
                        VarianceFunction.of(model, 0.95),
                        0.95,
                        List.of()))
                .getJsonObject("icc")
                .getJsonArray("curves")
                .getJsonObject(0)
                .getJsonObject("curve");
        double[] x = numbers(curve, "x");
        // var(intercept) + 2 x cov + x^2 var(slope), over itself and the residual variance
        for (int i = 0; i < x.length; i++) {
            double between = 0.1736031 - 2 * 0.0283663 * x[i] + 0.00734156 * x[i] * x[i];
            assertEquals(between / (between + 0.6969675), numbers(curve, "y")[i], 1e-5);
        }
    }

    private static List<NamedModel> models() {
        ColumnarRows rows = ViewFits.data("bdf");
        return List.of(
                new NamedModel("A", ViewFits.fit(rows, "gpa ~ ses_z + clubs + (1 | schoolNR)", Estimation.ML)),
                new NamedModel("B", ViewFits.fit(rows, SLOPES, Estimation.ML)));
    }

    @Test
    void comparison() {
        ModelComparison comparison = ModelComparison.of(models(), ProgressMonitor.none());
        JsonObject content = ViewFits.parse(ViewModels.comparison(comparison, 0.95, List.of(), ProgressMonitor.none()))
                .getJsonObject("comparison");
        JsonObject table = content.getJsonObject("models");
        assertEquals(-2950.90188, numbers(table, "logLikelihood")[0], 5e-6);
        assertEquals(-2942.76188, numbers(table, "logLikelihood")[1], 5e-6);
        double[] weights = numbers(table, "aicWeight");
        assertEquals(1, weights[0] + weights[1], 1e-12);
        assertEquals(
                Math.exp(-(numbers(table, "aic")[0] - numbers(table, "aic")[1]) / 2), weights[0] / weights[1], 1e-9);
        assertEquals(2 * 8.14, numbers(content.getJsonObject("tests"), "statistic")[0], 1e-4);
        JsonObject coefficients = content.getJsonObject("coefficients");
        int product = texts(coefficients, "term").indexOf("ses_z:clubs");
        assertEquals(
                JsonValue.NULL,
                coefficients.getJsonArray("estimate").getJsonArray(0).get(product));
        assertEquals(
                -0.0611540,
                coefficients
                        .getJsonArray("estimate")
                        .getJsonArray(1)
                        .getJsonNumber(product)
                        .doubleValue(),
                1e-6);
    }

    @Test
    void deletion() {
        NamedModel model = models().get(0);
        TermDeletion deletion = TermDeletion.of(model.model(), ProgressMonitor.none());
        JsonObject tests = ViewFits.parse(ViewModels.deletion(deletion, model, 0.95, List.of(), ProgressMonitor.none()))
                .getJsonObject("comparison")
                .getJsonObject("tests");
        // chibar2(01) of Stata's mixed
        assertEquals(272.99, numbers(tests, "statistic")[0], 5e-3);
        assertEquals(List.of("Without all random effects"), texts(tests, "label"));
    }

    @Test
    void numbersInSentences() {
        assertEquals("0.369", NumberText.of(0.3687));
        assertEquals("\u22120.0125", NumberText.of(-0.01247));
        assertEquals("12,346", NumberText.of(12_345.6));
        assertEquals("0", NumberText.of(0));
        assertEquals("1.20e\u22127", NumberText.of(1.2e-7));
        assertEquals("p < .001", NumberText.p(1e-9));
        assertEquals("p = .012", NumberText.p(0.0119));
        assertEquals("\u2212.79", NumberText.correlation(-0.794));
        assertEquals("0.4%", NumberText.percent(0.004));
        assertEquals("unknown", NumberText.of(Double.NaN));
    }
}
