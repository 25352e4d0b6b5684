package org.mixedmodels.engine.design;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mixedmodels.engine.data.RowBatch;
import org.mixedmodels.engine.data.RowReader;

/** Computes the columns of model matrices for the rows of one pass. */
final class RowDesign {

    private final ColumnRoles roles;
    private final Map<String, NominalCoding> codings;
    private final @Nullable LevelTranslation[] translations;
    private final int[] nominalColumns;

    RowDesign(ColumnRoles roles, List<NominalCoding> codings, RowReader reader) {
        this.roles = roles;
        this.codings = new HashMap<>();
        translations = new LevelTranslation[roles.wanted().size()];
        for (NominalCoding coding : codings) {
            this.codings.put(coding.column(), coding);
            int column = roles.nominal(coding.column());
            translations[column] = new LevelTranslation(coding.levels(), reader.levels(column));
        }
        nominalColumns = codings.stream()
                .mapToInt(coding -> roles.nominal(coding.column()))
                .toArray();
    }

    /** Prepares the evaluation of columns. */
    Evaluator evaluator(List<DesignColumn> columns) {
        return new Evaluator(columns);
    }

    /** Evaluates columns of a model matrix row by row. */
    final class Evaluator {
        private final int[][] numeric;
        private final int[][] nominal;
        private final DesignColumn.Indicator[][] indicators;

        private Evaluator(List<DesignColumn> columns) {
            numeric = new int[columns.size()][];
            nominal = new int[columns.size()][];
            indicators = new DesignColumn.Indicator[columns.size()][];
            for (int k = 0; k < columns.size(); k++) {
                DesignColumn column = columns.get(k);
                numeric[k] = column.numeric().stream().mapToInt(roles::numeric).toArray();
                nominal[k] = column.indicators().stream()
                        .mapToInt(i -> roles.nominal(i.column()))
                        .toArray();
                indicators[k] = column.indicators().toArray(DesignColumn.Indicator[]::new);
            }
        }

        /** Writes the values of the columns for a row to the start of {@code out}. */
        void evaluate(RowBatch batch, int row, double[] out) {
            for (int k = 0; k < numeric.length; k++) {
                double value = 1;
                for (int column : numeric[k]) {
                    value *= batch.numbers(column)[row];
                }
                for (int i = 0; i < nominal[k].length && value != 0; i++) {
                    value *= indicators[k][i].value(level(batch, row, nominal[k][i]));
                }
                out[k] = value;
            }
        }
    }

    /** Whether every category that a row has of a nominal predictor is known to the model. */
    boolean knowsLevels(RowBatch batch, int row) {
        for (int column : nominalColumns) {
            if (!batch.isMissing(column, row) && level(batch, row, column) < 0) {
                return false;
            }
        }
        return true;
    }

    /** Names of nominal predictors that have, in this row, a category unknown to the model. */
    List<String> unknownLevels(RowBatch batch, int row) {
        List<String> unknown = new ArrayList<>();
        for (NominalCoding coding : codings.values()) {
            int column = roles.nominal(coding.column());
            if (!batch.isMissing(column, row) && level(batch, row, column) < 0) {
                unknown.add(coding.column());
            }
        }
        return unknown;
    }

    int level(RowBatch batch, int row, int column) {
        LevelTranslation translation = translations[column];
        if (translation == null) {
            throw new IllegalStateException("column " + column + " has no coding");
        }
        return translation.level(batch.codes(column)[row]);
    }
}
