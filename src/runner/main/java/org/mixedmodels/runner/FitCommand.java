package org.mixedmodels.runner;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.mixedmodels.engine.fit.FitOptions;
import org.mixedmodels.engine.formula.FormulaParser;
import org.mixedmodels.engine.formula.ModelSpecification;
import org.mixedmodels.engine.inference.BootstrapOptions;
import org.mixedmodels.engine.inference.DegreesOfFreedom;
import org.mixedmodels.engine.inference.IntervalMethod;
import org.mixedmodels.engine.inference.SimulationOptions;
import org.mixedmodels.engine.likelihood.Estimation;
import org.mixedmodels.engine.predict.PredictionInterval;
import org.mixedmodels.engine.predict.PredictionOptions;
import org.mixedmodels.runner.api.ExitCode;
import org.mixedmodels.runner.api.RunnerException;
import org.mixedmodels.runner.csv.CsvRows;
import org.mixedmodels.runner.fit.FitJson;
import org.mixedmodels.runner.fit.FitReport;
import org.mixedmodels.runner.fit.FitSettings;
import org.mixedmodels.runner.fit.FitSummary;
import org.mixedmodels.runner.fit.ModelFit;
import org.mixedmodels.runner.fit.ModesFile;
import org.mixedmodels.runner.fit.PredictionFile;
import org.mixedmodels.runner.output.StatusLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Fits one model to a CSV file, without KNIME: straight through the engine. */
@Command(
        name = "fit",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footerHeading = "%nThe JSON (null: not known):%n",
        footer = {
            "  formula, family, nobs, skippedRows, groups, logLik, criterion,",
            "  criterionName, aic, bic, sigma, singular, converged, evaluations,",
            "  messages, seconds",
            "                        the fit",
            "  inference             how tests and intervals were made",
            "  informationCriteria   with the parameters and the n that they count",
            "  fixedEffects          per coefficient, with test and limits; noInterval: why",
            "                        there are none",
            "  typeIII               per term of the formula, F test",
            "  varianceComponents    vcov: variance or covariance, with stdError and limits;",
            "                        sdcor: standard deviation or correlation;",
            "                        noInterval: why there are no limits",
            "  linearModelTest       likelihood-ratio test of all random effects together",
            "  randomEffectTests     of each left out in turn; boundaryPValue is by the",
            "                        mixture of chi-squares",
            "  exactVarianceTests    of single variances, if --exact-tests is given",
            "  rSquared              marginal, conditional, the variances behind them",
            "  icc                   adjusted, unadjusted; groups: per grouping factor with",
            "                        exact limits, design effect, effective sample size",
            "  varianceFunctions     variance between groups and ICC at values of a",
            "                        predictor with random slopes",
            "  varianceReductions    each variance against the model without predictors",
            "  reliabilities         of the groups' own coefficients",
            "  moultonFactors        standard errors over those of a regression that",
            "                        ignores the groups"
        },
        description = {
            "Fits one mixed model to a CSV file and prints it.",
            "The file is comma separated, in UTF-8, with a header line; an empty cell and NA are missing. A column with"
                    + " a cell that is no number is nominal: its levels are in alphabetical order (capitals before small"
                    + " letters), the first one is the reference."
        })
final class FitCommand implements Callable<Integer> {

    private static final int LINE_WIDTH = 120;
    /** With fewer replicates there are no percentiles to speak of. */
    private static final int SMALLEST_BOOTSTRAP = 20;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(index = "0", paramLabel = "DATA.csv", description = "The data.")
    private Path data = Path.of("");

    @Parameters(
            index = "1",
            paramLabel = "FORMULA",
            description = "The model in lme4's syntax, such as 'y ~ x + (1 + x | school)'.")
    private String formula = "";

    @Option(names = "--ml", description = "Maximum likelihood instead of restricted maximum likelihood (REML).")
    private boolean ml;

    @Option(names = "--weights", paramLabel = "COL", description = "Prior weights w: Var(e_i) = sigma^2 / w_i.")
    private Optional<String> weights = Optional.empty();

    @Option(names = "--offset", paramLabel = "COL", description = "Added to the linear predictor.")
    private Optional<String> offset = Optional.empty();

