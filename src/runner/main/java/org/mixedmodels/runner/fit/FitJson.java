package org.mixedmodels.runner.fit;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonWriter;
import jakarta.json.stream.JsonGenerator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mixedmodels.engine.inference.CoefficientTest;
import org.mixedmodels.engine.inference.VarianceComponent;
import org.mixedmodels.engine.result.LinearMixedModel;
import org.mixedmodels.runner.api.RunnerException;

/** A fitted model as JSON: numbers with all their digits, null for what is not known, names as R has them. */
public final class FitJson {

    private FitJson() {}

    /**
     * Writes a file.
     *
     * @throws RunnerException if it cannot be written
     */
    public static void write(ModelFit fit, Path file) {
        try {
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            try (JsonWriter writer = Json.createWriterFactory(Map.of(JsonGenerator.PRETTY_PRINTING, true))
                    .createWriter(Files.newBufferedWriter(file))) {
                writer.write(of(fit));
            }
        } catch (IOException e) {
            throw RunnerException.notWritten(file, e);
        }
    }

    /** The model as a JSON object. */
    static JsonObject of(ModelFit fit) {
        LinearMixedModel model = fit.model();
        JsonObjectBuilder json = Json.createObjectBuilder()
                .add("formula", model.specification().formula())
                .add("family", "gaussian")
                .add("nobs", model.nobs())
                .add("skippedRows", model.skippedRows())
                .add("groups", groups(model));
        add(json, "logLik", model.logLik());
        add(json, "criterion", model.criterion());
        json.add("criterionName", model.estimation().criterionName());
        add(json, "aic", model.aic());
        add(json, "bic", model.bic());
        add(json, "sigma", model.sigma());
        json.add("fixedEffects", fixedEffects(fit));
        json.add("varianceComponents", components(fit));
        json.add("singular", model.isSingular());
        json.add("converged", model.optimization().converged());
        json.add("evaluations", model.optimization().evaluations());
        json.add("messages", messages(model));
        add(json, "seconds", fit.seconds());
        return json.build();
    }

    private static JsonArray groups(LinearMixedModel model) {
        JsonArrayBuilder groups = Json.createArrayBuilder();
        GroupSizes.of(model)
                .forEach((factor, levels) -> groups.add(
                        Json.createObjectBuilder().add("factor", factor).add("levels", levels)));
        return groups.build();
    }

    private static JsonArray fixedEffects(ModelFit fit) {
        JsonArrayBuilder effects = Json.createArrayBuilder();
        for (CoefficientTest test : fit.coefficients()) {
            JsonObjectBuilder effect = Json.createObjectBuilder().add("term", test.term());
            add(effect, "estimate", test.estimate());
            add(effect, "stdError", test.stdError());
            add(effect, "df", test.df());
            add(effect, "statistic", test.statistic());
            add(effect, "pValue", test.pValue());
            add(effect, "lower", test.lower());
            add(effect, "upper", test.upper());
            effects.add(effect);
        }
        return effects.build();
    }

    private static JsonArray components(ModelFit fit) {
        JsonArrayBuilder components = Json.createArrayBuilder();
        for (VarianceComponent component : fit.components()) {
            JsonObjectBuilder object = Json.createObjectBuilder().add("group", component.group());
            add(object, "term1", component.term1());
            add(object, "term2", component.term2());
            add(object, "vcov", component.vcov());
            add(object, "sdcor", component.sdcor());
            add(object, "stdError", component.stdError());
            add(object, "lower", component.lower());
            add(object, "upper", component.upper());
            components.add(object);
        }
        return components.build();
    }

    private static JsonArray messages(LinearMixedModel model) {
        JsonArrayBuilder messages = Json.createArrayBuilder();
        DiagnosticText.of(model).forEach(messages::add);
        return messages.build();
    }

    private static void add(JsonObjectBuilder object, String key, double value) {
        if (Double.isFinite(value)) {
            object.add(key, value);
        } else {
            object.addNull(key);
        }
    }

    private static void add(JsonObjectBuilder object, String key, @Nullable String value) {
        if (value == null) {
            object.addNull(key);
        } else {
            object.add(key, value);
        }
    }
}
