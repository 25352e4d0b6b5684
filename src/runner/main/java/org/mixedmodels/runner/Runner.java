package org.mixedmodels.runner;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.mixedmodels.engine.data.InvalidInputException;
import org.mixedmodels.runner.api.ExitCode;
import org.mixedmodels.runner.api.RunnerException;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The entry point of the command line. */
@Command(
        name = "mixedmodels-runner",
        mixinStandardHelpOptions = true,
        version = "Mixed Models for KNIME 0.1.0",
        description = "Mixed models without KNIME's user interface.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {RunCommand.class, FitCommand.class},
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {
            "0:done",
            "1:data or arguments that cannot be worked with",
            "2:wrong usage, or an option that is not built yet",
            "3:the workflow cannot be loaded",
            "4:a node did not execute, or a table differs from the expected one"
        })
public final class Runner {

    private Runner() {}

    /** Runs a command and ends the process with its exit status. */
    public static void main(String[] arguments) {
        Locale.setDefault(Locale.US); // the same numbers and messages everywhere; OSGi needs a language
        int status = execute(arguments, utf8(FileDescriptor.out), utf8(FileDescriptor.err));
        System.exit(status);
    }

    private static PrintWriter utf8(FileDescriptor descriptor) {
        return new PrintWriter(new PrintStream(new FileOutputStream(descriptor), false, StandardCharsets.UTF_8), true);
    }

    /**
     * Runs a command.
     *
     * @return the exit status
     */
    static int execute(String[] arguments, PrintWriter out, PrintWriter err) {
        CommandLine line = new CommandLine(new Runner());
        line.setOut(out);
        line.setErr(err);
        line.setParameterExceptionHandler((failure, unused) -> misused(failure, err));
        line.setExecutionExceptionHandler((failure, command, parsed) -> explain(failure, err));
        try {
            return arguments.length == 0 ? usage(line, err) : line.execute(arguments);
        } catch (OutOfMemoryError e) {
            err.println("The memory is not enough; give Java more of it, such as 4 GB by java -Xmx4g -jar ...");
            return ExitCode.BAD_INPUT.status();
        } finally {
            out.flush();
            err.flush();
        }
    }

    private static int usage(CommandLine line, PrintWriter err) {
        line.usage(err);
        return ExitCode.USAGE.status();
    }

    private static int misused(CommandLine.ParameterException failure, PrintWriter err) {
        CommandLine command = failure.getCommandLine();
        err.println(failure.getMessage() + ". Try " + command.getCommandSpec().qualifiedName() + " --help.");
        return ExitCode.USAGE.status();
    }

    private static int explain(Exception failure, PrintWriter err) throws Exception {
        if (failure instanceof RunnerException known) {
            err.println(known.getMessage());
            return known.exitCode().status();
        }
        if (failure instanceof InvalidInputException input) {
            err.println(input.problem().message() + " " + input.problem().advice());
            return ExitCode.BAD_INPUT.status();
        }
        throw failure; // a defect of the program: its stack trace is wanted
    }
}
