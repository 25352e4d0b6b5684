package org.mixedmodels.engine.design;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.mixedmodels.engine.data.LevelDictionary;
import org.mixedmodels.engine.data.RowBatch;
import org.mixedmodels.engine.data.RowReader;

/** Computes the columns of a fitted model's matrices, and the levels of its grouping factors, for the rows of a pass. */
public final class PredictionDesign {

    private final ColumnRoles roles;
    private final RowDesign design;
    private final RowDesign.Evaluator fixed;
    private final List<RowDesign.Evaluator> random = new ArrayList<>();
    private final List<TupleIndex> tuples = new ArrayList<>();
    private final List<LevelDictionary> known;
    private final List<IntList> translations = new ArrayList<>();
    private final int[] predictors;

    /**
     * Binds a model to a pass.
     *
     * @param data the model's designs
     * @param roles the columns that the pass reads
     * @param reader the pass
     * @param known per grouping factor, in the order of the random-effects design, the levels of the model
     */
    public PredictionDesign(ModelData data, ColumnRoles roles, RowReader reader, List<LevelDictionary> known) {
        this.roles = roles;
        this.known = known;
        design = new RowDesign(roles, data.fixed().codings(), reader);
        fixed = design.evaluator(data.fixed().columns());
        List<DesignColumn> used = new ArrayList<>(data.fixed().columns());
        for (RandomDesign.Factor factor : data.random().factors()) {
            random.add(design.evaluator(factor.columns()));
            tuples.add(new TupleIndex(factor.group(), roles, reader));
            translations.add(new IntList());
            used.addAll(factor.columns());
        }
        predictors = used.stream()
                .flatMapToInt(column -> IntStream.concat(
                        column.numeric().stream().mapToInt(roles::numeric),
                        column.indicators().stream().mapToInt(i -> roles.nominal(i.column()))))
                .distinct()
                .toArray();
    }

    /** Whether a row has every predictor and the offset, its categories known to the model. */
    public boolean isComplete(RowBatch batch, int row) {
        for (int column : predictors) {
            if (batch.isMissing(column, row)) {
                return false;
            }
        }
        return (roles.offset() < 0 || !batch.isMissing(roles.offset(), row)) && design.knowsLevels(batch, row);
    }

    /** Writes the p values of X. */
    public void fixed(RowBatch batch, int row, double[] x) {
        fixed.evaluate(batch, row, x);
    }

    /** Writes the q values of Z of a factor. */
    public void random(int factor, RowBatch batch, int row, double[] z) {
        random.get(factor).evaluate(batch, row, z);
    }

    /** Whether a row lacks a value in a column of a grouping factor. */
    public boolean isGroupMissing(int factor, RowBatch batch, int row) {
        return tuples.get(factor).isMissing(batch, row);
    }

    /** The model's level of a row's group, or -1 if it is new. */
    public int level(int factor, RowBatch batch, int row) {
        TupleIndex index = tuples.get(factor);
        int tuple = index.id(batch, row);
        IntList translation = translations.get(factor);
        while (translation.size() <= tuple) {
            translation.add(known.get(factor).find(index.name(translation.size())));
        }
        return translation.get(tuple);
    }

    /** The name of a row's group. */
    public String group(int factor, RowBatch batch, int row) {
        TupleIndex index = tuples.get(factor);
        return index.name(index.id(batch, row));
    }

    /** The weight of a row, one if weights are not read. */
    public double weight(RowBatch batch, int row) {
        return roles.weights() < 0 ? 1 : batch.numbers(roles.weights())[row];
    }

    /** The offset of a row, zero without one. */
    public double offset(RowBatch batch, int row) {
        return roles.offset() < 0 ? 0 : batch.numbers(roles.offset())[row];
    }

    /** The outcome of a row, NaN if it is not read. */
    public double outcome(RowBatch batch, int row) {
        return roles.outcome() < 0 ? Double.NaN : batch.numbers(roles.outcome())[row];
    }
}
