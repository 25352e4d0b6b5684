package org.mixedmodels.runner.workflow;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettings;
import org.mixedmodels.runner.api.RunnerException;

/**
 * The files of a workflow, as KNIME 5.8 reads them.
 *
 * @param nodes the nodes by id
 * @param connections the connections
 */
record WorkflowFolder(Map<Integer, NodeEntry> nodes, List<Connection> connections) {

    private static final List<String> REQUIRED = List.of("version", "state", "workflow_credentials");
    private static final List<String> REQUIRED_OF_NODES = List.of(
            "flow_stack",
            "internal_node_subsettings",
            "state",
            "factory",
            "node-name",
            "node-bundle-name",
            "node-bundle-symbolic-name",
            "node-bundle-vendor",
            "hasContent",
            "filestores");
    private static final Set<String> VERSIONS = Set.of("4.1.0", "5.1.0");

    /**
     * Reads a folder.
     *
     * @throws RunnerException if a file is missing, damaged or not of the format
     */
    static WorkflowFolder read(Path folder) {
        Path file = folder.resolve("workflow.knime");
        NodeSettings workflow = SettingsFile.read(file);
        require(workflow, REQUIRED, file);
        try {
            checkVersion(workflow, file);
            Map<Integer, NodeEntry> nodes = nodes(workflow.getNodeSettings("nodes"), folder);
            List<Connection> connections = connections(workflow.getNodeSettings("connections"), nodes.keySet(), file);
            return new WorkflowFolder(nodes, connections);
        } catch (InvalidSettingsException e) {
            throw LoadProblem.of("The file " + file + " is damaged: " + e.getMessage());
        }
    }

    private static void checkVersion(NodeSettings workflow, Path file) throws InvalidSettingsException {
        String version = workflow.getString("version");
        if (!VERSIONS.contains(version)) {
            throw LoadProblem.of("The file " + file + " has version " + version + ", but KNIME 5.8 reads "
                    + String.join(" and ", new TreeSet<>(VERSIONS)) + ".");
        }
    }

    private static void require(NodeSettings settings, List<String> keys, Path file) {
        for (String key : keys) {
            if (!settings.containsKey(key)) {
                throw LoadProblem.of("The file " + file + " is damaged: the key \"" + key + "\" is missing.");
            }
        }
    }

    private static Map<Integer, NodeEntry> nodes(NodeSettings nodes, Path folder) throws InvalidSettingsException {
        Map<Integer, NodeEntry> entries = new TreeMap<>();
        for (String key : nodes.keySet()) {
            NodeSettings node = nodes.getNodeSettings(key);
            int id = node.getInt("id");
            String type = node.getString("node_type");
            if (!"NativeNode".equals(type)) {
                throw LoadProblem.of("Node #" + id + " is a " + type + "; only plain nodes can be executed here.");
            }
            Path file = folder.resolve(String.valueOf(node.getString("node_settings_file")));
            if (entries.put(id, node(id, file)) != null) {
                throw LoadProblem.of("Two nodes of the workflow have the id " + id + ".");
            }
        }
        return entries;
    }

    private static NodeEntry node(int id, Path file) throws InvalidSettingsException {
        NodeSettings settings = SettingsFile.read(file);
        require(settings, REQUIRED_OF_NODES, file);
        String name = String.valueOf(settings.getString("node-name"));
        if (settings.containsKey("variables")
                && settings.getNodeSettings("variables").keySet().contains("tree")) {
            throw LoadProblem.of(
                    name + " (#" + id + ") takes settings from flow variables, which is not possible here.");
        }
        return new NodeEntry(id, name, file, String.valueOf(settings.getString("factory")), settings);
    }

    private static List<Connection> connections(NodeSettings connections, Set<Integer> ids, Path file)
            throws InvalidSettingsException {
        List<Connection> entries = new ArrayList<>();
        for (String key : connections.keySet()) {
            NodeSettings settings = connections.getNodeSettings(key);
            Connection connection = new Connection(
                    settings.getInt("sourceID"),
                    settings.getInt("sourcePort"),
                    settings.getInt("destID"),
                    settings.getInt("destPort"));
            if (!ids.contains(connection.source()) || !ids.contains(connection.target())) {
                throw LoadProblem.of("The file " + file + " connects node #" + connection.source() + " to node #"
                        + connection.target() + ", which are not both in the workflow.");
            }
            entries.add(connection);
        }
        return entries;
    }
}
