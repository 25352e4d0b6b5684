package org.mixedmodels.runner.output;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.mixedmodels.runner.api.NodeLabel;
import org.mixedmodels.runner.api.OutputPort;
import org.mixedmodels.runner.api.OutputTable;
import org.mixedmodels.runner.api.WorkflowListener;

/** Writes what a workflow does to the terminal, and its tables to files as well. */
public final class TerminalReport implements WorkflowListener {

    private static final String INDENT = "    ";

    private final PrintWriter out;
    private final StatusLine status;
    private final Path folder;
    private final TablePrinter printer;
    private final Map<String, Path> files = new LinkedHashMap<>();
    private final List<NodeView> views = new ArrayList<>();
    private final List<String> pending = new ArrayList<>();
    private int nodes;
    private int position;
    private long startedAt;

    /**
     * A report.
     *
     * @param out the terminal
     * @param status the line that shows the progress of the current node
     * @param folder where the tables go
     * @param width the number of characters of a line
     */
    public TerminalReport(PrintWriter out, StatusLine status, Path folder, int width) {
        this.out = out;
        this.status = status;
        this.folder = folder;
        this.printer = new TablePrinter(width);
    }

    /** The files of the tables so far, by {@code <node id>-<port>}. */
    public Map<String, Path> files() {
        return files;
    }

    /** The views of the nodes so far. */
    public List<NodeView> views() {
        return views;
    }

    @Override
    public void loaded(List<NodeLabel> order) {
        nodes = order.size();
    }

    @Override
    public void started(NodeLabel node) {
        position++;
        startedAt = System.nanoTime();
        status.show(heading(node));
    }

    @Override
    public void progress(NodeLabel node, double fraction, String message) {
        String percent = Double.isNaN(fraction) ? "" : String.format(Locale.ROOT, " %3.0f%%", 100 * fraction);
        status.show(heading(node) + percent + (message.isEmpty() ? "" : " " + message));
    }

    @Override
    public void table(OutputPort port, OutputTable table) {
        Path file = folder.resolve(port.fileName() + ".csv");
        TableFile.write(table, file);
        files.put(port.fileName(), file);
        if (!port.node().extension()) {
            return;
        }
        pending.add("");
        pending.add(INDENT + port.name());
        pending.addAll(printer.lines(table, INDENT));
        if (table.size() > TableHead.of(table).shown()) {
            pending.add(INDENT + "... " + table.size() + " rows in " + file);
        }
    }

    @Override
    public void model(OutputPort port, String summary) {
        pending.add("");
        pending.add(INDENT + port.name() + ": " + summary);
    }

    @Override
    public void view(NodeLabel node, String label, String viewModel) {
        views.add(new NodeView(node.toString(), label, viewModel));
    }

    @Override
    public void finished(NodeLabel node, List<String> warnings) {
        status.clear();
        double seconds = (System.nanoTime() - startedAt) / 1e9;
        out.println(String.format(Locale.ROOT, "%s  %.2f s", heading(node), seconds));
        warnings.forEach(warning -> out.println(INDENT + "Warning: " + warning.replace("\n", "\n" + INDENT)));
        pending.forEach(out::println);
        if (!pending.isEmpty()) {
            out.println();
        }
        pending.clear();
        out.flush();
    }

    private String heading(NodeLabel node) {
        return String.format(Locale.ROOT, "[%" + String.valueOf(nodes).length() + "d/%d] %s", position, nodes, node);
    }
}
