package org.mixedmodels.engine.design;

import java.util.Arrays;
import java.util.List;
import org.mixedmodels.engine.data.LevelDictionary;

/** From the category codes of a reader to the levels of a model. */
final class LevelTranslation {

    private final LevelDictionary model;
    private final LevelDictionary reader;
    private int[] levels = new int[0];

    LevelTranslation(List<String> modelLevels, LevelDictionary reader) {
        this.model = LevelDictionary.of(modelLevels);
        this.reader = reader;
    }

    /** The model's level of a code, -1 if the model does not know it. */
    int level(int code) {
        if (code >= levels.length) {
            extend();
        }
        return levels[code];
    }

    private void extend() {
        int known = levels.length;
        levels = Arrays.copyOf(levels, reader.size());
        for (int code = known; code < levels.length; code++) {
            levels[code] = model.find(reader.level(code));
        }
    }
}
