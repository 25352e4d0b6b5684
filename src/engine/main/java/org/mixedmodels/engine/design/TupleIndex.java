package org.mixedmodels.engine.design;

import java.util.ArrayList;
import java.util.List;
import org.mixedmodels.engine.data.LevelDictionary;
import org.mixedmodels.engine.data.LongIntMap;
import org.mixedmodels.engine.data.RowBatch;
import org.mixedmodels.engine.data.RowReader;
import org.mixedmodels.engine.formula.GroupingFactor;

/**
 * Numbers the groups of a factor 0, 1, 2, ... as they are met in a pass. The groups of a factor of several columns are
 * the distinct tuples of their categories.
 */
final class TupleIndex {

    private final int[] columns;
    private final List<LevelDictionary> dictionaries = new ArrayList<>();
    private final List<LongIntMap> pairs = new ArrayList<>();
    private final List<String> names = new ArrayList<>();
    private final IntList singles = new IntList();

    TupleIndex(GroupingFactor group, ColumnRoles roles, RowReader reader) {
        this.columns = group.columns().stream().mapToInt(roles::nominal).toArray();
        for (int column : columns) {
            dictionaries.add(reader.levels(column));
            pairs.add(new LongIntMap());
        }
    }

    /** The number of the row's group; the row must not have a missing value in the factor's columns. */
    int id(RowBatch batch, int row) {
        int code = batch.codes(columns[0])[row];
        if (columns.length == 1) {
            return single(code);
        }
        int tuple = code;
        for (int c = 1; c < columns.length; c++) {
            LongIntMap map = pairs.get(c);
            long key = ((long) tuple << 32) | batch.codes(columns[c])[row];
            int next = map.get(key);
            tuple = next >= 0 ? next : map.put(key, map.size());
        }
        if (tuple == names.size()) {
            names.add(name(batch, row));
        }
        return tuple;
    }

    /** Writes the numbers of the groups of the complete rows of a block. */
    void ids(RowBatch batch, BlockDesign design, int[] ids) {
        for (int i = 0; i < design.size(); i++) {
            ids[i] = id(batch, design.row(i));
        }
    }

    /** Whether the row has a missing value in one of the factor's columns. */
    boolean isMissing(RowBatch batch, int row) {
        for (int column : columns) {
            if (batch.codes(column)[row] == RowBatch.MISSING) {
                return true;
            }
        }
        return false;
    }

    private int single(int code) {
        while (singles.size() <= code) {
            singles.add(-1);
        }
        int known = singles.get(code);
        if (known >= 0) {
            return known;
        }
        singles.set(code, names.size());
        names.add(dictionaries.get(0).level(code));
        return names.size() - 1;
    }

    private String name(RowBatch batch, int row) {
        List<String> parts = new ArrayList<>();
        for (int c = 0; c < columns.length; c++) {
            parts.add(escaped(dictionaries.get(c).level(batch.codes(columns[c])[row])));
        }
        return String.join(":", parts);
    }

    /** A colon within a category, so that the groups (a:b, c) and (a, b:c) keep different names. */
    private static String escaped(String category) {
        return category.indexOf(':') < 0 && category.indexOf('\\') < 0
                ? category
                : category.replace("\\", "\\\\").replace(":", "\\:");
    }

    /** The name of a group as R has it: the categories joined by colons. */
    String name(int id) {
        return names.get(id);
    }

    /** The names of the groups so far. */
    List<String> names() {
        return names;
    }
}
