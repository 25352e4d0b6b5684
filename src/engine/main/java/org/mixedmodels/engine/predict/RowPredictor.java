package org.mixedmodels.engine.predict;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mixedmodels.engine.data.Column;
import org.mixedmodels.engine.data.GroupStatus;
import org.mixedmodels.engine.data.LevelDictionary;
import org.mixedmodels.engine.data.RowBatch;
import org.mixedmodels.engine.data.RowReader;
import org.mixedmodels.engine.design.ColumnRoles;
import org.mixedmodels.engine.design.CrossProducts;
import org.mixedmodels.engine.design.NominalCoding;
import org.mixedmodels.engine.design.PredictionDesign;
import org.mixedmodels.engine.design.RandomDesign;
import org.mixedmodels.engine.formula.GroupingFactor;
import org.mixedmodels.engine.result.LinearMixedModel;

/** Predicts row by row; nothing of the rows is kept. One predictor serves one pass at a time. */
public final class RowPredictor {

    private final LinearMixedModel model;
    private final ColumnRoles roles;
    private final double[] beta;
    private final List<LevelDictionary> known = new ArrayList<>();
    private final int[] place;
    private final double[] x;
    private final double[][] z;
    private @Nullable PredictionDesign design;

    private RowPredictor(LinearMixedModel model, boolean withOutcome) {
        this.model = model;
        roles = ColumnRoles.forPrediction(
                model.specification(),
                model.design().codings().stream().map(NominalCoding::column).toList(),
                withOutcome);
        beta = model.fixedEffects().estimates();
        List<RandomDesign.Factor> factors = model.data().random().factors();
        place = new int[factors.size()];
        z = new double[factors.size()][];
        x = new double[beta.length];
        for (int f = 0; f < place.length; f++) {
            CrossProducts sums = model.crossProducts();
            place[f] = sums.factor(factors.get(f).name());
            known.add(LevelDictionary.of(sums.factors().get(place[f]).levels()));
            z[f] = new double[factors.get(f).size()];
        }
    }

    /**
     * A predictor.
     *
     * @param model the fitted model
     * @param withOutcome whether the outcome is read, for residuals
     */
    public static RowPredictor of(LinearMixedModel model, boolean withOutcome) {
        return new RowPredictor(model, withOutcome);
    }

    /** The columns that a pass must read, in this order. */
    public List<Column> wanted() {
        return roles.wanted();
    }

    /** The grouping factors, in the order of {@link Prediction#status}. */
    public List<GroupingFactor> factors() {
        return model.data().random().factors().stream()
                .map(RandomDesign.Factor::group)
                .toList();
    }

    /** Binds the predictor to a pass over {@link #wanted}. */
    public void bind(RowReader reader) {
        design = new PredictionDesign(model.data(), roles, reader, known);
    }

    /**
     * Predicts a row of the pass.
     *
     * @throws IllegalStateException if no pass is bound
     */
    public void predict(RowBatch batch, int row, Prediction out) {
        if (design == null) {
            throw new IllegalStateException("no pass is bound");
        }
        boolean complete = design.isComplete(batch, row);
        double deviation = 0;
        for (int f = 0; f < place.length; f++) {
            deviation += deviation(design, f, batch, row, complete, out);
        }
        if (!complete) {
            out.setIncomplete();
            return;
        }
        design.fixed(batch, row, x);
        double population = design.offset(batch, row);
        for (int k = 0; k < beta.length; k++) {
            population += x[k] * beta[k];
        }
        out.set(population, population + deviation, design.outcome(batch, row));
    }

    private double deviation(PredictionDesign bound, int f, RowBatch batch, int row, boolean complete, Prediction out) {
        if (bound.isGroupMissing(f, batch, row)) {
            out.setStatus(f, place.length, GroupStatus.MISSING);
            return 0;
        }
        int level = bound.level(f, batch, row);
        out.setStatus(f, place.length, level < 0 ? GroupStatus.NEW : GroupStatus.KNOWN);
        if (level < 0 || !complete) {
            return 0;
        }
        bound.random(f, batch, row, z[f]);
        double[] effects = model.estimates().effects()[place[f]];
        double sum = 0;
        for (int c = 0; c < z[f].length; c++) {
            sum += z[f][c] * effects[level * z[f].length + c];
        }
        return sum;
    }
}
