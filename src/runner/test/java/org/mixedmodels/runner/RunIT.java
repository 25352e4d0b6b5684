package org.mixedmodels.runner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mixedmodels.runner.RunnerProcess.Result;

class RunIT {

    private static final Path FILTER = Path.of("test", "resources", "workflows", "filter");
    private static final String READER = "CSV Reader (#1)/settings.xml";

    @TempDir
    Path folder;

    private Path workflow;

    @BeforeEach
    void copyWorkflow() throws IOException {
        workflow = FolderCopy.of(FILTER, folder.resolve("filter"));
    }

    private Result run(String... options) throws IOException, InterruptedException {
        String[] arguments = new String[options.length + 2];
        arguments[0] = "run";
        arguments[1] = "filter";
        System.arraycopy(options, 0, arguments, 2, options.length);
        return RunnerProcess.run(folder, arguments);
    }

    private void fails(int status, String message, String... options) throws IOException, InterruptedException {
        Result result = run(options);
        assertTrue(result.message().contains(message), result.message());
        assertEquals(1, result.message().lines().count(), result.message());
        assertEquals(status, result.status(), result.message());
        assertFalse(result.out().contains("All nodes executed"), result.out());
    }

    @Test
    void tablesAreWrittenAndComparedWithTheExpectedOnes() throws Exception {
        Result result = run();
        assertEquals(0, result.status(), result.out() + result.err());
        assertTrue(result.out().contains("As expected: 1 tables, 24 cells"), result.out());
        assertEquals(
                Files.readString(workflow.resolve("expected/2-1.csv")),
                Files.readString(folder.resolve("out/filter/2-1.csv")));
        List<String> written = Files.readAllLines(workflow.resolve("data/out/result.csv"));
        assertEquals("\"row ID\",\"pupil\",\"school\",\"ses\",\"score\"", written.get(0));
        assertEquals("\"Row8\",\"p09\",\"C\",,63", written.get(4));
    }

