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
import org.mixedmodels.engine.inference.DegreesOfFreedom;
import org.mixedmodels.engine.likelihood.Estimation;
import org.mixedmodels.runner.csv.CsvRows;
import org.mixedmodels.runner.output.StatusLine;

class FitJsonTest {

    private static final Path DATA = Path.of("..", "engine", "test", "resources", "data");

    @TempDir
    Path folder;

    private static ModelFit fit(String data, String formula, Estimation estimation, DegreesOfFreedom df) {
        StatusLine silent = new StatusLine(new PrintWriter(Writer.nullWriter()), false, 80);
        FitOptions options = FitOptions.defaults().withEstimation(estimation);
        return ModelFit.of(FormulaParser.parse(formula), options, CsvRows.of(DATA.resolve(data)), df, 0.95, silent);
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
                        "seconds"),
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
                Set.of("term", "estimate", "stdError", "df", "statistic", "pValue", "lower", "upper"), days.keySet());
        assertEquals("Days", days.getString("term"));
        assertEquals(178, number(days, "df"));
        assertEquals(fit.coefficients().get(1).pValue(), number(days, "pValue"));
        List<JsonObject> components = json.getJsonArray("varianceComponents").getValuesAs(JsonObject.class);
        assertEquals(
                Set.of("group", "term1", "term2", "vcov", "sdcor", "stdError", "lower", "upper"),
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

    private static double number(JsonObject json, String key) {
        return json.getJsonNumber(key).doubleValue();
    }
}
