package org.mixedmodels.knime.port;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.mixedmodels.engine.center.CenteringDefinition;
import org.mixedmodels.engine.center.CenteringMethod;
import org.mixedmodels.engine.center.CenteringModel;
import org.mixedmodels.engine.center.PredictorCentering;

/** A centering model as text: for the tooltip of its port, and for the view of its port. */
final class CenteringText {

    private CenteringText() {}

    /** Returns each method with its columns, and the grouping columns, in one line. */
    static String summary(CenteringDefinition definition) {
        return String.join("; ", parts(definition));
    }

    /** Returns the same, one line for each. */
    static String of(CenteringDefinition definition) {
        return String.join("\n", parts(definition));
    }

    private static List<String> parts(CenteringDefinition definition) {
        List<String> parts = new ArrayList<>();
        byMethod(definition).forEach((method, columns) -> parts.add(word(method) + ": " + String.join(", ", columns)));
        if (!definition.levels().isEmpty()) {
            parts.add("Groups: " + String.join(" > ", definition.levels()));
        }
        return parts;
    }

    private static Map<CenteringMethod, List<String>> byMethod(CenteringDefinition definition) {
        return definition.predictors().stream()
                .collect(Collectors.groupingBy(
                        PredictorCentering::method,
                        LinkedHashMap::new,
                        Collectors.mapping(PredictorCentering::column, Collectors.toList())));
    }

    private static String word(CenteringMethod method) {
        return switch (method) {
            case GRAND_MEAN -> "Grand mean subtracted";
            case GROUP_MEAN -> "Group mean subtracted";
            case GROUP_MEAN_KEEP -> "Group mean subtracted and kept";
            case CHAIN -> "Centered level by level";
            case STANDARDIZE -> "Standardized";
            case STANDARDIZE_WITHIN -> "Standardized within groups";
        };
    }

    /** Returns the summary and the means and standard deviations over all rows, in columns aligned by spaces. */
    static String of(CenteringModel model) {
        List<String> columns = model.definition().columns();
        int width = columns.stream().mapToInt(String::length).max().orElse(0);
        StringBuilder text =
                new StringBuilder(of(model.definition())).append("\n\nOver all rows (mean, std. deviation)\n");
        for (int c = 0; c < columns.size(); c++) {
            text.append(String.format(
                    Locale.ROOT,
                    "%-" + width + "s  %12.5g  %12.5g\n",
                    columns.get(c),
                    model.means()[c],
                    model.stdDevs()[c]));
        }
        for (int level = 0; level < model.levels().size(); level++) {
            text.append("\n").append(model.definition().levels().get(level)).append(": ");
            text.append(model.levels().get(level).names().size()).append(" groups");
        }
        return text.toString();
    }
}