    @Test
    void nothingIsLeftInTheFolderForTemporaryFiles() throws Exception {
        Path temporary = Files.createDirectory(folder.resolve("tmp"));
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Djava.io.tmpdir=" + temporary,
                        "-jar",
                        RunnerProcess.JAR.toString(),
                        "run",
                        "filter")
                .directory(folder.toFile())
                .redirectOutput(folder.resolve("out.txt").toFile())
                .redirectError(folder.resolve("err.txt").toFile())
                .start();
        assertEquals(0, process.waitFor());
        try (Stream<Path> left = Files.list(temporary)) {
            assertEquals(List.of(), left.toList());
        }
    }

    @Test
    void aDifferenceIsToldWithBothValues() throws Exception {
        FolderCopy.replace(workflow.resolve("expected/2-1.csv"), "66.5", "66.6");
        Result result = run();
        assertEquals(4, result.status());
        assertTrue(
                result.err().contains("table 2-1, row 2 (p05, B), column \"score\": 66.5, expected 66.6"),
                result.err());
    }

    @Test
    void optionsReplaceSettings() throws Exception {
        Files.delete(workflow.resolve("expected/2-1.csv"));
        Result result = run(
                "--out",
                "tables",
                "-option=2,predicates/0/predicateValues/values/0/value,70.0,double",
                "-option=2,outputMode,NON_MATCHING,String");
        assertEquals(0, result.status(), result.err());
        List<String> lines = Files.readAllLines(folder.resolve("tables/2-1.csv"));
        assertEquals(12, lines.size());
        assertEquals("p11,D,0.5,58.5", lines.get(11));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "-option=7,outputMode,MATCHING,String|1|-option names node 7",
                "-option=2,outputmode,MATCHING,String|1|Row Filter (#2) has no setting \"outputmode\"",
                "-option=2,outputMode,SOME,String|1|\"outputMode\" is SOME, but must be MATCHING or NON_MATCHING",
                "-option=2,outputMode,MATCHING|2|is not of the form NODE_ID,KEY,VALUE,TYPE",
                "-option=2,outputMode,MATCHING,Text|2|the type \"Text\" is none of",
                "-option=2,predicates/0/predicateValues/values/0/value,x,double|2|\"x\" is not of the type double",
                "-option=2,predicates/0/columnV2/regularChoice,none,String|4|column \"none\" of the Row Filter is not in",
                "-option=2,predicates/0/columnV2/regularChoice,pupil,String|4|holds no numbers",
                "-option=1,settings/file_selection/path/path,none.csv,String|4|none.csv does not exist",
            })
    void wrongOptionsAreTold(String option, int status, String message) throws Exception {
        fails(status, message, option);
    }

    @Test
    void folderWithoutWorkflow() throws Exception {
        Files.delete(workflow.resolve("workflow.knime"));
        fails(1, "There is no workflow in filter");
    }

    @Test
    void damagedSettings() throws Exception {
        String text = Files.readString(workflow.resolve(READER));
        Files.writeString(workflow.resolve(READER), text.substring(0, text.length() / 2));
        fails(3, "CSV Reader (#1)/settings.xml is damaged");
    }

    @Test
    void settingsWithoutARequiredKey() throws Exception {
        FolderCopy.replace(workflow.resolve(READER), "key=\"filestores\"", "key=\"file stores\"");
        fails(3, "the key \"filestores\" is missing");
    }

    @Test
    void settingsThatTheNodeDoesNotTake() throws Exception {
        FolderCopy.replace(workflow.resolve(READER), "key=\"column_delimiter\"", "key=\"delimiter\"");
        fails(3, "CSV Reader (#1) cannot be loaded");
    }

    @Test
    void missingSettingsFile() throws Exception {
        Files.delete(workflow.resolve(READER));
        fails(3, "settings.xml of the workflow is missing");
    }

    @Test
    void unknownNodeFactory() throws Exception {
        FolderCopy.replace(workflow.resolve(READER), "CSVTableReaderNodeFactory", "NoSuchNodeFactory");
        fails(3, "no installed bundle has the node factory");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "key=\"sourceID\" type=\"xint\" value=\"1\"|key=\"sourceID\" type=\"xint\" value=\"3\"|has no output 1",
                "key=\"sourceID\" type=\"xint\" value=\"1\"|key=\"sourceID\" type=\"xint\" value=\"8\"|not both in the workflow",
                "value=\"5.1.0\"|value=\"5.2.0\"|has version 5.2.0",
                "value=\"NativeNode\"|value=\"SubNode\"|is a SubNode",
                "key=\"connections\"|key=\"links\"|workflow.knime is damaged",
            })
    void workflowsThatCannotBeLoaded(String old, String replacement, String message) throws Exception {
        FolderCopy.replace(workflow.resolve("workflow.knime"), old, replacement);
        Result result = run();
        assertEquals(3, result.status(), result.err());
        assertTrue(result.message().contains(message) || result.message().contains("form a cycle"), result.message());
    }

    @Test
    void connectionsInACircle() throws Exception {
        FolderCopy.replace(
                workflow.resolve("workflow.knime"),
                "key=\"sourceID\" type=\"xint\" value=\"1\"",
                "key=\"sourceID\" type=\"xint\" value=\"2\"");
        fails(3, "form a cycle through the nodes [2, 3]");
    }

    @Test
    void anInputWithoutConnection() throws Exception {
        FolderCopy.replace(
                workflow.resolve("workflow.knime"),
                "key=\"destPort\" type=\"xint\" value=\"1\"",
                "key=\"destPort\" type=\"xint\" value=\"0\"");
        fails(4, "Row Filter (#2) cannot be executed: its input 1 (Table) is not connected.");
    }

    @Test
    void aRaggedLine() throws Exception {
        FolderCopy.replace(workflow.resolve("data/example.csv"), "p05,B,2,66.5", "p05,B,2");
        fails(4, "Line 6 of " + workflow.toRealPath() + "/data/example.csv has 3 cells, but there are 4 columns.");
    }
}
