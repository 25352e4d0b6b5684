package org.mixedmodels.runner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mixedmodels.runner.RunnerProcess.Result;

class FitIT {

    @TempDir
    Path folder;

    private Result fit(String... arguments) throws IOException, InterruptedException {
        String[] all = new String[arguments.length + 1];
        all[0] = "fit";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return RunnerProcess.run(folder, all);
    }

    private static String data(String name) {
        return RunnerProcess.DATA.resolve(name).toString();
    }

    /** The published figures of lme4 for {@code sleepstudy}, by REML, to the digits that are published. */
    @Test
    void sleepstudyIsPrintedWithTheFiguresOfLme4() throws Exception {
        Result result = fit(data("sleepstudy.csv"), "Reaction ~ Days + (Days | Subject)");
        assertEquals(0, result.status(), result.err());
        assertEquals("", result.err());
        for (String figure : List.of("1743.62827", "251.4051", "6.82455", "10.46729", "1.545789", "612.0", "654.94")) {
            assertTrue(result.out().contains(figure), figure + " in\n" + result.out());
        }
    }

    @Test
    void jsonPredictionsAndRandomEffectsAreWritten() throws Exception {
        Result result = fit(
                data("sleepstudy.csv"),
                "Reaction ~ Days + (Days | Subject)",
                "--ml",
                "--json",
                "fit.json",
                "--predictions",
                "out/p.csv",
                "--random-effects",
                "out/u.csv");
        assertEquals(0, result.status(), result.err());
        JsonObject json;
        try (JsonReader reader = Json.createReader(Files.newBufferedReader(folder.resolve("fit.json")))) {
            json = reader.readObject();
        }
        assertEquals(1751.93934, json.getJsonNumber("criterion").doubleValue(), 1e-4);
        List<String> predictions = Files.readAllLines(folder.resolve("out/p.csv"));
        assertEquals("row,prediction,populationPrediction,residual", predictions.get(0));
        assertEquals(181, predictions.size());
        List<String> modes = Files.readAllLines(folder.resolve("out/u.csv"));
        assertEquals("group,level,term,conditionalMode,stdError,observations", modes.get(0));
        // Bates et al. (2015) give 2.81568 and 9.07553 for subject 308 by ML
        assertEquals(2.81568, Double.parseDouble(modes.get(1).split(",")[3]), 1e-3);
        assertEquals(9.07553, Double.parseDouble(modes.get(2).split(",")[3]), 1e-3);
        assertEquals(37, modes.size());
    }

    /** Of lme4, lmerTest and pbkrtest. */
    @ParameterizedTest
    @CsvSource({
        "satterthwaite,17.00",
        "kenward-roger,17.00",
        "residual,178",
        "none,' '",
    })
    void testsByAnyDegreesOfFreedom(String method, String df) throws Exception {
        Result result = fit(data("sleepstudy.csv"), "Reaction ~ Days + (Days | Subject)", "--ddf", method);
        assertEquals(0, result.status(), result.err());
        assertTrue(result.out().contains("Tests of terms (type III)"), result.out());
        assertTrue(result.out().contains(df), result.out());
        assertTrue(result.out().contains("R2: marginal 0.2787; conditional 0.7992"), result.out());
    }

    @Test
    void profileAndBootstrapIntervals() throws Exception {
        String[] model = {data("sleepstudy.csv"), "Reaction ~ Days + (Days | Subject)"};
        Result profile = fit(model[0], model[1], "--ci", "profile");
        assertEquals(0, profile.status(), profile.err());
        assertTrue(profile.out().contains("7.35865") && profile.out().contains("13.57592"), profile.out());
        String[] bootstrap = {model[0], model[1], "--ci", "bootstrap", "--replicates", "50", "--seed", "3"};
        Result first = fit(bootstrap);
        Result second = fit(bootstrap);
        assertEquals(0, first.status(), first.err());
        assertTrue(first.out().contains("bootstrap intervals, seed 3"), first.out());
        assertEquals(withoutSeconds(first.out()), withoutSeconds(second.out()));
    }

