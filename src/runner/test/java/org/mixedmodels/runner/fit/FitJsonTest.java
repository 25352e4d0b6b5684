package org.mixedmodels.runner.fit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mixedmodels.engine.fit.FitOptions;
import org.mixedmodels.engine.formula.FormulaParser;
import org.mixedmodels.engine.inference.BootstrapOptions;
import org.mixedmodels.engine.inference.DegreesOfFreedom;
import org.mixedmodels.engine.inference.IntervalMethod;
import org.mixedmodels.engine.inference.SimulationOptions;
import org.mixedmodels.engine.likelihood.Estimation;
import org.mixedmodels.runner.csv.CsvRows;
import org.mixedmodels.runner.output.StatusLine;

class FitJsonTest {

    private static final Path DATA = Path.of("..", "engine", "test", "resources", "data");

    @TempDir
    Path folder;

    private static ModelFit fit(String data, String formula, FitSettings settings) {
        StatusLine silent = new StatusLine(new PrintWriter(Writer.nullWriter()), false, 80);
        return ModelFit.of(FormulaParser.parse(formula), CsvRows.of(DATA.resolve(data)), settings, silent);
    }

    private static FitSettings settings(Estimation estimation, DegreesOfFreedom df) {
        return FitSettings.defaults()
                .withOptions(FitOptions.defaults().withEstimation(estimation))
                .withDegreesOfFreedom(df);
    }

    private static ModelFit fit(String data, String formula, Estimation estimation, DegreesOfFreedom df) {
        return fit(data, formula, settings(estimation, df));
    }

    private static ModelFit sleep(FitSettings settings) {
        return fit("sleepstudy.csv", "Reaction ~ Days + (Days | Subject)", settings);
    }

    private JsonObject written(ModelFit fit) throws IOException {
        Path file = folder.resolve("new/folder/fit.json");
        FitJson.write(fit, file);
        try (JsonReader reader = Json.createReader(Files.newBufferedReader(file))) {
            return reader.readObject();
        }
    }

    @Test
    void everyKeyIsThereWithItsValue() throws IOException {
        ModelFit fit =
                fit("sleepstudy.csv", "Reaction ~ Days + (Days | Subject)", Estimation.REML, DegreesOfFreedom.RESIDUAL);
        JsonObject json = written(fit);
        assertEquals(
                Set.of(
                        "formula",
                        "family",
                        "nobs",
                        "skippedRows",
                        "groups",
                        "logLik",
                        "criterion",
                        "criterionName",
                        "aic",
                        "bic",
                        "sigma",
                        "fixedEffects",
                        "varianceComponents",
                        "singular",
                        "converged",
                        "evaluations",
                        "messages",
                        "seconds",
                        "inference",
                        "informationCriteria",
                        "typeIII",
                        "linearModelTest",
                        "randomEffectTests",
                        "exactVarianceTests",
                        "rSquared",
                        "icc",
                        "varianceFunctions",
                        "reliabilities",
                        "moultonFactors",
                        "varianceReductions"),
                json.keySet());
        assertEquals("Reaction ~ Days + (1 + Days | Subject)", json.getString("formula"));
        assertEquals("gaussian", json.getString("family"));
        assertEquals(180, json.getInt("nobs"));
        assertEquals(0, json.getInt("skippedRows"));
        assertEquals(
                "[{\"factor\":\"Subject\",\"levels\":18}]", json.get("groups").toString());
        assertEquals("REML criterion", json.getString("criterionName"));
        // all digits: the numbers read back are the very same
        assertEquals(fit.model().logLik(), number(json, "logLik"));
        assertEquals(fit.model().criterion(), number(json, "criterion"));
        assertEquals(fit.model().aic(), number(json, "aic"));
        assertEquals(fit.model().bic(), number(json, "bic"));
        assertEquals(fit.model().sigma(), number(json, "sigma"));
        assertEquals(JsonValue.FALSE, json.get("singular"));
        assertEquals(JsonValue.TRUE, json.get("converged"));
        assertTrue(json.getInt("evaluations") > 1);
        assertTrue(number(json, "seconds") > 0);
        assertTrue(json.getJsonArray("messages").isEmpty());
    }

    @Test
    void fixedEffectsAndVarianceComponents() throws IOException {
        ModelFit fit =
                fit("sleepstudy.csv", "Reaction ~ Days + (Days | Subject)", Estimation.ML, DegreesOfFreedom.RESIDUAL);
        JsonObject json = written(fit);
        assertEquals("deviance", json.getString("criterionName"));
        JsonObject days = json.getJsonArray("fixedEffects").getJsonObject(1);
        assertEquals(
                Set.of("term", "estimate", "stdError", "df", "statistic", "pValue", "lower", "upper", "noInterval"),
                days.keySet());
        assertEquals("Days", days.getString("term"));
        assertEquals(178, number(days, "df"));
        assertEquals(fit.coefficients().get(1).pValue(), number(days, "pValue"));
        List<JsonObject> components = json.getJsonArray("varianceComponents").getValuesAs(JsonObject.class);
        assertEquals(
                Set.of(
                        "group",
                        "term1",
                        "term2",
                        "vcov",
                        "sdcor",
                        "stdError",
                        "lower",
                        "upper",
                        "sdcorLower",
                        "sdcorUpper",
                        "noInterval"),
                components.get(0).keySet());
        assertEquals(JsonValue.NULL, components.get(0).get("term2"));
        assertEquals("Days", components.get(2).getString("term2"));
        assertEquals(fit.components().get(2).sdcor(), number(components.get(2), "sdcor"));
        assertEquals("Residual", components.get(3).getString("group"));
        assertEquals(JsonValue.NULL, components.get(3).get("term1"));
    }

