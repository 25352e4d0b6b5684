package org.mixedmodels.runner.fit;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonWriter;
import jakarta.json.stream.JsonGenerator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.mixedmodels.engine.inference.CoefficientTest;
import org.mixedmodels.engine.inference.Interval;
import org.mixedmodels.engine.inference.IntervalMethod;
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
        JsonFields json = new JsonFields()
                .add("formula", model.specification().formula())
                .add("family", "gaussian")
                .add("nobs", model.nobs())
                .add("skippedRows", model.skippedRows())
                .objects(
                        "groups",
                        List.copyOf(GroupSizes.of(model).entrySet()),
                        group -> new JsonFields()
                                .add("factor", group.getKey())
                                .add("levels", group.getValue().longValue()))
                .add("logLik", model.logLik())
                .add("criterion", model.criterion())
                .add("criterionName", model.estimation().criterionName())
                .add("aic", model.aic())
                .add("bic", model.bic())
                .add("sigma", model.sigma())
                .objects(
                        "fixedEffects",
                        IntStream.range(0, fit.coefficients().size()).boxed().toList(),
                        k -> coefficient(fit, k))
                .objects(
                        "varianceComponents",
                        IntStream.range(0, fit.components().size()).boxed().toList(),
                        k -> component(fit, k))
                .add("singular", model.isSingular())
                .add("converged", model.optimization().converged())
                .add("evaluations", (long) model.optimization().evaluations())
                .texts("messages", fit.messages())
                .add("seconds", fit.seconds())
                .add("inference", inference(fit))
                .add("informationCriteria", informationCriteria(model));
        TestsJson.add(fit, json);
        ExplainedJson.add(fit, json);
        return json.build();
    }

    private static JsonFields coefficient(ModelFit fit, int k) {
        CoefficientTest test = fit.coefficients().get(k);
        return new JsonFields()
                .add("term", test.term())
                .add("estimate", test.estimate())
                .add("stdError", test.stdError())
                .add("df", test.df())
                .add("statistic", test.statistic())
                .add("pValue", test.pValue())
                .add("lower", test.lower())
                .add("upper", test.upper())
                .add("noInterval", fit.intervals().fixed().get(k).gap());
    }

    private static JsonFields component(ModelFit fit, int k) {
        VarianceComponent component = fit.components().get(k);
        Interval deviation = fit.intervals().deviations().get(k);
        return new JsonFields()
                .add("group", component.group())
                .add("term1", component.term1())
                .add("term2", component.term2())
                .add("vcov", component.vcov())
                .add("sdcor", component.sdcor())
                .add("stdError", component.stdError())
                .add("lower", component.lower())
                .add("upper", component.upper())
                .add("sdcorLower", deviation.lower())
                .add("sdcorUpper", deviation.upper())
                .add("noInterval", deviation.gap());
    }

    private static JsonFields inference(ModelFit fit) {
        boolean bootstrap = fit.settings().intervals() == IntervalMethod.BOOTSTRAP;
        return new JsonFields()
                .add("ddf", fit.inference().method())
                .add("testsOfRemlFit", fit.inference().isRefitted())
                .add("ci", fit.intervals().method())
                .add("intervalsOfMlFit", fit.intervals().isRefitted())
                .add("level", fit.level())
                .add("bootstrap", bootstrap ? bootstrap(fit) : null);
    }

    private static JsonFields bootstrap(ModelFit fit) {
        JsonFields json =
                new JsonFields().add("seed", fit.settings().bootstrap().seed());
        fit.intervals()
                .replicates()
                .ifPresent(replicates -> json.add("replicates", (long) replicates.attempted())
                        .add("failed", (long) replicates.failed())
                        .add("singular", (long) replicates.singular()));
        return json;
    }

    private static JsonFields informationCriteria(LinearMixedModel model) {
        return new JsonFields()
                .add("aic", model.aic())
                .add("aicc", model.aicc())
                .add("bic", model.bic())
                .add("parameters", (long) model.parameters())
                .add("n", model.nobs());
    }
}
