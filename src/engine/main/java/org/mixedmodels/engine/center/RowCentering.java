package org.mixedmodels.engine.center;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mixedmodels.engine.data.Column;
import org.mixedmodels.engine.data.LevelDictionary;
import org.mixedmodels.engine.data.RowBatch;
import org.mixedmodels.engine.data.RowReader;

/**
 * Centers row by row. A row of a group that the model does not know, or without a group, is centered around the grand
 * mean. One instance serves one pass at a time.
 */
public final class RowCentering {

    private final CenteringModel model;
    private final LevelDictionary known;
    private @Nullable LevelDictionary levels;
    private int[] translation = new int[0];
    private boolean newGroup;

    private RowCentering(CenteringModel model) {
        this.model = model;
        this.known = LevelDictionary.of(model.groups());
    }

    /** Centering by the means of a model. */
    public static RowCentering of(CenteringModel model) {
        return new RowCentering(model);
    }

    /** The columns that a pass must read, in this order. */
    public List<Column> wanted() {
        return model.definition().wanted();
    }

    /** Binds the centering to a pass over {@link #wanted}. */
    public void bind(RowReader reader) {
        int columns = model.definition().columns().size();
        levels = model.definition().groupColumn().isPresent() ? reader.levels(columns) : null;
        translation = new int[0];
    }

    /**
     * Centers a row of the pass.
     *
     * @param centered receives per column the centered value, NaN where the value is missing
     * @param groupMeans receives per column the mean that was subtracted: of the group, or of all rows
     */
    public void apply(RowBatch batch, int row, double[] centered, double[] groupMeans) {
        int columns = model.definition().columns().size();
        int group = levels == null ? RowBatch.MISSING : group(batch.codes(columns)[row], levels);
        newGroup = levels != null && group == RowBatch.MISSING;
        boolean standardize = model.definition().method() == CenteringMethod.STANDARDIZE;
        for (int c = 0; c < columns; c++) {
            double mean = group == RowBatch.MISSING ? Double.NaN : model.groupMeans()[group][c];
            groupMeans[c] = Double.isNaN(mean) ? model.means()[c] : mean;
            double difference = batch.numbers(c)[row] - groupMeans[c];
            centered[c] = standardize ? difference / model.stdDevs()[c] : difference;
        }
    }

    /** Whether the row that was centered last is of an unknown group, or of none. */
    public boolean newGroup() {
        return newGroup;
    }

    private int group(int code, LevelDictionary dictionary) {
        if (code == RowBatch.MISSING) {
            return RowBatch.MISSING;
        }
        if (code >= translation.length) {
            int from = translation.length;
            translation = Arrays.copyOf(translation, Math.max(dictionary.size(), code + 1));
            for (int i = from; i < translation.length; i++) {
                translation[i] = known.find(dictionary.level(i));
            }
        }
        return translation[code];
    }
}
