package org.mixedmodels.engine.likelihood;

/**
 * The cells of the trailing matrix that the row of each level of a stage touches: those of its columns by its columns,
 * the lower triangle row by row. They are looked up once and kept as long as they are {@value #MOST} at most; otherwise
 * they are looked up each time. Not thread safe.
 */
final class TouchedCells {

    private static final int MOST = 30_000_000;

    private final EliminationPlan plan;
    private final TrailingMatrix matrix;
    private final int[][] kept;
    private final int[][] starts;
    private final int[] places;
    private int[] scratch = new int[0];

    TouchedCells(EliminationPlan plan, TrailingMatrix matrix) {
        this(plan, matrix, MOST);
    }

    /** As the other, but keeping a given number of cells at most. */
    TouchedCells(EliminationPlan plan, TrailingMatrix matrix, int most) {
        this.plan = plan;
        this.matrix = matrix;
        places = new int[plan.trailingOrder()];
        kept = new int[plan.stages()][];
        starts = new int[plan.stages()][];
        long left = most;
        for (int f = 0; f < plan.stages(); f++) {
            long size = size(plan.stage(f));
            if (size <= left) {
                left -= size;
                keep(plan.stage(f), (int) size);
            } else {
                kept[f] = new int[0];
                starts[f] = new int[0];
            }
        }
    }

    private long size(EliminationPlan.Stage stage) {
        long size = 0;
        for (int level = 0; level < plan.levels(stage.factor); level++) {
            long count = stage.places(level, places);
            size += count * (count + 1) / 2;
        }
        return size;
    }

    private void keep(EliminationPlan.Stage stage, int size) {
        int f = stage.factor;
        kept[f] = new int[size];
        starts[f] = new int[plan.levels(f) + 1];
        for (int level = 0; level < plan.levels(f); level++) {
            int count = stage.places(level, places);
            starts[f][level + 1] = find(count, kept[f], starts[f][level]);
        }
    }

    private int find(int count, int[] cells, int at) {
        int next = at;
        for (int i = 0; i < count; i++) {
            for (int j = 0; j <= i; j++) {
                cells[next++] = matrix.cell(places[i], places[j]);
            }
        }
        return next;
    }

    /** Where the cells of a level start among {@link #cells}, to be called before each level. */
    int locate(EliminationPlan.Stage stage, int level) {
        if (starts[stage.factor].length > 0) {
            return starts[stage.factor][level];
        }
        int count = stage.places(level, places);
        int size = Math.multiplyExact(count, count + 1) / 2;
        if (scratch.length < size) {
            scratch = new int[size + size / 2];
        }
        find(count, scratch, 0);
        return 0;
    }

    /** The array with the cells of a stage. */
    int[] cells(EliminationPlan.Stage stage) {
        return starts[stage.factor].length > 0 ? kept[stage.factor] : scratch;
    }
}
