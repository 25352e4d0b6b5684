package org.mixedmodels.engine.center;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.mixedmodels.engine.data.Column;
import org.mixedmodels.engine.data.GroupStatus;
import org.mixedmodels.engine.data.RowBatch;
import org.mixedmodels.engine.data.RowReader;

/**
 * Centers row by row, with the means of a model. One instance serves one pass at a time.
 *
 * <p>A group that the model does not know, or of which it has no values, is given the mean and standard deviation of its
 * known group in the level above, above the highest level those over all rows. Where a row does not say its group, what
 * depends on the group is missing.
 */
public final class RowCentering {

    private static final int NOWHERE = -2;

    private final CenteringModel model;
    private final List<CenteredColumn> outputs;
    private final int[] columns;
    private final int[] groups;
    private final GroupStatus[] status;
    private final List<KnownGroups> known = new ArrayList<>();
    private final int firstLevel;

    private RowCentering(CenteringModel model) {
        this.model = model;
        outputs = List.copyOf(model.definition().outputs());
        List<String> names = model.definition().columns();
        firstLevel = names.size();
        columns = outputs.stream()
                .mapToInt(output -> names.indexOf(output.predictor().column()))
                .toArray();
        groups = new int[model.levels().size()];
        status = new GroupStatus[groups.length];
        Arrays.fill(status, GroupStatus.MISSING);
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
        known.clear();
        for (int level = 0; level < groups.length; level++) {
            known.add(new KnownGroups(model.levels().get(level), reader.levels(firstLevel + level)));
        }
    }

    /**
     * Centers a row of the pass.
     *
     * @param out receives one number for each of {@link CenteringDefinition#outputs}, NaN where it is missing
     */
    public void apply(RowBatch batch, int row, double[] out) {
        findGroups(batch, row);
        for (int i = 0; i < columns.length; i++) {
            out[i] = value(outputs.get(i), columns[i], batch.numbers(columns[i])[row]);
        }
    }

    private void findGroups(RowBatch batch, int row) {
        int group = -1;
        GroupStatus above = GroupStatus.KNOWN;
        for (int level = 0; level < groups.length; level++) {
            int code = batch.codes(firstLevel + level)[row];
            if (above == GroupStatus.MISSING || code == RowBatch.MISSING) {
                above = GroupStatus.MISSING;
            } else if (above == GroupStatus.KNOWN) {
                group = known.get(level).find(group, code);
                above = group < 0 ? GroupStatus.NEW : GroupStatus.KNOWN;
            }
            groups[level] = group;
            status[level] = above;
        }
    }

    private double value(CenteredColumn output, int column, double value) {
        int source = source(output.level(), column);
        return switch (output.part()) {
            case CENTERED -> value - mean(source, column);
            case STANDARDIZED -> (value - mean(source, column)) / stdDev(source, column);
            case GROUP_MEAN -> mean(source, column);
            case BETWEEN -> mean(source, column) - mean(source(output.level() - 1, column), column);
        };
    }

    /** The level whose mean stands for that of a level: itself, or one above it, or -1 for all rows together. */
    private int source(int level, int column) {
        if (level >= 0 && status[level] == GroupStatus.MISSING) {
            return NOWHERE;
        }
        int source = level;
        while (source >= 0 && !hasMean(source, column)) {
            source--;
        }
        return source;
    }

    private boolean hasMean(int level, int column) {
        return status[level] == GroupStatus.KNOWN
                && !Double.isNaN(model.levels().get(level).means()[groups[level]][column]);
    }

    private double mean(int level, int column) {
        if (level == NOWHERE) {
            return Double.NaN;
        }
        return level < 0 ? model.means()[column] : model.levels().get(level).means()[groups[level]][column];
    }

    private double stdDev(int level, int column) {
        if (level == NOWHERE) {
            return Double.NaN;
        }
        double stdDev =
                level < 0 ? model.stdDevs()[column] : model.levels().get(level).stdDevs()[groups[level]][column];
        return stdDev > 0 ? stdDev : Double.NaN;
    }

    /** Whether the group of the row that was centered last is known, at a level of the definition. */
    public GroupStatus status(int level) {
        return status[level];
    }

    /** The same for all levels together: missing if one is missing, else new if one is new. */
    public GroupStatus status() {
        return status.length == 0 ? GroupStatus.KNOWN : status[status.length - 1];
    }
}
