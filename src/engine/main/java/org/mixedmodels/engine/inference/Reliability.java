package org.mixedmodels.engine.inference;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import org.mixedmodels.engine.design.RandomDesign;
import org.mixedmodels.engine.result.GroupCovariance;
import org.mixedmodels.engine.result.LevelOrder;
import org.mixedmodels.engine.result.LinearMixedModel;

/**
 * How well the rows of a group tell its own coefficient: tau^2 / (tau^2 + v_j), with v_j the variance of the coefficient's
 * least-squares estimate from the group alone; for a random intercept alone v_j is sigma^2 / n_j, or sigma^2 divided by
 * the sum of the weights. For several effects it is the diagonal of sigma^2 (Z_j'Z_j)^-1, as HLM has it (Raudenbush and
 * Bryk 2002, Hierarchical Linear Models, equations 3.58 and 3.59). Where other factors are nested in this one, v_j holds
 * their variance too (ibid., section 8.2).
 *
 * @param group the grouping factor
 * @param levels its groups, in the order of {@link org.mixedmodels.engine.result.ConditionalModes}
 * @param term the effect
 * @param values per group; NaN where its rows do not tell the coefficient: fewer rows than effects, or a predictor that is
 *     constant in the group
 * @param mean the mean over the groups where it is known; NaN if there are none
 * @param groups how many these are
 */
public record Reliability(String group, List<String> levels, String term, double[] values, double mean, int groups) {

    /** Copies the list; the array is taken as it is. */
    public Reliability {
        levels = List.copyOf(levels);
    }

    /** The reliabilities of all random effects, term by term in the order of the specification. */
    public static List<Reliability> of(LinearMixedModel model) {
        List<Reliability> result = new ArrayList<>();
        double[][][] variances = new double[model.crossProducts().factors().size()][][];
        List<GroupCovariance> covariances = model.varCorr();
        model.forEachTerm((factor, term, f) -> {
            if (variances[f] == null) {
                variances[f] = OwnEstimates.variances(model, f);
            }
            GroupCovariance covariance = covariances.get(term.index());
            for (int k = 0; k < term.columns().size(); k++) {
                result.add(of(model, factor, f, term, k, covariance.covariance()[k][k], variances[f]));
            }
        });
        return result;
    }

    private static Reliability of(
            LinearMixedModel model,
            RandomDesign.Factor factor,
            int f,
            RandomDesign.Term term,
            int effect,
            double tau2,
            double[][] variances) {
        List<String> levels = model.crossProducts().factors().get(f).levels();
        int[] order = LevelOrder.of(levels);
        double[] values = Arrays.stream(order)
                .mapToDouble(level -> tau2 / (tau2 + variances[level][term.offset() + effect]))
                .toArray();
        double[] known =
                DoubleStream.of(values).filter(value -> !Double.isNaN(value)).toArray();
        return new Reliability(
                factor.name(),
                Arrays.stream(order).mapToObj(levels::get).toList(),
                term.names().get(effect),
                values,
                DoubleStream.of(known).average().orElse(Double.NaN),
                known.length);
    }
}
