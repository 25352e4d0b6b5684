package org.mixedmodels.engine.fit;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.mixedmodels.engine.data.InputProblem;
import org.mixedmodels.engine.data.InvalidInputException;
import org.mixedmodels.engine.data.RowSource;
import org.mixedmodels.engine.design.CrossProducts;
import org.mixedmodels.engine.design.ModelData;
import org.mixedmodels.engine.design.ModelDataReader;
import org.mixedmodels.engine.formula.ModelSpecification;
import org.mixedmodels.engine.likelihood.CentredSlopes;
import org.mixedmodels.engine.likelihood.Estimates;
import org.mixedmodels.engine.likelihood.Estimation;
import org.mixedmodels.engine.likelihood.LambdaBlocks;
import org.mixedmodels.engine.likelihood.ProfiledCriterion;
import org.mixedmodels.engine.optimize.Minimum;
import org.mixedmodels.engine.progress.ProgressMonitor;
import org.mixedmodels.engine.result.Diagnostic;
import org.mixedmodels.engine.result.LinearMixedModel;
import org.mixedmodels.engine.result.OptimizationSummary;

/** Fits linear mixed models by ML or REML. */
public final class LinearMixedModelFitter {

    private static final int FEW_GROUPS = 10;
    private static final double ZERO_RESIDUAL = 1e-10;

    private final FitOptions options;

    private LinearMixedModelFitter(FitOptions options) {
        this.options = options;
    }

    /** A fitter with the given options. */
    public static LinearMixedModelFitter with(FitOptions options) {
        return new LinearMixedModelFitter(options);
    }

    /**
     * Fits a model.
     *
     * @param specification the model
     * @param rows its data, read in one pass (two if there are nominal predictors)
     * @param monitor told of the progress; can cancel
     * @throws InvalidInputException if the data do not suit the model
     * @throws org.mixedmodels.engine.progress.CancelledException if the monitor asks for it
     */
    public LinearMixedModel fit(ModelSpecification specification, RowSource rows, ProgressMonitor monitor) {
        ModelData data = ModelDataReader.read(
                specification,
                rows,
                options.missing() == MissingValues.FAIL,
                options.codingChoice(),
                options.threads(),
                monitor);
        return fit(specification, data, options.estimation(), options.maxEvaluations(), monitor);
    }

    /** Fits the same model again by another estimation, from its cross-products. */
    public static LinearMixedModel refit(LinearMixedModel model, Estimation estimation, ProgressMonitor monitor) {
        return fit(
                model.specification(),
                model.data(),
                estimation,
                FitOptions.defaults().maxEvaluations(),
                monitor);
    }

    /** Fits a model to cross-products. */
    public static LinearMixedModel fit(
            ModelSpecification specification,
            ModelData data,
            Estimation estimation,
            int maxEvaluations,
            ProgressMonitor monitor) {
        CentredSlopes centred = CentredSlopes.of(data);
        ProfiledCriterion search = new ProfiledCriterion(centred.data(), estimation);
        Minimum found = new CriterionMinimizer(search, maxEvaluations, monitor).minimize();
        ProfiledCriterion criterion = centred.isFar() ? new ProfiledCriterion(data, estimation) : search;
        Minimum minimum = new Minimum(
                centred.theta(found.point()), found.value(), found.decrement(), found.evaluations(), found.converged());
        Estimates estimates = criterion.estimates(minimum.point());
        return result(specification, estimation, data, criterion.blocks(), estimates, minimum);
    }

    static LinearMixedModel result(
            ModelSpecification specification,
            Estimation estimation,
            ModelData data,
            LambdaBlocks blocks,
            Estimates estimates,
            Minimum minimum) {
        requireResiduals(data, estimates);
        return new LinearMixedModel(
                specification,
                estimation,
                data,
                minimum.point(),
                estimates,
                summary(minimum),
                diagnostics(data, blocks, minimum));
    }

    private static void requireResiduals(ModelData data, Estimates estimates) {
        if (estimates.sigma2() < ZERO_RESIDUAL * data.outcome().variance()) {
            throw new InvalidInputException(
                    InputProblem.Kind.PERFECT_FIT,
                    "The outcome does not vary within groups once the predictors are accounted for: the residual"
                            + " variance is zero.",
                    "Choose an outcome that varies within groups, or fewer random effects.");
        }
    }

    private static OptimizationSummary summary(Minimum minimum) {
        String message = minimum.converged()
                ? "converged"
                : String.format(
                        Locale.ROOT,
                        "not converged after %d evaluations (%.2g standard errors from the minimum)",
                        minimum.evaluations(),
                        minimum.decrement() / Math.sqrt(2));
        return new OptimizationSummary(minimum.evaluations(), minimum.converged(), minimum.decrement(), message);
    }

    static List<Diagnostic> diagnostics(ModelData data, LambdaBlocks blocks, Minimum minimum) {
        List<Diagnostic> diagnostics = new ArrayList<>();
        if (!minimum.converged()) {
            diagnostics.add(
                    new Diagnostic.NotConverged(minimum.evaluations(), minimum.decrement(), FarSlopes.of(data)));
        }
        diagnostics.addAll(Singularity.of(data.random(), blocks, minimum.point()));
        if (!data.fixed().dropped().isEmpty()) {
            diagnostics.add(new Diagnostic.RankDeficient(data.fixed().dropped()));
        }
        CrossProducts sums = data.crossProducts();
        for (CrossProducts.FactorProducts factor : sums.factors()) {
            if (factor.levels().size() < FEW_GROUPS) {
                diagnostics.add(
                        new Diagnostic.FewGroups(factor.name(), factor.levels().size()));
            }
        }
        if (sums.skippedRows() > 0) {
            diagnostics.add(new Diagnostic.SkippedRows(sums.skippedRows(), sums.nobs()));
        }
        return diagnostics;
    }
}
