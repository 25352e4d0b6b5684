package org.mixedmodels.engine.center;

import java.util.ArrayList;
import java.util.List;
import org.mixedmodels.engine.data.LevelDictionary;
import org.mixedmodels.engine.data.LongIntMap;

/** The groups of one level as they are met in a pass, with the moments of their rows. */
final class GroupMeans {

    private final LongIntMap index = new LongIntMap();
    private final List<Integer> codes = new ArrayList<>();
    private final List<Integer> parents = new ArrayList<>();
    private final Moments moments;

    GroupMeans(int columns) {
        moments = new Moments(columns);
    }

    /** The number of a group, which is added if it is new: a category within a group of the level above. */
    int group(int parent, int code) {
        long key = ((long) (parent + 1) << 32) | code;
        int known = index.get(key);
        if (known >= 0) {
            return known;
        }
        int group = index.put(key, index.size());
        codes.add(code);
        parents.add(parent);
        moments.reserve(group);
        return group;
    }

    void add(int group, int column, double value) {
        moments.add(group, column, value);
    }

    GroupMoments build(LevelDictionary categories) {
        int groups = codes.size();
        double[][] means = new double[groups][];
        double[][] stdDevs = new double[groups][];
        for (int g = 0; g < groups; g++) {
            means[g] = moments.means(g);
            stdDevs[g] = moments.stdDevs(g);
        }
        return new GroupMoments(
                codes.stream().map(categories::level).toList(),
                parents.stream().mapToInt(Integer::intValue).toArray(),
                means,
                stdDevs);
    }
}
