package org.mixedmodels.engine.fit;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mixedmodels.engine.data.InputProblem;
import org.mixedmodels.engine.data.InvalidInputException;
import org.mixedmodels.engine.design.CrossProducts;
import org.mixedmodels.engine.design.FixedDesign;
import org.mixedmodels.engine.design.ModelData;
import org.mixedmodels.engine.design.NominalCoding;
import org.mixedmodels.engine.design.OutcomeSummary;
import org.mixedmodels.engine.design.RandomDesign;
import org.mixedmodels.engine.formula.FormulaParser;
import org.mixedmodels.engine.formula.ModelSpecification;
import org.mixedmodels.engine.likelihood.Estimates;
import org.mixedmodels.engine.likelihood.Estimation;
import org.mixedmodels.engine.likelihood.ProfiledCriterion;
import org.mixedmodels.engine.optimize.Minimum;
import org.mixedmodels.engine.result.LinearMixedModel;
import org.mixedmodels.engine.result.OptimizationSummary;

/**
 * What must be stored of a fitted model; all else follows from it and is computed again by {@link #restore}.
 *
 * @param formula the formula
 * @param weights the weights column, or null
 * @param offset the offset column, or null
 * @param estimation REML or ML
 * @param codings the nominal predictors with their categories, the reference first
 * @param dropped names of fixed-effect columns that were left out
 * @param aliases what the dropped columns are, as {@link FixedDesign#aliases}
 * @param shifts what was subtracted from each kept column of X, and from the outcome
 * @param theta the covariance parameters
 * @param criterion the deviance or REML criterion at theta, by which a restored model is verified
 * @param optimization how theta was found
 * @param outcome the distribution of the outcome
 * @param crossProducts the sums
 */
public record ModelState(
        String formula,
        @Nullable String weights,
        @Nullable String offset,
        Estimation estimation,
        List<NominalCoding> codings,
        List<String> dropped,
        List<double[]> aliases,
        double[] shifts,
        double[] theta,
        double criterion,
        OptimizationSummary optimization,
        OutcomeSummary outcome,
        CrossProducts crossProducts) {

    private static final double TOLERANCE = 1e-9;

    /** Copies the lists; arrays are taken as they are. */
    public ModelState {
        codings = List.copyOf(codings);
        dropped = List.copyOf(dropped);
        aliases = List.copyOf(aliases);
    }

    /** The state of a model. */
    public static ModelState of(LinearMixedModel model) {
        ModelSpecification specification = model.specification();
        return new ModelState(
                specification.formula(),
                specification.weights().orElse(null),
                specification.offset().orElse(null),
                model.estimation(),
                model.design().codings(),
                model.design().dropped(),
                model.design().aliases(),
                model.design().shifts(),
                model.theta(),
                model.criterion(),
                model.optimization(),
                model.data().outcome(),
                model.crossProducts());
    }

    /**
     * The model of this state.
     *
     * @throws InvalidInputException of kind DAMAGED_MODEL if the parts do not fit together or the criterion differs
     */
    public LinearMixedModel restore() {
        try {
            return evaluate();
        } catch (IllegalArgumentException | IllegalStateException | IndexOutOfBoundsException e) {
            throw damaged("its parts do not fit together (" + e.getMessage() + ")");
        }
    }

    private LinearMixedModel evaluate() {
        ModelSpecification specification = specification();
        Map<String, NominalCoding> byColumn = new HashMap<>();
        codings.forEach(coding -> byColumn.put(coding.column(), coding));
        FixedDesign fixed = FixedDesign.of(specification, byColumn, shifts, dropped, aliases, codings);
        if (fixed.size() != crossProducts.columns()) {
            throw damaged(fixed.size() + " fixed effects have sums for " + crossProducts.columns());
        }
        ModelData data = new ModelData(fixed, RandomDesign.of(specification, byColumn), crossProducts, outcome);
        ProfiledCriterion evaluator = new ProfiledCriterion(data, estimation);
        if (evaluator.parameters() != theta.length) {
            throw damaged("it has " + theta.length + " covariance parameters instead of " + evaluator.parameters());
        }
        Estimates estimates = evaluator.estimates(theta);
        if (!(Math.abs(estimates.criterion() - criterion) <= TOLERANCE * Math.max(1, Math.abs(criterion)))) {
            throw damaged(
                    "its " + estimation.criterionName() + " is " + estimates.criterion() + ", stored was " + criterion);
        }
        Minimum minimum = new Minimum(
                theta, criterion, optimization.decrement(), optimization.evaluations(), optimization.converged());
        return new LinearMixedModel(
                specification,
                estimation,
                data,
                theta,
                estimates,
                optimization,
                LinearMixedModelFitter.diagnostics(data, evaluator.blocks(), minimum));
    }

    private ModelSpecification specification() {
        ModelSpecification specification = FormulaParser.parse(formula);
        if (weights != null) {
            specification = specification.withWeights(weights);
        }
        return offset == null ? specification : specification.withOffset(offset);
    }

    private static InvalidInputException damaged(String reason) {
        return new InvalidInputException(
                InputProblem.Kind.DAMAGED_MODEL,
                "The stored model is damaged: " + reason + ".",
                "Fit the model again.");
    }
}
