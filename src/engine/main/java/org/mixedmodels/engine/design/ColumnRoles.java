package org.mixedmodels.engine.design;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.mixedmodels.engine.data.Column;
import org.mixedmodels.engine.data.ColumnKind;
import org.mixedmodels.engine.data.InputProblem;
import org.mixedmodels.engine.data.InvalidInputException;
import org.mixedmodels.engine.data.RowSource;
import org.mixedmodels.engine.formula.GroupingFactor;
import org.mixedmodels.engine.formula.ModelSpecification;
import org.mixedmodels.engine.formula.RandomEffectsTerm;

/**
 * Which columns a model reads, and in which role. A column may have two roles: a year can be a numeric predictor and
 * define groups.
 *
 * @param wanted the columns to read
 * @param outcome index of the outcome, or -1 if it is not read
 * @param offset index of the offset, or -1
 * @param weights index of the weights, or -1
 */
public record ColumnRoles(List<Column> wanted, int outcome, int offset, int weights) {

    /** Copies the list. */
    public ColumnRoles {
        wanted = List.copyOf(wanted);
    }

    /**
     * The columns for fitting a model, predictors with the kinds that they have in the source.
     *
     * @throws InvalidInputException if a column is not there, or not of the kind that its role needs
     */
    public static ColumnRoles forFit(ModelSpecification specification, RowSource rows) {
        Map<String, ColumnKind> kinds = new TreeMap<>();
        rows.columns().forEach(column -> kinds.put(column.name(), column.kind()));
        specification.allColumns().forEach(name -> requireKnown(name, rows.columns()));
        requireNumeric(specification.outcome(), "outcome", kinds);
        specification.weights().ifPresent(name -> requireNumeric(name, "weights", kinds));
        specification.offset().ifPresent(name -> requireNumeric(name, "offset", kinds));
        requireApart(specification);
        Set<String> nominal = new HashSet<>();
        predictors(specification).stream()
                .filter(name -> kinds.get(name) == ColumnKind.NOMINAL)
                .forEach(nominal::add);
        return of(specification, nominal, true, specification.weights());
    }

    /**
     * The columns for predicting from a fitted model.
     *
     * @param specification the model
     * @param nominal the predictors that were nominal
     * @param outcome whether the outcome is read as well
     * @param weights whether the weights are read as well, if the model has weights
     */
    public static ColumnRoles forPrediction(
            ModelSpecification specification, Collection<String> nominal, boolean outcome, boolean weights) {
        return of(specification, nominal, outcome, weights ? specification.weights() : Optional.empty());
    }

    private static ColumnRoles of(
            ModelSpecification specification,
            Collection<String> nominal,
            boolean outcome,
            Optional<String> weightColumn) {
        Set<Column> wanted = new LinkedHashSet<>();
        if (outcome) {
            wanted.add(Column.numeric(specification.outcome()));
        }
        specification.offset().ifPresent(name -> wanted.add(Column.numeric(name)));
        weightColumn.ifPresent(name -> wanted.add(Column.numeric(name)));
        predictors(specification)
                .forEach(name -> wanted.add(nominal.contains(name) ? Column.nominal(name) : Column.numeric(name)));
        specification.groupColumns().forEach(name -> wanted.add(Column.nominal(name)));
        List<Column> columns = new ArrayList<>(wanted);
        return new ColumnRoles(
                columns,
                outcome ? columns.indexOf(Column.numeric(specification.outcome())) : -1,
                specification
                        .offset()
                        .map(name -> columns.indexOf(Column.numeric(name)))
                        .orElse(-1),
                weightColumn.map(name -> columns.indexOf(Column.numeric(name))).orElse(-1));
    }

    /** The index of a numeric column. */
    int numeric(String name) {
        return wanted.indexOf(Column.numeric(name));
    }

    /** The index of a nominal column. */
    int nominal(String name) {
        return wanted.indexOf(Column.nominal(name));
    }

    private static Set<String> predictors(ModelSpecification specification) {
        Set<String> names = new LinkedHashSet<>(specification.fixedColumns());
        names.addAll(specification.slopeColumns());
        return names;
    }

    private static void requireKnown(String name, List<Column> columns) {
        if (columns.stream().noneMatch(column -> column.name().equals(name))) {
            throw new InvalidInputException(
                    InputProblem.Kind.UNKNOWN_COLUMN,
                    "There is no column \"" + name + "\" in the data.",
                    "The columns are: "
                            + String.join(
                                    ", ", columns.stream().map(Column::name).toList()) + ".");
        }
    }

    private static void requireNumeric(String name, String role, Map<String, ColumnKind> kinds) {
        if (kinds.get(name) != ColumnKind.NUMERIC) {
            throw new InvalidInputException(
                    InputProblem.Kind.WRONG_TYPE,
                    "Column \"" + name + "\" is the " + role + " of the model but holds text, not numbers.",
                    "Choose a numeric column, or convert the text to numbers.");
        }
    }

    private static void requireApart(ModelSpecification specification) {
        String outcome = specification.outcome();
        Set<String> others = new HashSet<>(predictors(specification));
        others.addAll(specification.groupColumns());
        specification.weights().ifPresent(others::add);
        specification.offset().ifPresent(others::add);
        if (others.contains(outcome)) {
            throw new InvalidInputException(
                    InputProblem.Kind.SPECIFICATION,
                    "Column \"" + outcome + "\" is the outcome and has a second role in the model.",
                    "Use the outcome neither as predictor, group, weight nor offset.");
        }
        requireDistinctNames(specification);
        if (specification.random().isEmpty()) {
            throw new InvalidInputException(
                    InputProblem.Kind.SPECIFICATION,
                    "The model has no random effects.",
                    "Add at least one random-effects term, such as (1 | school).");
        }
    }

    /** A column named "a:b" and the groups of a and b together would share a name. */
    private static void requireDistinctNames(ModelSpecification specification) {
        Map<String, GroupingFactor> byName = new TreeMap<>();
        for (RandomEffectsTerm term : specification.random()) {
            GroupingFactor other = byName.putIfAbsent(term.group().name(), term.group());
            if (other != null && !other.equals(term.group())) {
                throw new InvalidInputException(
                        InputProblem.Kind.SPECIFICATION,
                        "Two grouping factors are both named \"" + other.name()
                                + "\": a column with a colon in its name," + " and columns taken together.",
                        "Rename the column.");
            }
        }
    }
}
