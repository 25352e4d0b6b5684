package org.mixedmodels.engine.linalg;

import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/**
 * Some long rows, packed tile by tile, and what is added to the rows of a matrix as combinations of them. Every number is
 * summed in the same order whatever the number of threads.
 */
final class PackedBlock {

    /** Rows of the result that a thread takes at once; they share a tile in the cache. */
    private static final int GROUP = 32;
    /** Multiplications from which a product is worth the threads. */
    private static final double PARALLEL = 1e6;

    private final int depth;
    private final PackedRows[] tiles;

    /** Room for {@code depth} rows of {@code length} numbers. */
    PackedBlock(int depth, int length) {
        this.depth = depth;
        tiles = new PackedRows[(length + PackedRows.WIDTH - 1) / PackedRows.WIDTH];
        for (int t = 0; t < tiles.length; t++) {
            tiles[t] = new PackedRows(depth, Math.min(PackedRows.WIDTH, length - t * PackedRows.WIDTH));
        }
    }

    /** A step on the columns {@code from} to {@code to}. */
    interface TileStep {
        void run(PackedRows tile, int from, int to);
    }

    /** Runs a step on each tile of the first {@code length} columns, in parallel where they are many. */
    void forEachTile(int length, TileStep step) {
        int count = (length + PackedRows.WIDTH - 1) / PackedRows.WIDTH;
        forEach(count, (double) length * depth * depth, t -> {
            int from = t * PackedRows.WIDTH;
            step.run(tiles[t], from, Math.min(from + PackedRows.WIDTH, length));
        });
    }

    /**
     * Adds to each row i of a matrix the sum of f_ik t_k over the packed rows t_k.
     *
     * @param f holds the coefficients, those of row i from {@code fAt + i * fRow} on
     * @param used how many packed rows are used
     * @param c holds the matrix, its row i from {@code cAt + i * cRow} on
     * @param rows its number of rows
     * @param length its number of columns, or 0 for its lower triangle only
     */
    void addTo(double[] f, int fAt, int fRow, int used, double[] c, int cAt, int cRow, int rows, int length) {
        int groups = (rows + GROUP - 1) / GROUP;
        double columns = length == 0 ? rows / 2.0 : length;
        forEach(groups, rows * columns * used, g -> {
            int first = g * GROUP;
            int end = Math.min(first + GROUP, rows);
            double[] one = new double[PackedRows.WIDTH];
            double[] two = new double[PackedRows.WIDTH];
            int widest = length == 0 ? end : length;
            for (int t = 0; t * PackedRows.WIDTH < widest; t++) {
                int from = t * PackedRows.WIDTH;
                for (int i = first; i < end; i += 2) {
                    int size = Math.min(PackedRows.WIDTH, (length == 0 ? i + 1 : length) - from);
                    int next = Math.min(PackedRows.WIDTH, (length == 0 ? i + 2 : length) - from);
                    int at = cAt + i * cRow + from;
                    if (i + 1 < end && next > 0) {
                        addPair(
                                tiles[t],
                                f,
                                fAt + i * fRow,
                                fRow,
                                used,
                                c,
                                at,
                                cRow,
                                Math.max(size, 0),
                                next,
                                one,
                                two);
                    } else if (size > 0) {
                        System.arraycopy(c, at, one, 0, size);
                        tiles[t].add(f, fAt + i * fRow, used, one, 0, size);
                        System.arraycopy(one, 0, c, at, size);
                    }
                }
            }
        });
    }

    private static void addPair(
            PackedRows tile,
            double[] f,
            int fAt,
            int fRow,
            int used,
            double[] c,
            int at,
            int cRow,
            int size,
            int next,
            double[] one,
            double[] two) {
        System.arraycopy(c, at, one, 0, size);
        System.arraycopy(c, at + cRow, two, 0, next);
        tile.add(f, fAt, fAt + fRow, used, one, two, 0, next);
        System.arraycopy(one, 0, c, at, size);
        System.arraycopy(two, 0, c, at + cRow, next);
    }

    private static void forEach(int count, double work, IntConsumer action) {
        IntStream indices = IntStream.range(0, count);
        (work >= PARALLEL && count > 1 ? indices.parallel() : indices).forEach(action);
    }
}
