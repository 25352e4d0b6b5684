package org.mixedmodels.knime.port;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.ModelContentRO;
import org.knime.core.node.ModelContentWO;

/** Levels by name in the stored form of a spec: a list of the names, and one list of levels for each. */
final class SpecLevels {

    private static final String NAMES = "names";

    private SpecLevels() {}

    static void save(Map<String, List<String>> levels, String key, ModelContentWO model) {
        ModelContentWO content = model.addModelContent(key);
        content.addStringArray(NAMES, levels.keySet().toArray(String[]::new));
        int number = 0;
        for (List<String> values : levels.values()) {
            content.addStringArray(Integer.toString(number++), values.toArray(String[]::new));
        }
    }

    static Map<String, List<String>> load(String key, ModelContentRO model) throws InvalidSettingsException {
        ModelContentRO content = model.getModelContent(key);
        Map<String, List<String>> levels = new LinkedHashMap<>();
        List<String> names = MixedModelPortObjectSpec.texts(content, NAMES);
        for (int i = 0; i < names.size(); i++) {
            levels.put(names.get(i), MixedModelPortObjectSpec.texts(content, Integer.toString(i)));
        }
        return levels;
    }
}
