package org.mixedmodels.engine.center;

import java.util.Arrays;
import org.mixedmodels.engine.data.LevelDictionary;
import org.mixedmodels.engine.data.LongIntMap;

/** Finds the groups of one level of a model for the categories of a pass. */
final class KnownGroups {

    private final LevelDictionary names = new LevelDictionary();
    private final LongIntMap index = new LongIntMap();
    private final LevelDictionary categories;
    private int[] translation = new int[0];

    KnownGroups(GroupMoments groups, LevelDictionary categories) {
        this.categories = categories;
        for (int g = 0; g < groups.names().size(); g++) {
            index.put(key(groups.parents()[g], names.encode(groups.names().get(g))), g);
        }
    }

    private static long key(int parent, int name) {
        return ((long) (parent + 1) << 32) | name;
    }

    /** The group of a category within a group of the level above (-1 above the highest), or -1 if it is new. */
    int find(int parent, int code) {
        if (code >= translation.length) {
            extend();
        }
        return translation[code] < 0 ? -1 : index.get(key(parent, translation[code]));
    }

    private void extend() {
        int from = translation.length;
        translation = Arrays.copyOf(translation, categories.size());
        for (int code = from; code < translation.length; code++) {
            translation[code] = names.find(categories.level(code));
        }
    }
}
