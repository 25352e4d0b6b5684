package org.mixedmodels.engine.design;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.mixedmodels.engine.data.ColumnKind;
import org.mixedmodels.engine.data.InputProblem;
import org.mixedmodels.engine.data.InvalidInputException;
import org.mixedmodels.engine.data.LevelDictionary;
import org.mixedmodels.engine.data.RowBatch;
import org.mixedmodels.engine.data.RowReader;
import org.mixedmodels.engine.data.RowSource;
import org.mixedmodels.engine.formula.ModelSpecification;
import org.mixedmodels.engine.progress.ProgressMonitor;

/**
 * A first pass that collects the categories of nominal predictors in complete rows, in the order of their characters. It is made only where there are
 * such predictors: the width of the model matrix depends on them.
 */
final class NominalSurvey {

    private NominalSurvey() {}

    /**
     * The categories of each nominal predictor.
     *
     * @param choice how they are coded
     */
    static Map<String, NominalCoding> codings(
            ModelSpecification specification,
            ColumnRoles roles,
            RowSource rows,
            CodingChoice choice,
            ProgressMonitor monitor) {
        List<String> predictors = new ArrayList<>(specification.fixedColumns());
        predictors.addAll(specification.slopeColumns());
        List<Integer> nominal = predictors.stream()
                .distinct()
                .map(roles::nominal)
                .filter(column -> column >= 0 && isPredictor(roles, column))
                .toList();
        if (nominal.isEmpty()) {
            return Map.of();
        }
        Map<String, NominalCoding> codings = new HashMap<>();
        collect(roles, rows, nominal, monitor).forEach((column, levels) -> {
            String name = roles.wanted().get(column).name();
            codings.put(name, coding(name, levels, choice));
        });
        return codings;
    }

    /** A column that is numeric as a predictor and nominal as a group is no nominal predictor. */
    private static boolean isPredictor(ColumnRoles roles, int column) {
        return roles.numeric(roles.wanted().get(column).name()) < 0
                && roles.wanted().get(column).kind() == ColumnKind.NOMINAL;
    }

    private static Map<Integer, TreeSet<String>> collect(
            ColumnRoles roles, RowSource rows, List<Integer> nominal, ProgressMonitor monitor) {
        monitor.report(0, "reading the categories of nominal predictors");
        Map<Integer, TreeSet<String>> levels = new HashMap<>();
        nominal.forEach(column -> levels.put(column, new TreeSet<>()));
        try (RowReader reader = rows.open(roles.wanted())) {
            Map<Integer, boolean[]> seen = new HashMap<>();
            long read = 0;
            for (RowBatch batch = reader.next(); batch != null; batch = reader.next()) {
                monitor.checkCancelled();
                read += batch.size();
                for (int column : nominal) {
                    LevelDictionary dictionary = reader.levels(column);
                    boolean[] marks = Arrays.copyOf(seen.getOrDefault(column, new boolean[0]), dictionary.size());
                    mark(batch, roles.wanted().size(), batch.codes(column), marks);
                    seen.put(column, marks);
                }
            }
            seen.forEach((column, marks) -> {
                for (int code = 0; code < marks.length; code++) {
                    if (marks[code]) {
                        levels.computeIfAbsent(column, c -> new TreeSet<>())
                                .add(reader.levels(column).level(code));
                    }
                }
            });
            if (levels.values().stream().anyMatch(TreeSet::isEmpty)) {
                throw DataChecks.noRows(read);
            }
        }
        return levels;
    }

    private static void mark(RowBatch batch, int columns, int[] codes, boolean[] marks) {
        for (int row = 0; row < batch.size(); row++) {
            if (batch.isComplete(columns, row)) {
                marks[codes[row]] = true;
            }
        }
    }

    private static NominalCoding coding(String column, TreeSet<String> levels, CodingChoice choice) {
        List<String> ordered = new ArrayList<>(levels);
        if (ordered.size() == 1) {
            throw new InvalidInputException(
                    InputProblem.Kind.TOO_FEW_LEVELS,
                    "Predictor \"" + column + "\" has the single category \"" + ordered.get(0)
                            + "\" in all complete rows.",
                    "Remove the predictor, or check which rows have missing values.");
        }
        String reference = choice.reference(column, levels);
        if (!ordered.remove(reference)) {
            throw new InvalidInputException(
                    InputProblem.Kind.SPECIFICATION,
                    "The reference category \"" + reference + "\" of predictor \"" + column + "\" does not occur.",
                    "Choose one of " + String.join(", ", levels) + ".");
        }
        ordered.add(0, reference);
        return new NominalCoding(column, ordered, choice.contrast());
    }
}
