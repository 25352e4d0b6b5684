package org.mixedmodels.runner.fit;

import java.util.LinkedHashMap;
import java.util.Map;
import org.mixedmodels.engine.result.ConditionalModes;
import org.mixedmodels.engine.result.LinearMixedModel;

/** How many levels each grouping factor has. */
final class GroupSizes {

    private GroupSizes() {}

    /** The factors in the order of the formula, each once. */
    static Map<String, Integer> of(LinearMixedModel model) {
        Map<String, Integer> sizes = new LinkedHashMap<>();
        for (ConditionalModes modes : model.conditionalModes()) {
            sizes.put(modes.group(), modes.levels().size());
        }
        return sizes;
    }
}
