package org.mixedmodels.knime.table;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataTableSpec;
import org.mixedmodels.engine.data.ColumnKind;
import org.mixedmodels.engine.data.InputProblem.Kind;
import org.mixedmodels.engine.data.InvalidInputException;
import org.mixedmodels.engine.formula.ModelSpecification;

/** Checks a model against the columns of a table, before any row is read. */
public final class ModelColumns {

    private ModelColumns() {}

    /**
     * Checks that all columns of a model exist, are of a usable type and play roles that go together.
     *
     * @throws InvalidInputException with the first thing that is wrong
     */
    public static void check(ModelSpecification model, DataTableSpec table) {
        numeric("outcome", List.of(model.outcome()), table);
        usable("fixed effect", model.fixedColumns(), table);
        usable("random slope", model.slopeColumns(), table);
        usable("grouping column", model.groupColumns(), table);
        numeric("weights column", model.weights().stream().toList(), table);
        numeric("offset column", model.offset().stream().toList(), table);
        notTheOutcome("a grouping column", model.groupColumns(), model.outcome());
        notTheOutcome("a fixed effect", model.fixedColumns(), model.outcome());
        notTheOutcome("a random slope", model.slopeColumns(), model.outcome());
        notTheOutcome("the weights column", model.weights().stream().toList(), model.outcome());
        notTheOutcome("the offset column", model.offset().stream().toList(), model.outcome());
        if (model.random().isEmpty()) {
            throw new InvalidInputException(
                    Kind.SPECIFICATION,
                    "The model has no random effect.",
                    "Add a random effect with at least one grouping column, in a formula for example (1 | school).");
        }
    }

    /**
     * Returns the kind of every column of the model's fixed and random effects and offset, as the table has it. The
     * outcome is not among them: new data can do without it.
     */
    public static Map<String, ColumnKind> predictorKinds(ModelSpecification model, DataTableSpec table) {
        Map<String, ColumnKind> kinds = new LinkedHashMap<>();
        model.fixedColumns().forEach(name -> kinds.put(name, kind(table.getColumnSpec(name))));
        model.slopeColumns().forEach(name -> kinds.put(name, kind(table.getColumnSpec(name))));
        model.offset().ifPresent(name -> kinds.put(name, ColumnKind.NUMERIC));
        return kinds;
    }

    /**
     * Checks that columns that were chosen in the dialog exist and are numeric.
     *
     * @param role what the columns are, for the message
     */
    public static void numeric(String role, List<String> names, DataTableSpec table) {
        ColumnCheck.CHOSEN.numeric(role, names, table);
    }

    /**
     * Checks that columns that were chosen in the dialog exist and are numbers or categories.
     *
     * @param role what the columns are, for the message
     */
    public static void usable(String role, List<String> names, DataTableSpec table) {
        ColumnCheck.CHOSEN.usable(role, names, table);
    }

    private static void notTheOutcome(String role, List<String> names, String outcome) {
        if (names.contains(outcome)) {
            throw new InvalidInputException(
                    Kind.SPECIFICATION,
                    "Column \"" + outcome + "\" is the outcome and also " + role + ".",
                    "Choose another column for one of the two.");
        }
    }

    private static ColumnKind kind(DataColumnSpec column) {
        return ColumnTypes.isNumeric(column) ? ColumnKind.NUMERIC : ColumnKind.NOMINAL;
    }
}
