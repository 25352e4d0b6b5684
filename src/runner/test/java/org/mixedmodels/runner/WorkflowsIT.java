package org.mixedmodels.runner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mixedmodels.runner.RunnerProcess.Result;

/** Every workflow of test-workflows is executed, and its tables are compared with the expected ones beside it. */
class WorkflowsIT {

    @TempDir
    Path folder;

    static List<Path> workflows() throws IOException {
        try (Stream<Path> folders = Files.list(RunnerProcess.PUPILS.resolveSibling("."))) {
            return folders.filter(path -> Files.exists(path.resolve("workflow.knime")))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("workflows")
    void makesTheExpectedTables(Path workflow) throws Exception {
        FolderCopy.of(workflow, folder.resolve("workflow"));
        Result result = RunnerProcess.run(folder, "run", "workflow");
        assertEquals(0, result.status(), result.err());
        assertTrue(result.out().contains("As expected: "), result.out());
    }
}