    @Option(
            names = "--ddf",
            paramLabel = "METHOD",
            description = "Degrees of freedom of the tests: satterthwaite (default), kenward-roger, residual (n - p) or"
                    + " none (normal distribution).")
    private String ddf = "satterthwaite";

    @Option(names = "--family", paramLabel = "F", description = "gaussian; binomial and poisson are not built yet.")
    private String family = "gaussian";

    @Option(names = "--link", paramLabel = "L", description = "identity.")
    private String link = "identity";

    @Option(names = "--nagq", paramLabel = "N", description = "Quadrature points; only for families not built yet.")
    private int nagq = 1;

    @Option(names = "--level", paramLabel = "P", description = "Confidence level (default 0.95).")
    private double level = 0.95;

    @Option(
            names = "--ci",
            paramLabel = "METHOD",
            description = "Intervals of coefficients and variances: wald (default), profile (likelihood) or bootstrap"
                    + " (parametric; of R2 and ICC too).")
    private String ci = "wald";

    @Option(names = "--replicates", paramLabel = "N", description = "Replicates of --ci bootstrap (default 1000).")
    private Optional<Integer> replicates = Optional.empty();

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Seed of --ci bootstrap and --exact-tests (default 1): the same seed gives the same numbers.")
    private Optional<Long> seed = Optional.empty();

