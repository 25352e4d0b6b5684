package org.mixedmodels.runner.api;

import java.util.Arrays;
import java.util.List;

/**
 * A setting of a node that replaces the stored one, as KNIME's batch executor has it.
 *
 * @param node the id of the node in its workflow
 * @param path the keys that lead to the setting, below the node's model settings
 * @param value the new value as text
 * @param type the type of the value: int, long, boolean, char, float, double or String
 */
public record SettingOverride(int node, List<String> path, String value, String type) {

    private static final List<String> TYPES = List.of("int", "long", "boolean", "char", "float", "double", "String");

    /** Copies the path. */
    public SettingOverride {
        path = List.copyOf(path);
    }

    /**
     * Reads {@code NODE_ID,KEY,VALUE,TYPE}; a nested key is written {@code a/b/c}; the value may hold commas.
     *
     * @throws RunnerException with {@link ExitCode#USAGE} if it is not of this form
     */
    public static SettingOverride parse(String text) {
        int first = text.indexOf(',');
        int second = text.indexOf(',', first + 1);
        int last = text.lastIndexOf(',');
        if (first < 0 || second < 0 || last <= second) {
            throw RunnerException.usage("-option=" + text + " is not of the form NODE_ID,KEY,VALUE,TYPE.");
        }
        String type = text.substring(last + 1).trim();
        if (!TYPES.contains(type)) {
            throw RunnerException.usage(
                    "-option=" + text + ": the type \"" + type + "\" is none of " + String.join(", ", TYPES) + ".");
        }
        List<String> path =
                Arrays.asList(text.substring(first + 1, second).trim().split("/"));
        return new SettingOverride(nodeId(text, first), path, text.substring(second + 1, last), type);
    }

    private static int nodeId(String text, int end) {
        try {
            return Integer.parseInt(text.substring(0, end).trim());
        } catch (NumberFormatException e) {
            throw RunnerException.usage(
                    "-option=" + text + ": the node id \"" + text.substring(0, end) + "\" is not a whole number.");
        }
    }
}
