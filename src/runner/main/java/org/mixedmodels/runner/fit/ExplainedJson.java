package org.mixedmodels.runner.fit;

import org.jspecify.annotations.Nullable;
import org.mixedmodels.engine.inference.Bootstrap;
import org.mixedmodels.engine.inference.ExactInterval;
import org.mixedmodels.engine.inference.IntraclassCorrelation;
import org.mixedmodels.engine.inference.MoultonFactor;
import org.mixedmodels.engine.inference.Reliability;
import org.mixedmodels.engine.inference.SnijdersBosker;
import org.mixedmodels.engine.inference.VarianceFunction;
import org.mixedmodels.engine.inference.VariancePartition;
import org.mixedmodels.engine.inference.VarianceReduction;

/** R2, ICC and what else is read off the variances, as JSON. */
final class ExplainedJson {

    private ExplainedJson() {}

    static void add(ModelFit fit, JsonFields json) {
        ExplainedVariance explained = fit.explained();
        json.add("rSquared", rSquared(fit))
                .add("icc", icc(fit))
                .objects("varianceFunctions", explained.functions(), ExplainedJson::function)
                .objects("reliabilities", explained.reliabilities(), ExplainedJson::reliability)
                .objects("moultonFactors", explained.moulton(), ExplainedJson::moulton)
                .objects("varianceReductions", explained.reductions(), ExplainedJson::reduction);
    }

    private static JsonFields rSquared(ModelFit fit) {
        VariancePartition parts = fit.explained().partition();
        @Nullable Bootstrap replicates = fit.explained().replicates().orElse(null);
        @Nullable SnijdersBosker errors = fit.explained().errors().orElse(null);
        return new JsonFields()
                .add("marginal", parts.rSquaredMarginal())
                .add("conditional", parts.rSquaredConditional())
                .add("fixedVariance", parts.fixed())
                .add("randomVariance", parts.random())
                .add("residualVariance", parts.residual())
                .add("marginalBootstrap", JsonFields.replicates(replicates, 0, fit.level()))
                .add("conditionalBootstrap", JsonFields.replicates(replicates, 1, fit.level()))
                .add("snijdersBosker", errors == null ? null : errors(errors));
    }

    private static JsonFields errors(SnijdersBosker errors) {
        return new JsonFields()
                .add("level1", errors.level1())
                .add("level2", errors.level2())
                .add("groupSize", errors.groupSize());
    }

    private static JsonFields icc(ModelFit fit) {
        ExplainedVariance explained = fit.explained();
        @Nullable Bootstrap replicates = explained.replicates().orElse(null);
        JsonFields adjusted = new JsonFields()
                .add("value", explained.adjusted().value())
                .add("stdError", explained.adjusted().stdError())
                .add("lower", explained.adjusted().lower())
                .add("upper", explained.adjusted().upper())
                .add("noInterval", explained.adjusted().noInterval().orElse(null))
                .add("bootstrap", JsonFields.replicates(replicates, 2, fit.level()));
        JsonFields unadjusted = new JsonFields()
                .add("value", explained.partition().iccUnadjusted())
                .add("bootstrap", JsonFields.replicates(replicates, 3, fit.level()));
        return new JsonFields()
                .add("adjusted", adjusted)
                .add("unadjusted", unadjusted)
                .objects("groups", explained.factors(), ExplainedJson::factor);
    }

    private static JsonFields factor(IntraclassCorrelation icc) {
        return new JsonFields()
                .add("group", icc.group())
                .add("levels", (long) icc.levels())
                .add("smallest", icc.smallest())
                .add("mean", icc.mean())
                .add("largest", icc.largest())
                .add("variance", icc.variance())
                .add("share", icc.share())
                .add("icc", icc.icc())
                .add("stdError", icc.stdError())
                .add("lower", icc.lower())
                .add("upper", icc.upper())
                .add("noInterval", icc.noInterval().orElse(null))
                .add("exact", exact(icc.exact()))
                .add("designEffect", icc.designEffect())
                .add("effectiveSampleSize", icc.effectiveSampleSize())
                .add("kishGroupSize", icc.designSize())
                .add("kishDesignEffect", icc.kishDesignEffect())
                .add("chiSquare", icc.lrStatistic())
                .add("boundaryPValue", icc.pValue());
    }

    private static JsonFields exact(ExactInterval exact) {
        return new JsonFields()
                .add("lower", exact.lower())
                .add("upper", exact.upper())
                .add("f", exact.fStatistic())
                .add("numeratorDf", exact.numeratorDf())
                .add("denominatorDf", exact.denominatorDf())
                .add("pValue", exact.pValue())
                .add("absent", exact.absent());
    }

    private static JsonFields function(VarianceFunction function) {
        return new JsonFields()
                .add("group", function.group())
                .add("slope", function.slope())
                .add("mean", function.mean())
                .add("stdDev", function.stdDev())
                .objects(
                        "points",
                        function.points(),
                        point -> new JsonFields()
                                .add("at", point.label())
                                .add("value", point.x())
                                .add("variance", point.variance())
                                .add("share", point.share())
                                .add("icc", point.icc())
                                .add("stdError", point.stdError())
                                .add("lower", point.lower())
                                .add("upper", point.upper()));
    }

    private static JsonFields reliability(Reliability reliability) {
        return new JsonFields()
                .add("group", reliability.group())
                .add("term", reliability.term())
                .add("mean", reliability.mean())
                .add("groups", (long) reliability.groups());
    }

    private static JsonFields moulton(MoultonFactor moulton) {
        return new JsonFields()
                .add("group", moulton.group())
                .add("predictor", moulton.predictor())
                .add("predictorIcc", moulton.predictorIcc())
                .add("outcomeIcc", moulton.outcomeIcc())
                .add("groupSize", moulton.groupSize())
                .add("factor", moulton.factor());
    }

    private static JsonFields reduction(VarianceReduction reduction) {
        return new JsonFields()
                .add("group", reduction.group() == null ? "Residual" : reduction.group())
                .add("nullVariance", reduction.nullVariance())
                .add("variance", reduction.variance())
                .add("reduction", reduction.reduction())
                .texts(
                        "remarks",
                        reduction.remarks().stream()
                                .sorted()
                                .map(JsonFields::name)
                                .toList());
    }
}
