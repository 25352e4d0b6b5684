package org.mixedmodels.runner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mixedmodels.runner.RunnerProcess.Result;

/** The worked example: every layer, from the settings files to the tables, with the shipped bundle in Equinox. */
class PupilsIT {

    @TempDir
    Path folder;

    private Path workflow;

    @BeforeEach
    void copyWorkflow() throws IOException {
        workflow = FolderCopy.of(RunnerProcess.PUPILS, folder.resolve("pupils"));
    }

    private void fails(int status, String message, String... arguments) throws IOException, InterruptedException {
        Result result = RunnerProcess.run(folder, arguments);
        assertTrue(result.message().contains(message), result.message());
        assertEquals(1, result.message().lines().count(), result.message());
        assertEquals(status, result.status(), result.message());
    }

    /** The figures that the users' documents give for this example. */
    @Test
    void printsTheFiguresOfTheWorkedExample() throws Exception {
        Result result = RunnerProcess.run(folder, "run", "pupils");
        assertEquals(0, result.status(), result.err());
        for (String figure : List.of(
                "-0.0350526", // intercept of the random-intercept model
                "0.04235985", // its standard error
                "0.3574069",
                "0.02104226",
                "0.0787655",
                "0.04330397",
                "0.185149", // .18514985, so that the seventh digit printed hangs on the ninth
                "0.02957",
                "0.135383",
                "0.253210",
                "0.7030493",
                "0.662243",
                "0.746369",
                "-2950.90188",
                "272.99",
                "0.3687380", // random slope
                "0.0710321",
                "-0.0611539",
                "0.1736031",
                "-2942.76188",
                "0.2313")) { // intraclass correlation
            assertTrue(result.out().contains(figure), figure + " in\n" + result.out());
        }
        assertTrue(result.out().contains("As expected: "), result.out());
    }

    @Test
    void theViewsOfAllNodesAreInOnePage() throws Exception {
        Result result = RunnerProcess.run(folder, "run", "pupils", "--out", "made");
        assertEquals(0, result.status(), result.err());
        String page = Files.readString(folder.resolve("made/report.html"));
        assertEquals(List.of(), Reports.addresses(page));
        JsonObject report = Reports.viewModel(page);
        assertEquals("Pupils", report.getString("title"));
        Map<String, JsonObject> views = report.getJsonArray("views").getValuesAs(JsonObject.class).stream()
                .collect(Collectors.toMap(view -> view.getString("node"), Function.identity()));
        assertEquals(
                Set.of(
                        "Compute ICC (#2)",
                        "Fit Mixed Model (#4)",
                        "Fit Mixed Model (#5)",
                        "Fit Mixed Model (#6)",
                        "Compare Models LRT (#7)"),
                views.keySet());
        JsonObject intercepts = views.get("Fit Mixed Model (#5)");
        assertEquals("Random intercept: ses + clubs", intercepts.getString("label"));
        assertEquals("model", intercepts.getJsonObject("view").getString("kind"));
        assertTrue(intercepts.getJsonObject("view").get("summary").toString().contains("0.3574"));
        assertEquals("icc", views.get("Compute ICC (#2)").getJsonObject("view").getString("kind"));
        assertEquals(
                "comparison",
                views.get("Compare Models LRT (#7)").getJsonObject("view").getString("kind"));
    }

    @Test
    void aMissingColumn() throws Exception {
        fails(4, "no column \"nope\"", "run", "pupils", "-option=5,outcome,nope,String");
    }

    @Test
    void aTextOutcome() throws Exception {
        Path data = workflow.resolve("data");
        List<String> lines = Files.readAllLines(data.resolve("bdf.csv"));
        int outcome = List.of(lines.get(0).split(",")).indexOf("langPOST");
        StringBuilder text = new StringBuilder(lines.get(0));
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",");
            cells[outcome] = "score " + cells[outcome];
            text.append('\n').append(String.join(",", cells));
        }
        Files.writeString(data.resolve("text.csv"), text);
        fails(4, "langPOST", "run", "pupils", "-option=1,settings/file_selection/path/path,text.csv,String");
    }

    @Test
    void damagedSettings() throws Exception {
        Path settings = workflow.resolve("Fit Mixed Model (#5)/settings.xml");
        String text = Files.readString(settings);
        Files.writeString(settings, text.substring(0, text.length() - 40));
        fails(3, "Fit Mixed Model (#5)/settings.xml is damaged", "run", "pupils");
    }

    @Test
    void aSettingOfTheWrongKind() throws Exception {
        Path settings = workflow.resolve("Fit Mixed Model (#5)/settings.xml");
        FolderCopy.replace(
                settings,
                "key=\"estimation\" type=\"xstring\" value=\"ML\"",
                "key=\"estimation\" type=\"xstring\" value=\"MLE\"");
        fails(3, "Fit Mixed Model (#5) cannot be loaded", "run", "pupils");
    }

    @Test
    void aModelWhereATableIsNeeded() throws Exception {
        Path file = workflow.resolve("workflow.knime");
        String text = Files.readString(file);
        String source =
                "(?s)(key=\"sourceID\" type=\"xint\" value=\"3\"/>.{0,200}?key=\"sourcePort\" type=\"xint\" value=\")1";
        String changed = text.replaceAll(source, "$12");
        Files.writeString(file, changed);
        Result result = RunnerProcess.run(folder, "run", "pupils");
        assertEquals(3, result.status(), result.err());
        assertTrue(result.message().contains(", but input 1 of "), result.message());
    }
}
