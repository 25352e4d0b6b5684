package org.mixedmodels.knime.message;

import java.util.List;
import java.util.Locale;
import org.mixedmodels.engine.design.CrossProducts;
import org.mixedmodels.engine.design.CrossProducts.FactorProducts;
import org.mixedmodels.engine.inference.ConstantWithinGroups;
import org.mixedmodels.engine.inference.DegreesOfFreedom;
import org.mixedmodels.engine.result.GroupCovariance;
import org.mixedmodels.engine.result.LinearMixedModel;

/** What the literature advises on a fitted model: each in a sentence with its numbers, what to do, and the source. */
public final class Advice {

    /** Maas and Hox (2005): with fewer groups the standard errors of predictors between groups are too small. */
    private static final int ENOUGH_GROUPS = 30;
    /** The engine's own diagnostic speaks of fewer than these. */
    private static final int FEW_GROUPS = 10;

    private static final double SMALL_ICC = 0.01;
    /** Muthen and Satorra (1995). */
    private static final double SMALL_DESIGN_EFFECT = 2;

    private final LinearMixedModel m_model;
    private final Warnings m_warnings = new Warnings();

    private Advice(LinearMixedModel model) {
        m_model = model;
    }

    /**
     * Returns the advice for a model.
     *
     * @param degreesOfFreedom how its coefficients are tested
     */
    public static Warnings of(LinearMixedModel model, DegreesOfFreedom degreesOfFreedom) {
        Advice advice = new Advice(model);
        CrossProducts sums = model.crossProducts();
        for (FactorProducts factor : sums.factors()) {
            advice.flatSlopes(factor);
            advice.fewGroupsForPredictors(factor, degreesOfFreedom);
        }
        advice.smallIcc();
        return advice.m_warnings.addAll(SameGroups.of(sums));
    }

    private void flatSlopes(FactorProducts factor) {
        for (String slope : ConstantWithinGroups.slopes(m_model, factor.name())) {
            m_warnings.add(
                    Weight.SPECIFICATION,
                    String.format(
                            Locale.ROOT,
                            "The random slope of %s by %s cannot be estimated: %s does not vary within any of the %d"
                                    + " groups. Remove the slope; a trait of the groups is a fixed effect only"
                                    + " (Snijders and Bosker, 2012, chapter 5).",
                            slope,
                            factor.name(),
                            slope,
                            factor.levels().size()));
        }
    }

    private void fewGroupsForPredictors(FactorProducts factor, DegreesOfFreedom degreesOfFreedom) {
        int groups = factor.levels().size();
        List<String> predictors = ConstantWithinGroups.predictors(m_model, factor.name());
        if (groups < FEW_GROUPS || groups >= ENOUGH_GROUPS || predictors.isEmpty()) {
            return;
        }
        boolean corrected = degreesOfFreedom == DegreesOfFreedom.KENWARD_ROGER;
        m_warnings.add(
                Weight.ADVICE,
                String.format(
                        Locale.ROOT,
                        "%s only between the %d groups of %s, fewer than 30: %s (Maas and Hox, 2005).",
                        predictors.size() == 1
                                ? predictors.get(0) + " varies"
                                : String.join(", ", predictors) + " vary",
                        groups,
                        factor.name(),
                        corrected
                                ? "only large effects can be found"
                                : "standard errors may be too small. Choose Kenward-Roger degrees of freedom"));
    }

    /** For one random intercept only: with slopes or several factors there is no one ICC to judge by. */
    private void smallIcc() {
        List<GroupCovariance> covariances = m_model.varCorr();
        if (covariances.size() != 1 || covariances.get(0).terms().size() != 1 || m_model.isSingular()) {
            return;
        }
        GroupCovariance covariance = covariances.get(0);
        double between = covariance.covariance()[0][0];
        double icc = between / (between + m_model.sigma() * m_model.sigma());
        FactorProducts factor = m_model.crossProducts().factors().get(0);
        double mean = (double) m_model.nobs() / factor.levels().size();
        double designEffect = 1 + (mean - 1) * icc;
        boolean intercept = m_model.specification().random().get(0).intercept();
        if (intercept && icc < SMALL_ICC && designEffect < SMALL_DESIGN_EFFECT) {
            m_warnings.add(
                    Weight.ADVICE,
                    String.format(
                            Locale.ROOT,
                            "The groups of %s differ little: the ICC is %.2g and the design effect %.2f. An ordinary"
                                    + " regression would give nearly the same standard errors (design effects below 2:"
                                    + " Muthen and Satorra, 1995).",
                            covariance.group(),
                            icc,
                            designEffect));
        }
    }
}
