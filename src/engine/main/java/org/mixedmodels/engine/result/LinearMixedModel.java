package org.mixedmodels.engine.result;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mixedmodels.engine.design.CrossProducts;
import org.mixedmodels.engine.design.FixedDesign;
import org.mixedmodels.engine.design.ModelData;
import org.mixedmodels.engine.design.RandomDesign;
import org.mixedmodels.engine.formula.ModelSpecification;
import org.mixedmodels.engine.likelihood.Estimates;
import org.mixedmodels.engine.likelihood.Estimation;

/**
 * A fitted linear mixed model, y = X beta + Z b + e. Immutable; it keeps the cross-products that it came from, so that it
 * can be fitted again without its data.
 */
public final class LinearMixedModel {

    private final ModelSpecification specification;
    private final Estimation estimation;
    private final ModelData data;
    private final double[] theta;
    private final Estimates estimates;
    private final OptimizationSummary optimization;
    private final List<Diagnostic> diagnostics;

    /**
     * A fitted model from its parts.
     *
     * @param specification what was fitted
     * @param estimation how
     * @param data the cross-products and designs
     * @param theta the covariance parameters, in the order of the terms, each as its covariance structure has them
     * @param estimates all else that was estimated, at theta
     * @param optimization how theta was found
     * @param diagnostics what the user should know
     */
    public LinearMixedModel(
            ModelSpecification specification,
            Estimation estimation,
            ModelData data,
            double[] theta,
            Estimates estimates,
            OptimizationSummary optimization,
            List<Diagnostic> diagnostics) {
        this.specification = specification;
        this.estimation = estimation;
        this.data = data;
        this.theta = theta.clone();
        this.estimates = estimates;
        this.optimization = optimization;
        this.diagnostics = List.copyOf(diagnostics);
    }

    /** What was fitted. */
    public ModelSpecification specification() {
        return specification;
    }

    /** How it was estimated. */
    public Estimation estimation() {
        return estimation;
    }

    /** The designs and cross-products. */
    public ModelData data() {
        return data;
    }

    /** The fixed-effects design. */
    public FixedDesign design() {
        return data.fixed();
    }

    /** The sums that the model was estimated from. */
    public CrossProducts crossProducts() {
        return data.crossProducts();
    }

    /** The estimates in the engine's own arrangement. */
    public Estimates estimates() {
        return estimates;
    }

    /** The number n of rows used. */
    public long nobs() {
        return crossProducts().nobs();
    }

    /** The number of rows left out for missing values. */
    public long skippedRows() {
        return crossProducts().skippedRows();
    }

    /** The number of estimated parameters: coefficients, theta and the residual variance. */
    public int parameters() {
        return design().size() + theta.length + 1;
    }

    /** n - p. */
    public long residualDf() {
        return nobs() - design().size();
    }

    /** The fixed effects. */
    public FixedEffects fixedEffects() {
        return new FixedEffects(
                design().names(),
                design().unshifted(estimates.beta()),
                design().unshiftedCovariance(estimates.covariance()),
                design().dropped());
    }

    /** The residual standard deviation. */
    public double sigma() {
        return Math.sqrt(estimates.sigma2());
    }

    /** The covariance matrix of each random-effects term, in the order of the specification. */
    public List<GroupCovariance> varCorr() {
        List<GroupCovariance> result = new ArrayList<>();
        forEachTerm((factor, term, f) -> {
            int q = factor.size();
            int n = term.columns().size();
            double[][] covariance = new double[n][n];
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    for (int k = 0; k < q; k++) {
                        covariance[i][j] += estimates.sigma2()
                                * estimates.lambda()[f][(term.offset() + i) * q + k]
                                * estimates.lambda()[f][(term.offset() + j) * q + k];
                    }
                }
            }
            result.add(new GroupCovariance(
                    factor.name(),
                    term.names(),
                    specification.random().get(term.index()).covariance(),
                    covariance));
        });
        return result;
    }

    /** The conditional modes of each random-effects term, in the order of the specification. */
    public List<ConditionalModes> conditionalModes() {
        List<ConditionalModes> result = new ArrayList<>();
        forEachTerm((factor, term, f) -> result.add(modes(factor, term, f)));
        return result;
    }

    private ConditionalModes modes(RandomDesign.Factor factor, RandomDesign.Term term, int f) {
        CrossProducts.FactorProducts products = crossProducts().factors().get(f);
        int q = factor.size();
        int n = term.columns().size();
        int[] order = LevelOrder.of(products.levels());
        double[][] modes = new double[order.length][n];
        double[][] stdErrors = new double[order.length][n];
        long[] observations = new long[order.length];
        List<String> levels = new ArrayList<>(order.length);
        for (int i = 0; i < order.length; i++) {
            int level = order[i];
            levels.add(products.levels().get(level));
            observations[i] = products.observations()[level];
            for (int j = 0; j < n; j++) {
                int c = term.offset() + j;
                modes[i][j] = estimates.effects()[f][level * q + c];
                stdErrors[i][j] =
                        Math.sqrt(Math.max(0, estimates.conditionalCovariances()[f][(level * q + c) * q + c]));
            }
        }
        return new ConditionalModes(factor.name(), term.names(), levels, modes, stdErrors, observations);
    }

    /** The maximised logarithm of the likelihood, or of the restricted likelihood. */
    public double logLik() {
        return -estimates.criterion() / 2;
    }

    /** Minus twice {@link #logLik}: the deviance of an ML fit, the REML criterion of a REML fit. */
    public double criterion() {
        return estimates.criterion();
    }

    /** Akaike's criterion. */
    public double aic() {
        return criterion() + 2 * parameters();
    }

    /** Akaike's criterion corrected for small samples; n is the number of rows. NaN unless n exceeds k + 1. */
    public double aicc() {
        double k = parameters();
        double rest = nobs() - k - 1;
        return rest > 0 ? aic() + 2 * k * (k + 1) / rest : Double.NaN;
    }

    /** Schwarz's criterion; n is the number of rows. */
    public double bic() {
        return criterion() + parameters() * Math.log(nobs());
    }

    /**
     * The covariance parameters, in the order of the terms, each as its covariance structure has them: a lower triangle
     * column by column if it is unstructured.
     */
    public double[] theta() {
        return theta.clone();
    }

    /** Whether a variance is zero or a correlation is one. */
    public boolean isSingular() {
        return diagnostics.stream().anyMatch(Diagnostic.SingularFit.class::isInstance);
    }

    /** How the estimates were found. */
    public OptimizationSummary optimization() {
        return optimization;
    }

    /** What the user should know. */
    public List<Diagnostic> diagnostics() {
        return diagnostics;
    }

    /** Receives a random-effects term with its factor and the factor's place among the cross-products. */
    @FunctionalInterface
    public interface TermVisitor {
        /** Visits a term. */
        void visit(RandomDesign.Factor factor, RandomDesign.Term term, int factorIndex);
    }

    /** Visits the random-effects terms in the order of the specification. */
    public void forEachTerm(TermVisitor visitor) {
        for (int i = 0; i < specification.random().size(); i++) {
            int index = i;
            for (RandomDesign.Factor factor : data.random().factors()) {
                Optional<RandomDesign.Term> term =
                        factor.terms().stream().filter(t -> t.index() == index).findFirst();
                term.ifPresent(t -> visitor.visit(factor, t, crossProducts().factor(factor.name())));
            }
        }
    }
}
