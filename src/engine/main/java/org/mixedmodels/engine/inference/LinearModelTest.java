package org.mixedmodels.engine.inference;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.CholeskyDecomposition_F64;
import org.mixedmodels.engine.design.CrossProducts;
import org.mixedmodels.engine.likelihood.Estimation;
import org.mixedmodels.engine.result.LinearMixedModel;

/**
 * The likelihood-ratio test of all random effects together: against the linear model without them.
 *
 * @param chiSquare the statistic
 * @param df the number of covariance parameters theta
 * @param pValue from the chi-square distribution; too large, since variances cannot be negative
 * @param boundaryPValue from the mixture that the remark names, NaN if it is not known
 * @param remark which p-value holds
 */
public record LinearModelTest(double chiSquare, int df, double pValue, double boundaryPValue, TestRemark remark) {

    /** The test for a fitted model, by the criterion that it was fitted with. */
    public static LinearModelTest of(LinearMixedModel model) {
        LikelihoodRatio test = LikelihoodRatio.againstLinearModel(model);
        return new LinearModelTest(test.chiSquare(), test.df(), test.pValue(), test.boundaryPValue(), test.remark());
    }

    /** Minus twice the maximised (restricted) log-likelihood of the linear model with the same fixed effects. */
    static double linearModelCriterion(LinearMixedModel model) {
        CrossProducts sums = model.crossProducts();
        int width = sums.columns() + 1;
        DMatrixRMaj root = new DMatrixRMaj(width, width, true, sums.xx().clone());
        CholeskyDecomposition_F64<DMatrixRMaj> cholesky = DecompositionFactory_DDRM.chol(width, true);
        if (!cholesky.decompose(root)) {
            throw new IllegalStateException("the fixed effects of a fitted model have full rank");
        }
        root = cholesky.getT(null);
        double rss = root.get(width - 1, width - 1) * root.get(width - 1, width - 1);
        boolean restricted = model.estimation() == Estimation.REML;
        double n = restricted ? model.residualDf() : model.nobs();
        double criterion = n * (1 + Math.log(2 * Math.PI * rss / n)) - sums.sumLogWeights();
        for (int k = 0; restricted && k < width - 1; k++) {
            criterion += 2 * Math.log(root.get(k, k));
        }
        return criterion;
    }
}