    private static String withoutSeconds(String text) {
        return text.replaceAll("[0-9.]+ s", "");
    }

    @ParameterizedTest
    @CsvSource({"confidence", "prediction"})
    void predictionsHaveLimitsIfTheyAreAskedFor(String interval) throws Exception {
        Result result = fit(
                data("sleepstudy.csv"),
                "Reaction ~ Days + (Days | Subject)",
                "--predictions",
                "p.csv",
                "--interval",
                interval);
        assertEquals(0, result.status(), result.err());
        List<String> lines = Files.readAllLines(folder.resolve("p.csv"));
        assertEquals(
                "row,prediction,populationPrediction,residual,stdError,lower,upper,populationStdError,populationLower,"
                        + "populationUpper",
                lines.get(0));
        String[] row = lines.get(1).split(",");
        double prediction = Double.parseDouble(row[1]);
        double half = Double.parseDouble(row[6]) - prediction;
        assertEquals(prediction - half, Double.parseDouble(row[5]), 1e-9);
        // a new outcome scatters by the residual standard deviation, 25.6, beside the error of its expectation
        assertEquals(interval.equals("prediction"), half > 1.96 * 25.6, row[6]);
    }

    @Test
    void helpNamesEveryKeyOfTheJson() throws Exception {
        Result result = fit(
                data("dyestuff.csv"),
                "Yield ~ 1 + (1 | Batch)",
                "--exact-tests",
                "500",
                "--seed",
                "2",
                "--json",
                "f.json");
        assertEquals(0, result.status(), result.err());
        assertTrue(result.out().contains("Exact tests of variances, by 500 simulations"), result.out());
        String help = fit("--help").out();
        String keys = help.substring(help.indexOf("The JSON"));
        try (JsonReader reader = Json.createReader(Files.newBufferedReader(folder.resolve("f.json")))) {
            for (String key : reader.readObject().keySet()) {
                assertTrue(keys.matches("(?s).*\\b" + key + "\\b.*"), key);
            }
        }
    }

    @Test
    void theReportIsAPageThatNeedsNothingElse() throws Exception {
        Result result = fit(
                data("sleepstudy.csv"), "Reaction ~ Days + (Days | Subject)", "--ml", "--report", "new/report.html");
        assertEquals(0, result.status(), result.err());
        String page = Files.readString(folder.resolve("new/report.html"));
        assertTrue(Reports.withoutScripts(page).contains("Content-Security-Policy"), "the page forbids the network");
        assertEquals(List.of(), Reports.addresses(page));
        JsonObject view = Reports.viewModel(page);
        assertEquals("mixed-models-view", view.getString("schema"));
        assertEquals("model", view.getString("kind"));
        assertTrue(view.keySet().containsAll(List.of("summary", "randomEffects", "groupLines", "diagnostics")));
        // the slope and the deviance of lme4
        assertTrue(view.get("summary").toString().contains("10.467"), "the slope");
        assertTrue(view.get("summary").toString().contains("1751.9"), "the deviance");
    }

    @Test
    void aSingularFitIsAResult() throws Exception {
        Result result = fit(data("dyestuff2.csv"), "Yield ~ 1 + (1 | Batch)", "--ml");
        assertEquals(0, result.status(), result.err());
        assertTrue(result.out().contains("162.87304"), result.out());
        assertTrue(result.out().contains("singular"), result.out());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '\0',
            value = {
                "y,g\\n1,a\\n2\\n3,b;y ~ 1 + (1 | g);Line 3 of data.csv has 1 cell, but the header names 2 columns.",
                "y,g\\n1,a\\n2,b\\n3,a;z ~ 1 + (1 | g);There is no column \"z\"",
                "y,g\\n1,a\\n2,a\\n3,a;y ~ 1 + (1 | g);has one level only",
                "y,g\\n1,a\\n1,b\\n1,a\\n1,b;y ~ 1 + (1 | g);has the same value in all 4 rows",
                "y,g\\nhigh,a\\nlow,b;y ~ 1 + (1 | g);Column \"y\" is the outcome of the model but holds text",
                "y,g\\n1.5,a\\n,b\\n\"2,5\",b;y ~ 1 + (1 | g);holds text, not numbers: \"2,5\" in line 4.",
                "y\\tg\\n1\\ta;y ~ 1 + (1 | g);seem to be separated by tabs",
                "y,g;y ~ 1 + (1 | g);The data have no rows.",
                ";y ~ 1 + (1 | g);The file data.csv is empty",
                "y,g\\n1,a\\n2,b;y ~ (1 | g;at position",
            })
    void badInputEndsWithASentence(String text, String formula, String message) throws Exception {
        Files.writeString(
                folder.resolve("data.csv"),
                text == null ? "" : text.replace("\\n", "\n").replace("\\t", "\t"));
        Result result = fit("data.csv", formula);
        assertEquals(1, result.status(), result.out() + result.err());
        assertTrue(result.message().contains(message), result.message());
        assertEquals(1, result.message().lines().count(), result.message());
        assertEquals("", result.out());
    }

