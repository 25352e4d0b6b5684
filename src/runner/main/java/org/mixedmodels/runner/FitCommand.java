package org.mixedmodels.runner;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.mixedmodels.engine.fit.FitOptions;
import org.mixedmodels.engine.formula.FormulaParser;
import org.mixedmodels.engine.formula.ModelSpecification;
import org.mixedmodels.engine.inference.DegreesOfFreedom;
import org.mixedmodels.engine.likelihood.Estimation;
import org.mixedmodels.runner.api.ExitCode;
import org.mixedmodels.runner.api.RunnerException;
import org.mixedmodels.runner.csv.CsvRows;
import org.mixedmodels.runner.fit.FitJson;
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
        description = {
            "Fits one mixed model to a CSV file and prints it.",
            "The file is comma separated, in UTF-8, with a header line; an empty cell and NA are missing. A column with"
                    + " a cell that is no number is nominal: its levels are in alphabetical order (capitals before small"
                    + " letters), the first one is the reference."
        })
final class FitCommand implements Callable<Integer> {

    private static final int LINE_WIDTH = 120;

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
            description = "Degrees of freedom of the tests: none (z tests, default) or residual;"
                    + " satterthwaite and kenward-roger are not built yet.")
    private String ddf = "none";

    @Option(names = "--family", paramLabel = "F", description = "gaussian; binomial and poisson are not built yet.")
    private String family = "gaussian";

    @Option(names = "--link", paramLabel = "L", description = "identity.")
    private String link = "identity";

    @Option(names = "--nagq", paramLabel = "N", description = "Quadrature points; only for families not built yet.")
    private int nagq = 1;

    @Option(names = "--level", paramLabel = "P", description = "Confidence level (default 0.95).")
    private double level = 0.95;

    @Option(names = "--ci", paramLabel = "METHOD", description = "wald (default); profile is not built yet.")
    private String ci = "wald";

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "At most N threads; a CSV file is read by one of them.")
    private Optional<Integer> threads = Optional.empty();

    @Option(names = "--json", paramLabel = "FILE", description = "Writes the result as JSON, with all digits.")
    private Optional<Path> json = Optional.empty();

    @Option(names = "--predictions", paramLabel = "FILE.csv", description = "Writes the prediction of every row.")
    private Optional<Path> predictions = Optional.empty();

    @Option(names = "--random-effects", paramLabel = "FILE.csv", description = "Writes the conditional modes.")
    private Optional<Path> randomEffects = Optional.empty();

    @Override
    public Integer call() {
        DegreesOfFreedom degreesOfFreedom = checkOptions();
        ModelSpecification model = specification();
        CsvRows rows = CsvRows.of(data);
        rows.requireNumbers(model.outcome(), "outcome");
        model.weights().ifPresent(column -> rows.requireNumbers(column, "weights"));
        model.offset().ifPresent(column -> rows.requireNumbers(column, "offset"));
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        ModelFit fit = fit(model, rows, degreesOfFreedom, out);
        new FitSummary(fit, data).lines().forEach(out::println);
        json.ifPresent(file -> FitJson.write(fit, file));
        predictions.ifPresent(file -> PredictionFile.write(fit.model(), rows, file));
        randomEffects.ifPresent(file -> ModesFile.write(fit.model(), file));
        return ExitCode.OK.status();
    }

    private ModelFit fit(ModelSpecification model, CsvRows rows, DegreesOfFreedom degreesOfFreedom, PrintWriter out) {
        StatusLine status = new StatusLine(out, System.console() != null, LINE_WIDTH);
        try {
            return ModelFit.of(model, fitOptions(), rows, degreesOfFreedom, level, status);
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

    private DegreesOfFreedom checkOptions() {
        check("--family", family, List.of("gaussian"), List.of("binomial", "poisson"));
        check("--link", link, List.of("identity"), List.of("logit", "probit", "cloglog", "log", "inverse", "sqrt"));
        check("--ci", ci, List.of("wald"), List.of("profile"));
        check("--ddf", ddf, List.of("none", "residual"), List.of("satterthwaite", "kenward-roger"));
        if (nagq != 1) {
            throw RunnerException.usage(
                    "--nagq " + nagq + " is not built yet: quadrature belongs to binomial and Poisson" + " models.");
        }
        if (threads.orElse(1) < 1) {
            throw RunnerException.usage("--threads " + threads.get() + " makes no sense; at least one is needed.");
        }
        if (!(level > 0 && level < 1)) {
            throw RunnerException.usage("--level " + level + " is not between 0 and 1; 95% is written 0.95.");
        }
        checkOutputs();
        return ddf.equals("residual") ? DegreesOfFreedom.RESIDUAL : DegreesOfFreedom.NONE;
    }

    /** No output may take the place of the data or of another output. */
    private void checkOutputs() {
        Set<Path> taken = new HashSet<>(List.of(place(data)));
        for (Optional<Path> output : List.of(json, predictions, randomEffects)) {
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
