package org.mixedmodels.knime.port;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What is known of a model before it is fitted, as text. */
final class SpecText {

    /** So many groups or categories are named; more would only be scrolled past. */
    private static final int NAMED = 20;

    private SpecText() {}

    static String of(MixedModelPortObjectSpec spec) {
        StringBuilder text = new StringBuilder("Formula   ").append(spec.formula());
        text.append("\nOutcome   ")
                .append(spec.outcome())
                .append(" (")
                .append(spec.family())
                .append(')');
        spec.weights().ifPresent(name -> text.append("\nWeights   ").append(name));
        spec.offset().ifPresent(name -> text.append("\nOffset    ").append(name));
        text.append("\n\nPredictors\n");
        spec.predictors()
                .forEach((name, kind) -> line(text, name, kind.name().toLowerCase(Locale.ROOT), spec.categories()));
        text.append("\nGrouping factors\n");
        spec.groupingFactors().forEach(name -> line(text, name, "", spec.groupLevels()));
        return text.toString();
    }

    private static void line(StringBuilder text, String name, String kind, Map<String, List<String>> known) {
        text.append("  ").append(name);
        text.append(kind.isEmpty() ? "" : " (" + kind + ")");
        List<String> levels = known.get(name);
        if (levels != null) {
            text.append(": ").append(String.join(", ", levels.subList(0, Math.min(NAMED, levels.size()))));
            text.append(levels.size() > NAMED ? ", ... (" + levels.size() + ")" : "");
        }
        text.append('\n');
    }
}