    @Test
    void whatIsNotKnownIsNull() throws IOException {
        JsonObject json =
                written(fit("dyestuff2.csv", "Yield ~ 1 + (1 | Batch)", Estimation.ML, DegreesOfFreedom.NONE));
        assertEquals(
                JsonValue.NULL,
                json.getJsonArray("fixedEffects").getJsonObject(0).get("df"));
        JsonObject batch = json.getJsonArray("varianceComponents").getJsonObject(0);
        assertEquals(0, number(batch, "vcov"));
        assertEquals(JsonValue.NULL, batch.get("lower"));
        assertEquals("no-variance", batch.getString("noInterval"));
        JsonObject icc = json.getJsonObject("icc");
        assertEquals("variance-zero", icc.getJsonObject("adjusted").getString("noInterval"));
        JsonObject exact = icc.getJsonArray("groups").getJsonObject(0).getJsonObject("exact");
        assertEquals(0, number(exact, "lower"));
        assertTrue(number(exact, "upper") > 0);
        assertEquals(JsonValue.TRUE, json.get("singular"));
        assertTrue(json.getJsonArray("messages").getString(0).contains("singular"));
    }

    @Test
    void namesAreThoseOfR() throws IOException {
        JsonObject json = written(fit(
                "classrooms.csv", "score ~ age * sex + (1 | school/class)", Estimation.REML, DegreesOfFreedom.NONE));
        assertEquals(
                List.of("(Intercept)", "age", "sexMale", "age:sexMale"),
                json.getJsonArray("fixedEffects").getValuesAs(JsonObject.class).stream()
                        .map(effect -> effect.getString("term"))
                        .toList());
        assertEquals(
                List.of("class:school", "school", "Residual"),
                json.getJsonArray("varianceComponents").getValuesAs(JsonObject.class).stream()
                        .map(component -> component.getString("group"))
                        .toList());
        assertTrue(json.getInt("skippedRows") > 0);
    }

    /** Published or computed by lmerTest, lme4 and performance; the digits that are given. */
    @Test
    void sleepstudyHasItsTestsAndShares() throws IOException {
        JsonObject json = written(sleep(FitSettings.defaults()));
        JsonObject inference = json.getJsonObject("inference");
        assertEquals("satterthwaite", inference.getString("ddf"));
        assertEquals("wald", inference.getString("ci"));
        assertEquals(JsonValue.NULL, inference.get("bootstrap"));
        assertEquals(17, number(json.getJsonArray("fixedEffects").getJsonObject(1), "df"), 1e-3);
        JsonObject days = json.getJsonArray("typeIII").getJsonObject(0);
        assertEquals("Days", days.getString("term"));
        assertEquals(45.853, number(days, "f"), 1e-3);
        assertEquals(1, days.getInt("numeratorDf"));
        assertEquals(17, number(days, "denominatorDf"), 1e-3);
        JsonObject slope = json.getJsonArray("randomEffectTests").getJsonObject(0);
        assertEquals("effect", slope.getString("kind"));
        assertEquals(42.837, number(slope, "chiSquare"), 1e-3);
        assertEquals(2, slope.getInt("df"));
        assertEquals("[0.5,0.5]", slope.getJsonObject("mixture").get("weights").toString());
        JsonObject rSquared = json.getJsonObject("rSquared");
        assertEquals(.279, number(rSquared, "marginal"), 5e-4);
        assertEquals(.799, number(rSquared, "conditional"), 5e-4);
        JsonObject icc = json.getJsonObject("icc");
        assertEquals(.722, number(icc.getJsonObject("adjusted"), "value"), 5e-4);
        assertEquals(.521, number(icc.getJsonObject("unadjusted"), "value"), 5e-4);
        JsonObject subjects = icc.getJsonArray("groups").getJsonObject(0);
        assertEquals("several-variances", subjects.getJsonObject("exact").getString("absent"));
        assertEquals(
                3,
                json.getJsonArray("varianceFunctions")
                        .getJsonObject(0)
                        .getJsonArray("points")
                        .size());
        assertEquals(2, json.getJsonArray("reliabilities").size());
        assertEquals(
                List.of("Subject", "Residual"),
                json.getJsonArray("varianceReductions").getValuesAs(JsonObject.class).stream()
                        .map(reduction -> reduction.getString("group"))
                        .toList());
        assertEquals(180, json.getJsonObject("informationCriteria").getInt("n"));
        assertEquals(6, json.getJsonObject("informationCriteria").getInt("parameters"));
    }

