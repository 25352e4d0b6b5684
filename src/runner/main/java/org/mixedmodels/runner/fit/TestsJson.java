package org.mixedmodels.runner.fit;

import org.mixedmodels.engine.inference.ChiBarSquare;
import org.mixedmodels.engine.inference.ExactVarianceTest;
import org.mixedmodels.engine.inference.LinearModelTest;
import org.mixedmodels.engine.inference.TermDeletion;
import org.mixedmodels.engine.inference.TermTest;
import org.mixedmodels.engine.inference.TestRemark;

/** The tests of a fit as JSON: terms of the fixed effects, all random effects, each of them. */
final class TestsJson {

    private TestsJson() {}

    static void add(ModelFit fit, JsonFields json) {
        json.objects("typeIII", fit.terms(), TestsJson::term)
                .add("linearModelTest", linearModel(fit.linearModelTest()))
                .objects("randomEffectTests", fit.deletions().rows(), TestsJson::deletion)
                .objects("exactVarianceTests", fit.exactTests(), TestsJson::exact);
    }

    private static JsonFields term(TermTest test) {
        return new JsonFields()
                .add("term", test.term())
                .add("f", test.statistic())
                .add("numeratorDf", (long) test.numeratorDf())
                .add("denominatorDf", test.denominatorDf())
                .add("pValue", test.pValue());
    }

    private static JsonFields exact(ExactVarianceTest test) {
        return new JsonFields()
                .add("group", test.group())
                .add("term", test.effect())
                .add("estimation", test.estimation())
                .add("statistic", test.statistic())
                .add("pValue", test.pValue())
                .add("monteCarloError", test.monteCarloError())
                .add("probabilityOfZero", test.probabilityOfZero())
                .add("simulations", (long) test.simulations())
                .add("approximate", test.approximate());
    }

    private static JsonFields linearModel(LinearModelTest test) {
        JsonFields json = new JsonFields()
                .add("chiSquare", test.chiSquare())
                .add("df", (long) test.df())
                .add("pValue", test.pValue())
                .add("boundaryPValue", test.boundaryPValue());
        return mixture(test.remark(), json);
    }

    private static JsonFields deletion(TermDeletion.Row row) {
        JsonFields json = new JsonFields()
                .add("dropped", row.dropped())
                .add("kind", row.kind())
                .add("parameters", (long) row.parameters())
                .add("logLik", row.logLik())
                .add("aic", row.aic())
                .add("chiSquare", row.chiSquare())
                .add("df", (long) row.df())
                .add("pValue", row.pValue())
                .add("boundaryPValue", row.boundaryPValue());
        return mixture(row.remark(), json);
    }

    /** The mixture of chi-square distributions behind a boundary p-value; null if it is unknown or there is none. */
    private static JsonFields mixture(TestRemark remark, JsonFields json) {
        if (remark instanceof TestRemark.ZeroVariances zero) {
            ChiBarSquare mixture = zero.mixture();
            return json.add(
                    "mixture",
                    new JsonFields().add("firstDf", (long) mixture.firstDf()).numbers("weights", mixture.weights()));
        }
        return json.add("mixture", (String) null);
    }
}
