package org.mixedmodels.engine.inference;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.mixedmodels.engine.data.InputProblem;
import org.mixedmodels.engine.data.InvalidInputException;
import org.mixedmodels.engine.fit.LinearMixedModelFitter;
import org.mixedmodels.engine.likelihood.Estimation;
import org.mixedmodels.engine.progress.ProgressMonitor;
import org.mixedmodels.engine.result.LinearMixedModel;

/**
 * Likelihood-ratio tests of models in the order of their size, each against the one before.
 *
 * <p>Restricted likelihoods of models with different fixed effects cannot be compared; such models are fitted again by
 * maximum likelihood, from their cross-products.
 *
 * @param estimation the criterion that is compared
 * @param nobs the number of rows that all of them were fitted to; the n of AICc and BIC
 * @param rows the models in the order of their number of parameters
 * @param tests the tests of neighbours
 * @param models the models as they were compared, refitted where that was needed, in the order of the rows
 */
public record ModelComparison(
        Estimation estimation, long nobs, List<Row> rows, List<Test> tests, List<NamedModel> models) {

    /** Copies the lists. */
    public ModelComparison {
        rows = List.copyOf(rows);
        tests = List.copyOf(tests);
        models = List.copyOf(models);
    }

    /**
     * A model.
     *
     * @param name its name in the comparison
     * @param formula its formula
     * @param parameters the number of its parameters
     * @param aic Akaike's criterion
     * @param aicc Akaike's criterion corrected for small samples, NaN if there are too few rows for it
     * @param bic Schwarz's criterion; like {@code aicc} with the number of rows as n
     * @param logLik the logarithm of its (restricted) likelihood
     * @param deviance minus twice that
     * @param preferred whether its AIC is the smallest
     * @param refitted whether it was fitted again by maximum likelihood for the comparison
     */
    public record Row(
            String name,
            String formula,
            int parameters,
            double aic,
            double aicc,
            double bic,
            double logLik,
            double deviance,
            boolean preferred,
            boolean refitted) {}

    /**
     * The test of a model against the one before it.
     *
     * @param smaller the name of the smaller model
     * @param larger the name of the larger model
     * @param chiSquare the likelihood-ratio statistic, NaN if the models are not nested
     * @param df the difference of the numbers of parameters
     * @param pValue from the chi-square distribution, NaN if the models are not nested
     * @param boundaryPValue from the mixture if variances are tested at zero and it is known, else NaN
     * @param remark which p-value holds, or why there is none
     */
    public record Test(
            String smaller,
            String larger,
            double chiSquare,
            int df,
            double pValue,
            double boundaryPValue,
            TestRemark remark) {

        /** Whether the smaller model is a special case of the larger one. */
        public boolean nested() {
            return !(remark instanceof TestRemark.NotNested);
        }
    }

    /**
     * Compares models.
     *
     * @param models two or more
     * @param monitor told of refits
     * @throws InvalidInputException of kind INCOMPARABLE if they have different outcomes or rows
     */
    public static ModelComparison of(List<NamedModel> models, ProgressMonitor monitor) {
        for (NamedModel model : models) {
            requireComparable(models.get(0), model);
        }
        boolean refit = needsMaximumLikelihood(models);
        List<NamedModel> compared = new ArrayList<>();
        for (NamedModel named : models) {
            boolean refitThis = refit && named.model().estimation() == Estimation.REML;
            LinearMixedModel model =
                    refitThis ? LinearMixedModelFitter.refit(named.model(), Estimation.ML, monitor) : named.model();
            compared.add(new NamedModel(named.name(), model));
        }
        List<NamedModel> ordered = new ArrayList<>(compared);
        ordered.sort(Comparator.comparingInt(named -> named.model().parameters()));
        List<Row> rows = ordered.stream()
                .map(named -> row(named, ordered, models.get(compared.indexOf(named))))
                .toList();
        List<Test> tests = new ArrayList<>();
        for (int i = 1; i < ordered.size(); i++) {
            tests.add(test(ordered.get(i - 1), ordered.get(i)));
        }
        LinearMixedModel first = ordered.get(0).model();
        return new ModelComparison(first.estimation(), first.nobs(), rows, tests, ordered);
    }

    private static boolean needsMaximumLikelihood(List<NamedModel> models) {
        LinearMixedModel first = models.get(0).model();
        return models.stream()
                .map(NamedModel::model)
                .anyMatch(model -> model.estimation() != first.estimation()
                        || !model.design().names().equals(first.design().names()));
    }

    private static void requireComparable(NamedModel first, NamedModel other) {
        String left = first.model().specification().outcome();
        String right = other.model().specification().outcome();
        if (!left.equals(right)) {
            throw incomparable(
                    "Models \"" + first.name() + "\" and \"" + other.name() + "\" explain different outcomes, \"" + left
                            + "\" and \"" + right + "\".",
                    "Compare models of the same outcome.");
        }
        if (first.model().nobs() != other.model().nobs()
                || !first.model().data().outcome().matches(other.model().data().outcome())) {
            throw incomparable(
                    "Models \"" + first.name() + "\" (" + first.model().nobs() + " rows) and \"" + other.name() + "\" ("
                            + other.model().nobs() + " rows) were fitted to different rows.",
                    "Fit all models to the rows that are complete in every column that any of them uses.");
        }
    }

    private static InvalidInputException incomparable(String message, String advice) {
        return new InvalidInputException(InputProblem.Kind.INCOMPARABLE, message, advice);
    }

    private static Row row(NamedModel named, List<NamedModel> all, NamedModel original) {
        LinearMixedModel model = named.model();
        double smallest = all.stream().mapToDouble(m -> m.model().aic()).min().orElseThrow();
        return new Row(
                named.name(),
                model.specification().formula(),
                model.parameters(),
                model.aic(),
                model.aicc(),
                model.bic(),
                model.logLik(),
                model.criterion(),
                model.aic() == smallest,
                original.model().estimation() != model.estimation());
    }

    private static Test test(NamedModel smaller, NamedModel larger) {
        Optional<TestRemark.NotNested> objection = new Nesting(smaller.model(), larger.model()).objection();
        if (objection.isPresent()) {
            int df = larger.model().parameters() - smaller.model().parameters();
            return new Test(smaller.name(), larger.name(), Double.NaN, df, Double.NaN, Double.NaN, objection.get());
        }
        LikelihoodRatio test = LikelihoodRatio.of(smaller.model(), larger.model());
        return new Test(
                smaller.name(),
                larger.name(),
                test.chiSquare(),
                test.df(),
                test.pValue(),
                test.boundaryPValue(),
                test.remark());
    }
}
