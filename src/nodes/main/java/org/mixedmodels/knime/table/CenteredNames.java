package org.mixedmodels.knime.table;

import java.util.List;
import java.util.Optional;
import org.mixedmodels.engine.center.CenteredColumn;
import org.mixedmodels.engine.center.CenteringDefinition;
import org.mixedmodels.engine.center.CenteringMethod;

/** The names of the columns that centering makes, before they are made unique. */
final class CenteredNames {

    private final List<String> m_levels;
    private final Optional<String> m_suffix;

    CenteredNames(CenteringDefinition definition, CenteredOutput output) {
        m_levels = definition.levels();
        m_suffix = output.suffix();
    }

    String of(CenteredColumn column) {
        String name = column.predictor().column();
        return switch (column.part()) {
            case CENTERED, STANDARDIZED ->
                name + m_suffix.orElseGet(() -> suffix(column.predictor().method()));
            case GROUP_MEAN ->
                m_levels.size() == 1 ? name + " (group mean)" : name + " (" + level(column.level()) + " mean)";
            case BETWEEN -> name + " (" + level(column.level()) + " mean - " + above(column.level()) + " mean)";
        };
    }

    private String level(int level) {
        return m_levels.get(level);
    }

    private String above(int level) {
        return level == 0 ? "grand" : level(level - 1);
    }

    private static String suffix(CenteringMethod method) {
        return switch (method) {
            case GRAND_MEAN -> " (grand-mean centered)";
            case GROUP_MEAN, GROUP_MEAN_KEEP, CHAIN -> " (group-mean centered)";
            case STANDARDIZE -> " (standardized)";
            case STANDARDIZE_WITHIN -> " (standardized within groups)";
        };
    }
}
