package org.mixedmodels.engine.inference;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mixedmodels.engine.design.DesignColumn;
import org.mixedmodels.engine.progress.ProgressMonitor;
import org.mixedmodels.engine.result.GroupCovariance;
import org.mixedmodels.engine.result.LinearMixedModel;

/**
 * By which part of itself the variance of a level is smaller than in the null model, with the same grouping factors, random
 * intercepts and no predictors: 1 - variance / nullVariance (Raudenbush and Bryk 2002, Hierarchical Linear Models,
 * equation 4.20). Both models are fitted by the same estimation.
 *
 * @param group the grouping factor; null for the residuals
 * @param nullVariance the variance of its random intercept, or of the residuals, in the null model
 * @param variance the same in the model
 * @param reduction the part; NaN if the variance is zero in the null model
 * @param remarks what must be known to read it
 */
public record VarianceReduction(
        @Nullable String group, double nullVariance, double variance, double reduction, Set<Remark> remarks) {

    /** What must be known to read a reduction. */
    public enum Remark {
        /**
         * The variance is larger than in the null model, so the reduction is negative. That is no error: a predictor that
         * explains differences within groups lowers the residual variance, and so the part of the differences between
         * group means that counts as chance, sigma^2 / n_j; what is left counts as variance between groups (Snijders and
         * Bosker 1994, Sociol. Methods Res. 22, 342-363).
         */
        LARGER_THAN_NULL,
        /** The group has random slopes: the variance of its intercept holds where their predictors are zero. */
        INTERCEPT_WITH_SLOPES,
        /** The variance is zero in the null model: there is nothing to reduce. */
        NULL_VARIANCE_ZERO
    }

    /** Copies the set. */
    public VarianceReduction {
        remarks = Set.copyOf(remarks);
    }

    /**
     * The reductions of every grouping factor in the order of the model, then of the residuals.
     *
     * @param monitor told of the fit of the null model
     * @return none if the model's sums do not hold the null model: it has no fixed intercept, or a factor without a random
     *     intercept
     */
    public static List<VarianceReduction> of(LinearMixedModel model, ProgressMonitor monitor) {
        Optional<LinearMixedModel> empty = NullModel.of(model, monitor);
        List<VarianceReduction> result = new ArrayList<>();
        if (empty.isEmpty()) {
            return result;
        }
        for (GroupCovariance covariance : empty.get().varCorr()) {
            result.add(ofGroup(model, covariance.group(), covariance.covariance()[0][0]));
        }
        double nullResidual = empty.get().estimates().sigma2();
        double residual = model.estimates().sigma2();
        result.add(of(null, nullResidual, residual, Set.of()));
        return result;
    }

    private static VarianceReduction ofGroup(LinearMixedModel model, String group, double nullVariance) {
        double variance = 0;
        Set<Remark> remarks = Set.of();
        for (GroupCovariance covariance : model.varCorr()) {
            int intercept = covariance.terms().indexOf(DesignColumn.INTERCEPT);
            if (covariance.group().equals(group)) {
                variance += intercept < 0 ? 0 : covariance.covariance()[intercept][intercept];
                remarks =
                        intercept < 0 || covariance.terms().size() > 1 ? Set.of(Remark.INTERCEPT_WITH_SLOPES) : remarks;
            }
        }
        return of(group, nullVariance, variance, remarks);
    }

    private static VarianceReduction of(
            @Nullable String group, double nullVariance, double variance, Set<Remark> remarks) {
        Set<Remark> all = new HashSet<>(remarks);
        if (nullVariance == 0) {
            all.add(Remark.NULL_VARIANCE_ZERO);
        } else if (variance > nullVariance) {
            all.add(Remark.LARGER_THAN_NULL);
        }
        double reduction = nullVariance == 0 ? Double.NaN : 1 - variance / nullVariance;
        return new VarianceReduction(group, nullVariance, variance, reduction, all);
    }
}
