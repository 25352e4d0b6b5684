package org.mixedmodels.engine.inference;

import java.util.Optional;
import org.mixedmodels.engine.progress.ProgressMonitor;
import org.mixedmodels.engine.result.LinearMixedModel;

/**
 * The proportional reduction of the error of predicting a row, 1 - (sigma^2 + tau^2) / (sigma0^2 + tau0^2), and of
 * predicting the mean of a group of a given size, 1 - (sigma^2 / n + tau^2) / (sigma0^2 / n + tau0^2) (Snijders and Bosker
 * 2012, Multilevel Analysis, 2nd ed., section 7.1), against the null model. Random slopes are left out, as they advise.
 *
 * @param level1 for a row
 * @param level2 for the mean of a group
 * @param groupSize n, the harmonic mean of the group sizes
 */
public record SnijdersBosker(double level1, double level2, double groupSize) {

    /**
     * The values of a model.
     *
     * @param monitor told of the fits of the null model and of that without random slopes
     * @return none unless the model has one grouping factor, with a random intercept, and a fixed intercept
     */
    public static Optional<SnijdersBosker> of(LinearMixedModel model, ProgressMonitor monitor) {
        if (model.crossProducts().factors().size() > 1) {
            return Optional.empty();
        }
        Optional<LinearMixedModel> empty = NullModel.of(model, monitor);
        Optional<LinearMixedModel> intercepts = NullModel.withoutSlopes(model, monitor);
        if (empty.isEmpty() || intercepts.isEmpty()) {
            return Optional.empty();
        }
        double size = GroupSizes.harmonicMean(model.crossProducts().factors().get(0));
        return Optional.of(new SnijdersBosker(
                1 - error(intercepts.get(), 1) / error(empty.get(), 1),
                1 - error(intercepts.get(), size) / error(empty.get(), size),
                size));
    }

    /** tau^2 + sigma^2 / n. */
    private static double error(LinearMixedModel model, double size) {
        return model.varCorr().get(0).covariance()[0][0] + model.estimates().sigma2() / size;
    }
}
