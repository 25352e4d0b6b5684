package org.mixedmodels.runner;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.mixedmodels.runner.api.ExitCode;
import org.mixedmodels.runner.api.RunnerException;
import org.mixedmodels.runner.api.SettingOverride;
import org.mixedmodels.runner.api.WorkflowRequest;
import org.mixedmodels.runner.compare.Comparison;
import org.mixedmodels.runner.compare.ExpectedTables;
import org.mixedmodels.runner.osgi.EquinoxPlatform;
import org.mixedmodels.runner.output.ReportFile;
import org.mixedmodels.runner.output.StatusLine;
import org.mixedmodels.runner.output.TerminalReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Executes a workflow folder, writes its tables, and compares them with the expected ones. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Executes the nodes of a KNIME workflow folder and prints the tables of the mixed-model nodes.",
            "The views of the nodes are written to report.html beside the tables: one page that needs nothing else.",
            "If the workflow has a folder 'expected', its tables are compared with those in it."
        })
final class RunCommand implements Callable<Integer> {

    private static final int LINE_WIDTH = 120;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "WORKFLOW_DIR", description = "The folder with workflow.knime.")
    private Path workflow = Path.of("");

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Where every output table is written as <node id>-<port>.csv (default: out/<workflow>).")
    private Optional<Path> out = Optional.empty();

    @Option(
            names = "-option",
            paramLabel = "NODE_ID,KEY,VALUE,TYPE",
            description = {
                "Replaces a setting of a node; a nested key is written a/b/c.",
                "Types: int, long, boolean, char, float, double, String."
            })
    private List<String> overrides = List.of();

    @Override
    public Integer call() {
        List<SettingOverride> settings =
                overrides.stream().map(SettingOverride::parse).toList();
        if (!Files.isRegularFile(workflow.resolve("workflow.knime"))) {
            throw RunnerException.badInput(
                    "There is no workflow in " + workflow + ": the file workflow.knime is missing.");
        }
        Path folder = out.orElseGet(this::defaultFolder);
        Path expected = workflow.resolve("expected");
        if (folder.toAbsolutePath().normalize().equals(expected.toAbsolutePath().normalize())) {
            throw RunnerException.usage("--out must not be the folder of the expected tables.");
        }
        Optional<ExpectedTables> tables =
                Files.isDirectory(expected) ? Optional.of(ExpectedTables.read(expected)) : Optional.empty();
        Map<String, Path> made =
                execute(new WorkflowRequest(workflow.toAbsolutePath().normalize(), settings), folder);
        return tables.map(t -> report(t.compare(made), expected))
                .orElse(ExitCode.OK)
                .status();
    }

    private Path defaultFolder() {
        return Path.of("out", name());
    }

    private String name() {
        return workflow.toAbsolutePath().normalize().getFileName().toString();
    }

    /** The name of the workflow as a heading: "Pupils in schools" for pupils-in-schools. */
    private String title() {
        String words = name().replaceAll("[-_]+", " ").strip();
        return words.isEmpty() ? name() : Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    private Map<String, Path> execute(WorkflowRequest request, Path folder) {
        PrintWriter terminal = terminal();
        long start = System.nanoTime();
        StatusLine status = new StatusLine(terminal, System.console() != null, LINE_WIDTH);
        TerminalReport report = new TerminalReport(terminal, status, folder, LINE_WIDTH);
        status.show("Starting ...");
        try (EquinoxPlatform platform = EquinoxPlatform.start()) {
            platform.workflows().run(request, report);
        } finally {
            status.clear();
            terminal.flush();
        }
        terminal.printf("All nodes executed in %.1f s; tables are in %s%n", (System.nanoTime() - start) / 1e9, folder);
        if (!report.views().isEmpty()) {
            Path page = folder.resolve("report.html");
            ReportFile.write(title(), report.views(), page);
            terminal.printf("The views of %d nodes are in %s%n", report.views().size(), page);
        }
        return report.files();
    }

    private ExitCode report(Comparison comparison, Path expected) {
        PrintWriter terminal = terminal();
        if (comparison.differences().isEmpty()) {
            terminal.printf(
                    "As expected: %d tables, %d cells agree with %s%n",
                    comparison.tables(), comparison.cells(), expected);
            return ExitCode.OK;
        }
        terminal.flush();
        comparison.differences().forEach(difference -> errors().println("Difference: " + difference));
        throw new RunnerException(ExitCode.NOT_EXECUTED, "The tables differ from those in " + expected + ".");
    }

    private PrintWriter terminal() {
        return java.util.Objects.requireNonNull(spec).commandLine().getOut();
    }

    private PrintWriter errors() {
        return java.util.Objects.requireNonNull(spec).commandLine().getErr();
    }
}
