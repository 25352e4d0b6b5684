package org.mixedmodels.knime.view;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.mixedmodels.engine.data.ColumnarRows;
import org.mixedmodels.engine.fit.FitOptions;
import org.mixedmodels.engine.fit.LinearMixedModelFitter;
import org.mixedmodels.engine.formula.FormulaParser;
import org.mixedmodels.engine.inference.DegreesOfFreedom;
import org.mixedmodels.engine.inference.FixedEffectsInference;
import org.mixedmodels.engine.inference.IntervalMethod;
import org.mixedmodels.engine.inference.VarianceComponents;
import org.mixedmodels.engine.likelihood.Estimation;
import org.mixedmodels.engine.progress.ProgressMonitor;
import org.mixedmodels.engine.result.LinearMixedModel;

/** Models whose views are tested. */
final class ViewFits {

    static final double LEVEL = 0.95;

    private ViewFits() {}

    /** The data sets of the engine's tests. */
    static ColumnarRows data(String name) {
        List<String> lines = lines(Path.of("../engine/test/resources/data", name + ".csv"));
        String[] header = lines.get(0).split(",");
        ColumnarRows.Builder table = ColumnarRows.builder();
        for (int c = 0; c < header.length; c++) {
            int column = c;
            String[] cells =
                    lines.stream().skip(1).map(line -> line.split(",")[column]).toArray(String[]::new);
            boolean numeric = List.of(cells).stream().allMatch(cell -> cell.matches("-?[0-9.]+([eE][-+]?[0-9]+)?"));
            if (numeric) {
                table.numeric(
                        header[c],
                        List.of(cells).stream().mapToDouble(Double::parseDouble).toArray());
            } else {
                table.nominal(header[c], cells);
            }
        }
        return table.build();
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file).stream()
                    .map(line -> line.replace("\"", ""))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** 10,000 groups of 3 to 7 rows with random intercepts and slopes. */
    static ColumnarRows manyGroups() {
        Random random = new Random(20240601);
        List<double[]> rows = new ArrayList<>();
        List<String> groups = new ArrayList<>();
        for (int g = 0; g < 10_000; g++) {
            double intercept = 2 * random.nextGaussian();
            double slope = 0.5 * random.nextGaussian() + 0.1 * intercept;
            double climate = random.nextGaussian();
            int size = 3 + random.nextInt(5);
            for (int i = 0; i < size; i++) {
                double x = random.nextGaussian();
                double y = 10 + 0.5 * climate + intercept + (1 + 0.3 * climate + slope) * x + 3 * random.nextGaussian();
                rows.add(new double[] {x, climate, y});
                groups.add("g" + g);
            }
        }
        return ColumnarRows.builder()
                .numeric("x", rows.stream().mapToDouble(row -> row[0]).toArray())
                .numeric("climate", rows.stream().mapToDouble(row -> row[1]).toArray())
                .numeric("y", rows.stream().mapToDouble(row -> row[2]).toArray())
                .nominal("group", groups.toArray(String[]::new))
                .build();
    }

    static LinearMixedModel fit(ColumnarRows rows, String formula, Estimation estimation) {
        return LinearMixedModelFitter.with(FitOptions.defaults().withEstimation(estimation))
                .fit(FormulaParser.parse(formula), rows, ProgressMonitor.none());
    }

    static ModelViewInput input(
            LinearMixedModel model, ColumnarRows rows, DegreesOfFreedom method, String... warnings) {
        FixedEffectsInference inference = FixedEffectsInference.of(model, method, ProgressMonitor.none());
        return new ModelViewInput(
                model,
                rows,
                inference,
                inference.coefficients(LEVEL),
                VarianceComponents.of(model, LEVEL),
                IntervalMethod.WALD,
                LEVEL,
                List.of(warnings));
    }

    static String view(ColumnarRows rows, String formula, Estimation estimation, String... warnings) {
        ModelViewInput input = input(fit(rows, formula, estimation), rows, DegreesOfFreedom.SATTERTHWAITE, warnings);
        return ViewModels.model(input, ProgressMonitor.none());
    }

    static JsonObject parse(String json) {
        try (JsonReader reader = Json.createReader(new StringReader(json))) {
            return reader.readObject();
        }
    }
}
