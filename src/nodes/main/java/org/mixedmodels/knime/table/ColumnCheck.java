package org.mixedmodels.knime.table;

import java.util.List;
import java.util.function.Predicate;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataTableSpec;
import org.mixedmodels.engine.data.InputProblem.Kind;
import org.mixedmodels.engine.data.InvalidInputException;

/**
 * Checks that a table has the columns that a node needs, and says what to do if not: that differs between columns that
 * are chosen in the node's dialog and columns that a model asks for.
 *
 * @param ifMissing what to do about a column that does not exist
 * @param ifOfWrongType what to do about a column of another type
 */
record ColumnCheck(String ifMissing, String ifOfWrongType) {

    /** For columns that are chosen in the dialog. */
    static final ColumnCheck CHOSEN = new ColumnCheck(
            "Choose another column in the dialog, or add this one to the table.",
            "Choose another column, or convert this one first, for example with the node String to Number.");

    /** For columns that a fitted model asks for. */
    static final ColumnCheck ASKED_BY_MODEL = new ColumnCheck(
            "Add the column under the name that it had in the data of the model, for example with the node Column"
                    + " Renamer.",
            "Convert the column to the type that it had in the data of the model, for example with the node String to"
                    + " Number.");

    /**
     * Checks that columns exist and are numeric.
     *
     * @param role what the columns are, for the message
     * @throws InvalidInputException with the first thing that is wrong
     */
    void numeric(String role, List<String> names, DataTableSpec table) {
        check(role, names, table, ColumnTypes::isNumeric, "numeric");
    }

    /**
     * Checks that columns exist and are numbers or categories.
     *
     * @param role what the columns are, for the message
     * @throws InvalidInputException with the first thing that is wrong
     */
    void usable(String role, List<String> names, DataTableSpec table) {
        check(role, names, table, ColumnTypes::isPredictor, "a number, text or Boolean column");
    }

    private void check(
            String role, List<String> names, DataTableSpec table, Predicate<DataColumnSpec> allowed, String wanted) {
        for (String name : names) {
            if (name.isBlank()) {
                throw new InvalidInputException(
                        Kind.SPECIFICATION, "No " + role + " is chosen.", "Choose one in the dialog.");
            }
            DataColumnSpec column = table.getColumnSpec(name);
            if (column == null) {
                throw new InvalidInputException(
                        Kind.UNKNOWN_COLUMN,
                        "The table has no column \"" + name + "\" (" + role + ").",
                        ifMissing + " The columns of the table are: " + String.join(", ", table.getColumnNames())
                                + ".");
            }
            if (!allowed.test(column)) {
                throw new InvalidInputException(
                        Kind.WRONG_TYPE,
                        "Column \"" + name + "\" (" + role + ") is of type " + column.getType() + ", but it must be "
                                + wanted + ".",
                        ifOfWrongType);
            }
        }
    }
}
