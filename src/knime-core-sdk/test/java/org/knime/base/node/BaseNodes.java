package org.knime.base.node;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.knime.core.data.DataRow;
import org.knime.core.data.container.CloseableRowIterator;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.NodeFactory;
import org.knime.core.node.NodeSettings;
import org.knime.core.node.NodeSettingsWO;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortObjectSpec;
import org.mixedmodels.sdk.Executions;
import org.mixedmodels.sdk.HeadlessNode;
import org.mixedmodels.sdk.WorkflowLocation;

/** Runs base nodes as a workflow would. */
public final class BaseNodes {

    private BaseNodes() {}

    /** The outputs of a node. */
    public static PortObject[] execute(
            NodeFactory<?> factory, NodeSettings settings, Path workflow, PortObject... inputs) throws Exception {
        return WorkflowLocation.with(workflow, () -> {
            HeadlessNode node = HeadlessNode.create(factory, null);
            node.loadSettings(settings);
            PortObjectSpec[] specs = new PortObjectSpec[inputs.length];
            for (int i = 0; i < inputs.length; i++) {
                specs[i] = inputs[i].getSpec();
            }
            node.configure(specs);
            return node.execute(inputs, Executions.silent());
        });
    }

    /** The rows of a table: row ID and cells, a question mark where missing. */
    public static List<String> rows(PortObject table) {
        List<String> rows = new ArrayList<>();
        try (CloseableRowIterator iterator = ((BufferedDataTable) table).iterator()) {
            while (iterator.hasNext()) {
                DataRow row = iterator.next();
                List<String> cells = new ArrayList<>(List.of(row.getKey().getString()));
                row.forEach(cell -> cells.add(cell.toString()));
                rows.add(String.join(" ", cells));
            }
        }
        return rows;
    }

    /** The settings of a file chooser with a file in the workflow's data area. */
    public static void addPath(NodeSettingsWO chooser, String path) {
        NodeSettingsWO location = chooser.addNodeSettings("path");
        location.addBoolean("location_present", true);
        location.addString("file_system_type", "RELATIVE");
        location.addString("file_system_specifier", "knime.workflow.data");
        location.addString("path", path);
    }
}
