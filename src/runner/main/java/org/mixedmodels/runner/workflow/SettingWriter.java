package org.mixedmodels.runner.workflow;

import java.util.List;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettings;
import org.mixedmodels.runner.api.RunnerException;
import org.mixedmodels.runner.api.SettingOverride;

/** Puts an override into the settings of a node. */
final class SettingWriter {

    private SettingWriter() {}

    /**
     * Replaces a setting.
     *
     * @param node how to name the node in a message
     * @param model the settings as the node saves them
     * @throws RunnerException if there is no such setting, or the value is not of its type
     */
    static void write(String node, NodeSettings model, SettingOverride override) {
        NodeSettings parent = model;
        List<String> path = override.path();
        for (String key : path.subList(0, path.size() - 1)) {
            checkKnown(node, parent, key, override);
            try {
                parent = parent.getNodeSettings(key);
            } catch (InvalidSettingsException | ClassCastException e) {
                throw RunnerException.badInput(
                        node + ": the setting \"" + key + "\" of " + text(override) + " has no settings below it.");
            }
        }
        String key = path.get(path.size() - 1);
        if (!isArrayElement(key)) {
            checkKnown(node, parent, key, override);
        }
        try {
            write(parent, key, override);
        } catch (NumberFormatException | StringIndexOutOfBoundsException e) {
            throw RunnerException.usage(
                    text(override) + ": \"" + override.value() + "\" is not of the type " + override.type() + ".");
        }
    }

    // an array may get longer, so that its new elements are not there yet
    private static boolean isArrayElement(String key) {
        return !key.isEmpty() && key.chars().allMatch(Character::isDigit);
    }

    private static void checkKnown(String node, NodeSettings parent, String key, SettingOverride override) {
        if (!parent.containsKey(key)) {
            throw RunnerException.badInput(node + " has no setting \"" + key + "\" (" + text(override) + "); it has "
                    + String.join(", ", parent.keySet()) + ".");
        }
    }

    private static String text(SettingOverride override) {
        return "-option=" + override.node() + "," + String.join("/", override.path()) + "," + override.value() + ","
                + override.type();
    }

    private static void write(NodeSettings parent, String key, SettingOverride override) {
        String value = override.value();
        switch (override.type()) {
            case "int" -> parent.addInt(key, Integer.parseInt(value));
            case "long" -> parent.addLong(key, Long.parseLong(value));
            case "boolean" -> parent.addBoolean(key, Boolean.parseBoolean(value));
            case "char" -> parent.addChar(key, value.charAt(0));
            case "float", "double" -> parent.addDouble(key, Double.parseDouble(value));
            case "String" -> parent.addString(key, value);
            default -> throw new IllegalArgumentException(override.type());
        }
    }
}
