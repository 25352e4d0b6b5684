package org.mixedmodels.engine.center;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.mixedmodels.engine.center.CenteredColumn.Part;
import org.mixedmodels.engine.data.Column;

/**
 * Which predictors are centered, and how.
 *
 * @param predictors the predictors; one may come several times with different methods
 * @param levels the columns that define groups, from the highest level to the lowest: a class is one of its school, so
 *     that equal names of classes in two schools are two classes; there if and only if a method needs groups
 */
public record CenteringDefinition(List<PredictorCentering> predictors, List<String> levels) {

    /**
     * Checks that there are predictors, and groups where they are needed.
     *
     * @throws IllegalArgumentException if there is no predictor, something is named twice, or groups are lacking or not
     *     needed
     */
    public CenteringDefinition {
        predictors = List.copyOf(predictors);
        levels = List.copyOf(levels);
        if (predictors.isEmpty()) {
            throw new IllegalArgumentException("no column to center");
        }
        if (new HashSet<>(predictors).size() < predictors.size() || new HashSet<>(levels).size() < levels.size()) {
            throw new IllegalArgumentException("a column comes twice");
        }
        boolean byGroup =
                predictors.stream().anyMatch(predictor -> predictor.method().isByGroup());
        if (byGroup == levels.isEmpty()) {
            throw new IllegalArgumentException(byGroup ? "a method needs groups" : "no method has groups");
        }
    }

    /** Columns that are all centered by the same method, at most by one column of groups. */
    public static CenteringDefinition of(List<String> columns, CenteringMethod method, Optional<String> groupColumn) {
        return new CenteringDefinition(
                columns.stream()
                        .map(column -> new PredictorCentering(column, method))
                        .toList(),
                groupColumn.stream().toList());
    }

    /** The columns that are centered, each once, in the order of first mention. */
    public List<String> columns() {
        return predictors.stream().map(PredictorCentering::column).distinct().toList();
    }

    /** The columns that a pass reads: {@link #columns}, then {@link #levels}. */
    public List<Column> wanted() {
        List<Column> wanted = new ArrayList<>();
        columns().forEach(name -> wanted.add(Column.numeric(name)));
        levels.forEach(name -> wanted.add(Column.nominal(name)));
        return wanted;
    }

    /** The columns that centering makes, predictor by predictor; those of a predictor from the lowest level up. */
    public List<CenteredColumn> outputs() {
        List<CenteredColumn> outputs = new ArrayList<>();
        for (PredictorCentering predictor : predictors) {
            switch (predictor.method()) {
                case GRAND_MEAN -> outputs.add(new CenteredColumn(predictor, Part.CENTERED, -1));
                case STANDARDIZE -> outputs.add(new CenteredColumn(predictor, Part.STANDARDIZED, -1));
                case STANDARDIZE_WITHIN -> outputs.add(new CenteredColumn(predictor, Part.STANDARDIZED, lowest()));
                case GROUP_MEAN -> outputs.add(new CenteredColumn(predictor, Part.CENTERED, lowest()));
                case GROUP_MEAN_KEEP -> addLevels(predictor, Part.GROUP_MEAN, outputs);
                case CHAIN -> addLevels(predictor, Part.BETWEEN, outputs);
            }
        }
        return outputs;
    }

    private int lowest() {
        return levels.size() - 1;
    }

    private void addLevels(PredictorCentering predictor, Part part, List<CenteredColumn> outputs) {
        outputs.add(new CenteredColumn(predictor, Part.CENTERED, lowest()));
        for (int level = lowest(); level >= 0; level--) {
            outputs.add(new CenteredColumn(predictor, part, level));
        }
    }
}