    @Test
    void semicolonsAndDecimalCommasAreNamed() throws Exception {
        Files.writeString(folder.resolve("data.csv"), "y;g\n1,5;a\n2,5;b\n");
        Result result = fit("data.csv", "y ~ 1 + (1 | g)");
        assertEquals(1, result.status());
        assertEquals(
                "The cells of data.csv seem to be separated by semicolons; save it with commas between the cells and"
                        + " points in the numbers (1.5).",
                result.message());
    }

    @Test
    void noOutputOverwritesTheDataOrAnotherOutput() throws Exception {
        String text = "y,g\n1,a\n2,a\n4,b\n3,b\n";
        Files.writeString(folder.resolve("data.csv"), text);
        Result data = fit("data.csv", "y ~ 1 + (1 | g)", "--json", "./data.csv");
        assertEquals(2, data.status());
        assertTrue(data.message().startsWith("The file ./data.csv is named twice"), data.message());
        assertEquals(text, Files.readString(folder.resolve("data.csv")));
        Result twice = fit("data.csv", "y ~ 1 + (1 | g)", "--predictions", "a.csv", "--random-effects", "x/../a.csv");
        assertEquals(2, twice.status());
        assertFalse(Files.exists(folder.resolve("a.csv")));
    }

    @Test
    void aFileThatIsMissingOrCannotBeWritten() throws Exception {
        Result missing = fit("missing.csv", "y ~ 1 + (1 | g)");
        assertEquals(1, missing.status());
        assertEquals("There is no file missing.csv.", missing.message());
        Files.writeString(folder.resolve("file"), "not a folder");
        Result unwritable = fit(data("dyestuff.csv"), "Yield ~ 1 + (1 | Batch)", "--json", "file/fit.json");
        assertEquals(1, unwritable.status());
        assertTrue(unwritable.message().startsWith("The file file/fit.json cannot be written: "), unwritable.err());
    }

    @ParameterizedTest
    @CsvSource({
        "--family,binomial",
        "--family,poisson",
        "--link,logit",
        "--nagq,25",
    })
    void whatIsNotBuiltYetIsSaid(String option, String value) throws Exception {
        Result result = fit(data("dyestuff.csv"), "Yield ~ 1 + (1 | Batch)", option, value);
        assertEquals(2, result.status());
        assertTrue(result.message().startsWith(option + " " + value + " is not built yet"), result.message());
        assertEquals("", result.out());
    }

    @ParameterizedTest
    @CsvSource({
        "--level,95",
        "--ddf,satterthwait",
        "--ci,exact",
        "--frobnicate,1",
        "--threads,many",
        "--threads,0",
        "--replicates,100",
        "--seed,1",
        "--interval,confidence",
        "--exact-tests,0",
    })
    void wrongUsageIsSaidInOneLine(String option, String value) throws Exception {
        Result result = fit(data("dyestuff.csv"), "Yield ~ 1 + (1 | Batch)", option, value);
        assertEquals(2, result.status());
        assertEquals(1, result.message().lines().count(), result.message());
        assertFalse(result.message().contains("Exception"), result.message());
    }
}
