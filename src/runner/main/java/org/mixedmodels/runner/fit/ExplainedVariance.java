package org.mixedmodels.runner.fit;

import java.util.List;
import java.util.Optional;
import org.mixedmodels.engine.inference.AdjustedIcc;
import org.mixedmodels.engine.inference.Bootstrap;
import org.mixedmodels.engine.inference.IntervalMethod;
import org.mixedmodels.engine.inference.IntraclassCorrelation;
import org.mixedmodels.engine.inference.MoultonFactor;
import org.mixedmodels.engine.inference.Reliability;
import org.mixedmodels.engine.inference.SnijdersBosker;
import org.mixedmodels.engine.inference.VarianceFunction;
import org.mixedmodels.engine.inference.VariancePartition;
import org.mixedmodels.engine.inference.VarianceReduction;
import org.mixedmodels.engine.progress.ProgressMonitor;
import org.mixedmodels.engine.result.LinearMixedModel;

/**
 * What is read off the variances of a model.
 *
 * @param partition the parts of the variance, with R2 and ICC
 * @param adjusted the adjusted ICC with its Wald interval
 * @param replicates by bootstrap: of marginal R2, conditional R2, adjusted ICC and unadjusted ICC
 * @param factors the ICC of each grouping factor
 * @param functions the variance between groups as a function of the predictors with random slopes
 * @param reliabilities of the random effects
 * @param moulton by what ignored groups inflate standard errors
 * @param reductions against the null model
 * @param errors the proportional reduction of prediction errors
 */
public record ExplainedVariance(
        VariancePartition partition,
        AdjustedIcc adjusted,
        Optional<Bootstrap> replicates,
        List<IntraclassCorrelation> factors,
        List<VarianceFunction> functions,
        List<Reliability> reliabilities,
        List<MoultonFactor> moulton,
        List<VarianceReduction> reductions,
        Optional<SnijdersBosker> errors) {

    static ExplainedVariance of(LinearMixedModel model, FitSettings settings, ProgressMonitor monitor) {
        double level = settings.level();
        Optional<Bootstrap> replicates = settings.intervals() == IntervalMethod.BOOTSTRAP
                ? Optional.of(Bootstrap.of(model, ExplainedVariance::shares, settings.bootstrap(), monitor))
                : Optional.empty();
        return new ExplainedVariance(
                VariancePartition.of(model),
                AdjustedIcc.of(model, level),
                replicates,
                IntraclassCorrelation.of(model, level, monitor),
                VarianceFunction.of(model, level),
                Reliability.of(model),
                MoultonFactor.of(model),
                VarianceReduction.of(model, monitor),
                SnijdersBosker.of(model, monitor));
    }

    private static double[] shares(LinearMixedModel model) {
        VariancePartition parts = VariancePartition.of(model);
        return new double[] {
            parts.rSquaredMarginal(), parts.rSquaredConditional(), parts.iccAdjusted(), parts.iccUnadjusted()
        };
    }
}
