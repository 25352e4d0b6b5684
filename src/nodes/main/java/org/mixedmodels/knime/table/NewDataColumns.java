package org.mixedmodels.knime.table;

import java.util.List;
import java.util.Map;
import org.knime.core.data.DataTableSpec;
import org.mixedmodels.engine.data.ColumnKind;
import org.mixedmodels.engine.data.InvalidInputException;

/** Checks a table that a model is applied to, before any row is read. */
public final class NewDataColumns {

    private NewDataColumns() {}

    /**
     * Checks that a table has what a model needs for predictions.
     *
     * @param predictors the columns of the fixed and random effects, with the kinds that they had
     * @param groupColumns the columns that tell the groups
     * @throws InvalidInputException with the first thing that is wrong
     */
    public static void check(Map<String, ColumnKind> predictors, List<String> groupColumns, DataTableSpec table) {
        predictors.forEach((name, kind) -> {
            if (kind == ColumnKind.NUMERIC) {
                ColumnCheck.ASKED_BY_MODEL.numeric("predictor of the model", List.of(name), table);
            } else {
                ColumnCheck.ASKED_BY_MODEL.usable("predictor of the model", List.of(name), table);
            }
        });
        ColumnCheck.ASKED_BY_MODEL.usable("grouping column of the model", groupColumns, table);
    }

    /**
     * Checks that a table has what a centering model needs.
     *
     * @param columns the columns to center
     * @param levels the columns that tell the groups
     * @throws InvalidInputException with the first thing that is wrong
     */
    public static void checkCentered(List<String> columns, List<String> levels, DataTableSpec table) {
        ColumnCheck.ASKED_BY_MODEL.numeric("centered column of the model", columns, table);
        ColumnCheck.ASKED_BY_MODEL.usable("grouping column of the model", levels, table);
    }
}
