package org.mixedmodels.engine.predict;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mixedmodels.engine.data.Column;
import org.mixedmodels.engine.data.GroupStatus;
import org.mixedmodels.engine.data.InputProblem;
import org.mixedmodels.engine.data.InvalidInputException;
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
    private final PredictionOptions options;
    private final ColumnRoles roles;
    /** Of the columns less their shifts, so that no digits are lost where columns lie far from zero. */
    private final double[] beta;

    private final double[] shifts;
    private final List<LevelDictionary> known = new ArrayList<>();
    private final int[] place;
    private final boolean[] conditional;
    private final double[][] effects;
    private final double[] x;
    private final double[][] z;
    private final int[] levels;
    private final @Nullable RowErrors errors;
    private @Nullable PredictionDesign design;

    private RowPredictor(LinearMixedModel model, PredictionOptions options) {
        this.model = model;
        this.options = options;
        roles = ColumnRoles.forPrediction(
                model.specification(),
                model.design().codings().stream().map(NominalCoding::column).toList(),
                options.withOutcome(),
                options.withWeights() && options.interval() == PredictionInterval.PREDICTION);
        beta = model.estimates().beta();
        shifts = model.design().shifts();
        x = new double[beta.length];
        List<RandomDesign.Factor> factors = model.data().random().factors();
        place = new int[factors.size()];
        conditional = new boolean[place.length];
        effects = new double[place.length][];
        z = new double[place.length][];
        levels = new int[place.length];
        Set<String> chosen = options.factors().orElse(Set.copyOf(names(factors)));
        requireKnown(chosen, names(factors));
        CrossProducts sums = model.crossProducts();
        for (int f = 0; f < place.length; f++) {
            place[f] = sums.factor(factors.get(f).name());
            conditional[f] = chosen.contains(factors.get(f).name());
            effects[f] = model.estimates().effects()[place[f]];
            known.add(LevelDictionary.of(sums.factors().get(place[f]).levels()));
            z[f] = new double[factors.get(f).size()];
        }
        errors = options.interval() == PredictionInterval.NONE
                ? null
                : new RowErrors(model, options, place, conditional);
    }

    private static List<String> names(List<RandomDesign.Factor> factors) {
        return factors.stream().map(RandomDesign.Factor::name).toList();
    }

    private static void requireKnown(Set<String> chosen, List<String> names) {
        for (String name : chosen) {
            if (!names.contains(name)) {
                throw new InvalidInputException(
                        InputProblem.Kind.SPECIFICATION,
                        "The model has no grouping factor \"" + name + "\".",
                        "Its grouping factors are: " + String.join(", ", names) + ".");
            }
        }
    }

    /**
     * A predictor without standard errors.
     *
     * @param model the fitted model
     * @param withOutcome whether the outcome is read, for residuals
     */
    public static RowPredictor of(LinearMixedModel model, boolean withOutcome) {
        return of(model, PredictionOptions.defaults().withOutcome(withOutcome));
    }

    /**
     * A predictor. With an interval it factorises the model's equations once, which takes about as long as one evaluation
     * of its criterion.
     *
     * @param model the fitted model
     * @param options what is predicted
     * @throws InvalidInputException of kind SPECIFICATION if the model lacks a factor of the options
     */
    public static RowPredictor of(LinearMixedModel model, PredictionOptions options) {
        return new RowPredictor(model, options);
    }

    /**
     * Whether standard errors and limits allow for the error of the estimated variances: not if the options say so, and not
     * where the model has too many groups for it, see {@link VarianceParameters#ESTIMATED}.
     */
    public boolean isOfEstimatedVariances() {
        return errors != null && errors.isOfEstimatedVariances();
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

    /** Whether the effects of a factor are part of {@link Prediction#conditional}. */
    public boolean isConditional(int factor) {
        return conditional[factor];
    }

    /** Binds the predictor to a pass over {@link #wanted}. */
    public void bind(RowReader reader) {
        design = new PredictionDesign(model.data(), roles, reader, known);
    }

    /**
     * Predicts a row of the pass.
     *
     * @throws IllegalStateException if no pass is bound
     * @throws InvalidInputException of kind NEW_LEVEL if the row's group is unknown and the options forbid it
     */
    public void predict(RowBatch batch, int row, Prediction out) {
        if (design == null) {
            throw new IllegalStateException("no pass is bound");
        }
        out.clear(place.length);
        boolean knowsAll = true;
        for (int f = 0; f < place.length; f++) {
            knowsAll &= findLevel(design, f, batch, row, out) || !conditional[f];
        }
        if (design.isComplete(batch, row)) {
            predict(design, batch, row, out);
            if (!knowsAll && options.unknownGroups() == UnknownGroups.MISSING) {
                out.conditionalEstimate().clear();
            }
        }
    }

    private boolean findLevel(PredictionDesign bound, int f, RowBatch batch, int row, Prediction out) {
        boolean missing = bound.isGroupMissing(f, batch, row);
        levels[f] = missing ? -1 : bound.level(f, batch, row);
        boolean found = levels[f] >= 0;
        out.setStatus(f, found ? GroupStatus.KNOWN : missing ? GroupStatus.MISSING : GroupStatus.NEW);
        if (!found && conditional[f] && options.unknownGroups() == UnknownGroups.FAIL) {
            throw unknownGroup(factors().get(f).name(), missing ? null : bound.group(f, batch, row));
        }
        return found;
    }

    private static InvalidInputException unknownGroup(String factor, @Nullable String group) {
        return new InvalidInputException(
                InputProblem.Kind.NEW_LEVEL,
                "The group of " + factor + (group == null ? " is missing." : ", " + group + ", is not in the model."),
                "Leave the row out, or choose what to predict for groups that the model does not know.");
    }

    private void predict(PredictionDesign bound, RowBatch batch, int row, Prediction out) {
        bound.fixed(batch, row, x);
        double population = bound.offset(batch, row) + shifts[beta.length];
        for (int k = 0; k < beta.length; k++) {
            population += (x[k] - shifts[k]) * beta[k];
        }
        double deviation = 0;
        for (int f = 0; f < place.length; f++) {
            if (errors != null || conditional[f] && levels[f] >= 0) {
                bound.random(f, batch, row, z[f]);
                deviation += conditional[f] && levels[f] >= 0 ? deviation(f) : 0;
            }
        }
        if (!Double.isFinite(population + deviation)) {
            return; // a predictor is infinite: the row stays incomplete
        }
        out.set(population, population + deviation, bound.outcome(batch, row));
        if (errors != null) {
            errors.compute(x, z, levels, bound.weight(batch, row), out);
        }
    }

    private double deviation(int f) {
        double sum = 0;
        int at = levels[f] * z[f].length;
        for (double value : z[f]) {
            sum += value * effects[f][at++];
        }
        return sum;
    }
}