    @Test
    void profileIntervalsAreThoseOfTheLikelihood() throws IOException {
        JsonObject json = written(
                sleep(FitSettings.defaults().withIntervals(IntervalMethod.PROFILE, BootstrapOptions.defaults())));
        JsonObject days = json.getJsonArray("fixedEffects").getJsonObject(1);
        assertEquals(7.35865, number(days, "lower"), 1e-4);
        assertEquals(13.57592, number(days, "upper"), 1e-4);
        assertEquals(JsonValue.TRUE, json.getJsonObject("inference").get("intervalsOfMlFit"));
        assertTrue(json.getJsonArray("messages").getString(0).contains("by ML"));
        // confint(lmer(...)): .sig01 14.38, 37.72
        JsonObject intercept = json.getJsonArray("varianceComponents").getJsonObject(0);
        assertEquals(14.38, number(intercept, "sdcorLower"), 0.01);
        assertEquals(37.72, number(intercept, "sdcorUpper"), 0.01);
    }

    /** Of two intercepts of the same groups only the sum is known. */
    @Test
    void aMissingLimitHasItsReasonInWords() throws IOException {
        JsonObject json = written(
                fit("sleepstudy.csv", "Reaction ~ Days + (1 | Subject) + (1 | Subject)", FitSettings.defaults()));
        JsonObject intercept = json.getJsonArray("varianceComponents").getJsonObject(0);
        assertEquals(JsonValue.NULL, intercept.get("sdcorLower"));
        assertEquals("no-standard-error", intercept.getString("noInterval"));
        assertEquals(
                JsonValue.NULL,
                json.getJsonArray("fixedEffects").getJsonObject(1).get("noInterval"));
        String messages = json.getJsonArray("messages").toString();
        assertTrue(messages.contains("the likelihood is flat in some direction"), messages);
    }

    @Test
    void theBootstrapIsThatOfItsSeed() throws IOException {
        BootstrapOptions options =
                BootstrapOptions.defaults().withReplicates(40).withSeed(7);
        FitSettings settings = FitSettings.defaults().withIntervals(IntervalMethod.BOOTSTRAP, options);
        JsonObject json = written(sleep(settings));
        JsonObject bootstrap = json.getJsonObject("inference").getJsonObject("bootstrap");
        assertEquals(40, bootstrap.getInt("replicates"));
        assertEquals(7, bootstrap.getInt("seed"));
        JsonObject marginal = json.getJsonObject("rSquared").getJsonObject("marginalBootstrap");
        assertTrue(number(marginal, "lower") < .279 && number(marginal, "upper") > .279);
        JsonObject again = written(sleep(settings));
        assertEquals(json.get("fixedEffects"), again.get("fixedEffects"));
        assertEquals(json.get("varianceComponents"), again.get("varianceComponents"));
        assertEquals(json.get("rSquared"), again.get("rSquared"));
        assertEquals(json.get("icc"), again.get("icc"));
    }

    /** exactRLRT of the R package RLRsim gives .00463 from 100,000 simulations, an error of .0002. */
    @Test
    void exactTestsOfVariances() throws IOException {
        FitSettings settings = FitSettings.defaults().withExactTests(SimulationOptions.defaults());
        JsonObject json = written(fit("dyestuff.csv", "Yield ~ 1 + (1 | Batch)", settings));
        JsonObject batch = json.getJsonArray("exactVarianceTests").getJsonObject(0);
        assertEquals("reml", batch.getString("estimation"));
        assertEquals(6.36896, number(batch, "statistic"), 1e-4);
        assertEquals(10_000, batch.getInt("simulations"));
        assertEquals(JsonValue.FALSE, batch.get("approximate"));
        assertEquals(.00463, number(batch, "pValue"), 4 * Math.hypot(.0002, number(batch, "monteCarloError")));
        JsonObject none = written(sleep(settings));
        assertTrue(none.getJsonArray("exactVarianceTests").isEmpty());
        assertTrue(none.getJsonArray("messages").getString(0).startsWith("There are no exact tests"));
    }

    @Test
    void kenwardAndRogersTestsOfAnMlFitAreNamed() throws IOException {
        JsonObject json = written(sleep(settings(Estimation.ML, DegreesOfFreedom.KENWARD_ROGER)));
        assertEquals(JsonValue.TRUE, json.getJsonObject("inference").get("testsOfRemlFit"));
        assertTrue(json.getJsonArray("messages").getString(0).startsWith("Kenward and Roger's tests are those of"));
        // the standard error of the REML fit
        assertEquals(1.54579, number(json.getJsonArray("fixedEffects").getJsonObject(1), "stdError"), 1e-5);
    }

    private static double number(JsonObject json, String key) {
        return json.getJsonNumber(key).doubleValue();
    }
}
