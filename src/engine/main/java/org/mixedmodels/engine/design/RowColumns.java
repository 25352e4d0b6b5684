package org.mixedmodels.engine.design;

import java.util.List;
import org.mixedmodels.engine.data.RowBatch;
import org.mixedmodels.engine.data.RowReader;

/** Computes any columns that are products of a fitted model's predictors, for the rows of a pass. */
public final class RowColumns {

    private final RowDesign design;

    /**
     * Binds a model's predictors to a pass.
     *
     * @param roles the columns that the pass reads
     * @param codings the nominal predictors
     * @param reader the pass
     */
    public RowColumns(ColumnRoles roles, List<NominalCoding> codings, RowReader reader) {
        design = new RowDesign(roles, codings, reader);
    }

    /** Writes the values of columns for a row to the start of an array. */
    @FunctionalInterface
    public interface Evaluator {
        /** Evaluates a row. */
        void evaluate(RowBatch batch, int row, double[] out);
    }

    /** Prepares the evaluation of columns. */
    public Evaluator of(List<DesignColumn> columns) {
        RowDesign.Evaluator evaluator = design.evaluator(columns);
        return evaluator::evaluate;
    }

    /**
     * The category of a row, as an index into the levels of its coding.
     *
     * @param column index of the nominal predictor among the columns that are read
     */
    public int category(RowBatch batch, int row, int column) {
        return design.level(batch, row, column);
    }
}