    @Option(
            names = "--exact-tests",
            paramLabel = "N",
            description = "Tests each variance that has no covariances by its exact distribution, from N simulations"
                    + " (10000 say).")
    private Optional<Integer> exactTests = Optional.empty();

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "At most N threads, for profiles and the bootstrap; a CSV file is read by one.")
    private Optional<Integer> threads = Optional.empty();

    @Option(names = "--json", paramLabel = "FILE", description = "Writes the result as JSON, with all digits.")
    private Optional<Path> json = Optional.empty();

    @Option(names = "--predictions", paramLabel = "FILE.csv", description = "Writes the prediction of every row.")
    private Optional<Path> predictions = Optional.empty();

    @Option(
            names = "--interval",
            paramLabel = "KIND",
            description = "Adds standard errors and limits to the predictions: confidence (of the expected value) or"
                    + " prediction (of a new outcome).")
    private Optional<String> interval = Optional.empty();

    @Option(
            names = "--report",
            paramLabel = "FILE.html",
            description = "Writes the model in words, tables and interactive charts: a page that needs nothing else.")
    private Optional<Path> report = Optional.empty();

    @Option(names = "--random-effects", paramLabel = "FILE.csv", description = "Writes the conditional modes.")
    private Optional<Path> randomEffects = Optional.empty();

    @Override
    public Integer call() {
        FitSettings settings = settings();
        PredictionOptions predicting = predicting();
        ModelSpecification model = specification();
        CsvRows rows = CsvRows.of(data);
        rows.requireNumbers(model.outcome(), "outcome");
        model.weights().ifPresent(column -> rows.requireNumbers(column, "weights"));
        model.offset().ifPresent(column -> rows.requireNumbers(column, "offset"));
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        ModelFit fit = fit(model, rows, settings, out);
        new FitSummary(fit, data).lines().forEach(out::println);
        json.ifPresent(file -> FitJson.write(fit, file));
        predictions.ifPresent(file -> PredictionFile.write(fit.model(), rows, predicting, file));
        report.ifPresent(file -> FitReport.write(fit, rows, new StatusLine(out, false, LINE_WIDTH), file));
        randomEffects.ifPresent(file -> ModesFile.write(fit.model(), file));
        return ExitCode.OK.status();
    }

    private static ModelFit fit(ModelSpecification model, CsvRows rows, FitSettings settings, PrintWriter out) {
        StatusLine status = new StatusLine(out, System.console() != null, LINE_WIDTH);
        try {
            return ModelFit.of(model, rows, settings, status);
        } finally {
            status.clear();
            out.flush();
        }
    }

    private FitOptions fitOptions() {
        FitOptions options = FitOptions.defaults().withEstimation(ml ? Estimation.ML : Estimation.REML);
        return threads.isPresent() ? options.withThreads(threads.get()) : options;
    }

    private ModelSpecification specification() {
        ModelSpecification model = FormulaParser.parse(formula);
        if (weights.isPresent()) {
            model = model.withWeights(weights.get());
        }
        return offset.isPresent() ? model.withOffset(offset.get()) : model;
    }

    private FitSettings settings() {
        check("--family", family, List.of("gaussian"), List.of("binomial", "poisson"));
        check("--link", link, List.of("identity"), List.of("logit", "probit", "cloglog", "log", "inverse", "sqrt"));
        if (nagq != 1) {
            throw RunnerException.usage(
                    "--nagq " + nagq + " is not built yet: quadrature belongs to binomial and Poisson models.");
        }
        if (!(level > 0 && level < 1)) {
            throw RunnerException.usage("--level " + level + " is not between 0 and 1; 95% is written 0.95.");
        }
        requireAtLeast("--threads", threads, 1);
        checkOutputs();
        IntervalMethod intervals = choice("--ci", ci, IntervalMethod.class);
        FitSettings settings = FitSettings.defaults()
                .withOptions(fitOptions())
                .withDegreesOfFreedom(choice("--ddf", ddf, DegreesOfFreedom.class))
                .withLevel(level)
                .withIntervals(intervals, bootstrap(intervals));
        requireAtLeast("--exact-tests", exactTests, 1);
        return exactTests
                .map(simulations -> settings.withExactTests(new SimulationOptions(simulations, seed.orElse(1L))))
                .orElse(settings);
    }

    private BootstrapOptions bootstrap(IntervalMethod intervals) {
        boolean isBootstrap = intervals == IntervalMethod.BOOTSTRAP;
        if (replicates.isPresent() && !isBootstrap) {
            throw RunnerException.usage("--replicates belongs to --ci bootstrap.");
        }
        if (seed.isPresent() && !isBootstrap && exactTests.isEmpty()) {
            throw RunnerException.usage("--seed belongs to --ci bootstrap or --exact-tests.");
        }
        requireAtLeast("--replicates", replicates, SMALLEST_BOOTSTRAP);
        BootstrapOptions options = BootstrapOptions.defaults();
        return options.withReplicates(replicates.orElse(options.replicates()))
                .withSeed(seed.orElse(options.seed()))
                .withThreads(threads.orElse(options.threads()));
    }

    private static void requireAtLeast(String option, Optional<Integer> value, int least) {
        if (value.orElse(least) < least) {
            throw RunnerException.usage(option + " " + value.get() + " makes no sense; at least " + least
                    + (least == 1 ? " is" : " are") + " needed.");
        }
    }

    private PredictionOptions predicting() {
        if (interval.isPresent() && predictions.isEmpty()) {
            throw RunnerException.usage("--interval belongs to --predictions.");
        }
        PredictionInterval kind = interval.isEmpty()
                ? PredictionInterval.NONE
                : choice("--interval", interval.get(), PredictionInterval.class);
        return PredictionOptions.defaults().withInterval(kind).withLevel(level);
    }

    /** No output may take the place of the data or of another output. */
    private void checkOutputs() {
        Set<Path> taken = new HashSet<>(List.of(place(data)));
        for (Optional<Path> output : List.of(json, predictions, randomEffects, report)) {
            if (output.isPresent() && !taken.add(place(output.get()))) {
                throw RunnerException.usage("The file " + output.get()
                        + " is named twice; the data and each output need a file of their own.");
            }
        }
    }

    private static Path place(Path file) {
        try {
            return file.toRealPath();
        } catch (IOException e) {
            return file.toAbsolutePath().normalize(); // it does not exist yet
        }
    }

    /** The constant of a name in small letters with hyphens. */
    private static <T extends Enum<T>> T choice(String option, String value, Class<T> type) {
        List<T> constants = List.of(type.getEnumConstants());
        List<String> names = constants.stream()
                .map(constant -> constant.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .toList();
        check(option, value, names, List.of());
        return constants.get(names.indexOf(value));
    }

    private static void check(String option, String value, List<String> built, List<String> planned) {
        if (built.contains(value)) {
            return;
        }
        String choices = String.join(" or ", built);
        if (planned.contains(value)) {
            throw RunnerException.usage(option + " " + value + " is not built yet; use " + choices + ".");
        }
        throw RunnerException.usage(option + " " + value + " is unknown; use " + choices + ".");
    }
}
