package org.mixedmodels.engine.data;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Categories in the order in which they were met, each with its code 0, 1, 2, ... */
public final class LevelDictionary {

    private final Map<String, Integer> codes = new HashMap<>();
    private final List<String> levels = new ArrayList<>();

    /** A dictionary of the given categories. */
    public static LevelDictionary of(Iterable<String> levels) {
        LevelDictionary dictionary = new LevelDictionary();
        levels.forEach(dictionary::encode);
        return dictionary;
    }

    /** The code of a category, which is added if it is new. */
    public int encode(String level) {
        Integer known = codes.get(level);
        if (known != null) {
            return known;
        }
        int code = levels.size();
        codes.put(level, code);
        levels.add(level);
        return code;
    }

    /** The code of a category, or {@link RowBatch#MISSING} if it is unknown. */
    public int find(String level) {
        Integer known = codes.get(level);
        return known == null ? RowBatch.MISSING : known;
    }

    /** The category of a code. */
    public String level(int code) {
        return levels.get(code);
    }

    /** The number of categories. */
    public int size() {
        return levels.size();
    }

    /** The categories in the order of their codes; a view that grows. */
    public List<String> levels() {
        return Collections.unmodifiableList(levels);
    }
}
