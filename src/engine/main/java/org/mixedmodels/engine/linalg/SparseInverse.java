package org.mixedmodels.engine.linalg;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The entries of S = A^-1 where L has entries, by the recursion of Takahashi, Fagan and Chin (1973; Erisman and Tinney
 * 1975, Comm. ACM 18(3)) over panels, from the last on: with the columns J of a panel and the rows R below them
 *
 * <pre>
 *   [M T] = L_JJ^-T [I L_RJ'],   S_JR = -T S_RR,   S_JJ = MM' - S_JR T'.
 * </pre>
 *
 * All entries of S_RR that are needed lie in later panels.
 */
final class SparseInverse {

    private static final int GROUP = 8;
    /** Multiplications from which a product is worth the threads. */
    private static final double PARALLEL = 1e6;

    private final SparseCholesky factor;
    private final SparseSymbolic symbolic;
    private final double[][] panels;
    /** -[M T], row by row. */
    private final double[] solved;

    private final double[] negative = new double[Supernodes.WIDEST * Supernodes.WIDEST];
    private final double[] diagonal = new double[Supernodes.WIDEST];
    private final int[] positions;
    /** Rows of some columns, and columns of some rows. */
    private final PackedRows tile = new PackedRows(Supernodes.WIDEST, PackedRows.WIDTH);

    private final PackedRows turned = new PackedRows(PackedRows.WIDTH, Supernodes.WIDEST);

    SparseInverse(SparseCholesky factor) {
        this.factor = factor;
        symbolic = factor.symbolic();
        panels = new double[symbolic.panels()][];
        for (int p = 0; p < panels.length; p++) {
            panels[p] = new double[symbolic.panel(p).width * symbolic.panel(p).length];
        }
        solved = new double[symbolic.largest(true)];
        positions = new int[symbolic.largest(false)];
    }

    /** The entries of the inverse at the places of the matrix's entries. */
    double[] compute() {
        double[] values = new double[symbolic.pattern().size()];
        for (int p = panels.length - 1; p >= 0; p--) {
            Arrays.fill(panels[p], 0);
            solve(p);
            multiplyLater(p);
            finish(p);
            symbolic.read(p, panels[p], values);
        }
        return values;
    }

    /** Backward substitution is forward substitution of the rows and columns in reverse. */
    private void solve(int p) {
        Panel panel = symbolic.panel(p);
        double[] l = factor.panel(p);
        int width = panel.width;
        int length = panel.length;
        for (int j = 0; j < width; j++) {
            int row = (width - 1 - j) * length;
            diagonal[j] = l[row + width - 1 - j];
            for (int k = 0; k < j; k++) {
                negative[j * width + k] = -l[row + width - 1 - k];
            }
        }
        for (int from = 0; from < length; from += PackedRows.WIDTH) {
            int to = Math.min(from + PackedRows.WIDTH, length);
            for (int j = 0; j < width; j++) {
                double[] row = tile.row(width - 1 - j);
                for (int i = from; i < to; i++) {
                    row[i - from] = i < width ? (i == j ? -1 : 0) : -l[j * length + i];
                }
            }
            tile.solve(negative, diagonal, width, to - from);
            for (int j = 0; j < width; j++) {
                System.arraycopy(tile.row(width - 1 - j), 0, solved, j * length + from, to - from);
            }
        }
    }

    /** S_JR = -T S_RR, one later panel after the other. */
    private void multiplyLater(int p) {
        Panel panel = symbolic.panel(p);
        for (int first = panel.width; first < panel.length; ) {
            int t = symbolic.panelOf(panel.row(first));
            Panel later = symbolic.panel(t);
            int end = later.endOf(panel, first);
            boolean dense = later.locate(panel, first, panel.length, positions);
            for (int from = first; from < panel.length; from += PackedRows.WIDTH) {
                int to = Math.min(from + PackedRows.WIDTH, panel.length);
                gather(t, dense, first, end, from, to);
                turn(first, end, from, to);
                multiply(p, first, end, from, to);
            }
            first = end;
        }
    }

    /** Copies the rows {@code first} to {@code end} of S_RR, its columns {@code from} to {@code to}. */
    private void gather(int t, boolean dense, int first, int end, int from, int to) {
        int distance = symbolic.panel(t).length;
        for (int i = first; i < end; i++) {
            int row = positions[i - first] * distance;
            double[] target = tile.row(i - first);
            if (dense) {
                System.arraycopy(panels[t], row + positions[from - first], target, 0, to - from);
            } else {
                for (int j = from; j < to; j++) {
                    target[j - from] = panels[t][row + positions[j - first]];
                }
            }
        }
    }

    private void turn(int first, int end, int from, int to) {
        int begin = Math.max(from, end);
        for (int start = begin; start < to; start += GROUP) {
            int stop = Math.min(start + GROUP, to);
            for (int i = 0; i < end - first; i++) {
                double[] row = tile.row(i);
                for (int j = start; j < stop; j++) {
                    turned.row(j - begin)[i] = row[j - from];
                }
            }
        }
    }

    private void multiply(int p, int first, int end, int from, int to) {
        int width = symbolic.panel(p).width;
        int groups = (width + GROUP - 1) / GROUP;
        IntStream indices = IntStream.range(0, groups);
        if (2.0 * width * (end - first) * (to - from) >= PARALLEL) {
            indices = indices.parallel();
        }
        indices.forEach(g -> {
            double[] one = new double[Math.max(to - from, end - first)];
            double[] two = new double[one.length];
            int last = Math.min((g + 1) * GROUP, width);
            for (int j = g * GROUP; j < last; j += 2) {
                multiplyPair(p, j, j + 1 < last, first, end, from, to, one, two);
            }
        });
    }

    /** Adds to two rows of S_JR the products with the tile, and with its transpose right of the diagonal block. */
    private void multiplyPair(
            int p, int j, boolean pair, int first, int end, int from, int to, double[] one, double[] two) {
        int length = symbolic.panel(p).length;
        double[] s = panels[p];
        int row = j * length;
        int next = pair ? row + length : row;
        add(tile, row + first, next + first, end - first, s, row + from, next + from, to - from, one, two);
        int begin = Math.max(from, end);
        if (begin < to) {
            add(turned, row + begin, next + begin, to - begin, s, row + first, next + first, end - first, one, two);
        }
    }

    /** Adds to two parts of rows of S (or to one, if they are the same) combinations of packed rows. */
    private void add(
            PackedRows rows,
            int f,
            int g,
            int count,
            double[] s,
            int at,
            int next,
            int size,
            double[] one,
            double[] two) {
        System.arraycopy(s, at, one, 0, size);
        if (next > at) {
            System.arraycopy(s, next, two, 0, size);
            rows.add(solved, f, g, count, one, two, 0, size);
            System.arraycopy(two, 0, s, next, size);
        } else {
            rows.add(solved, f, count, one, 0, size);
        }
        System.arraycopy(one, 0, s, at, size);
    }

    /** S_JJ = MM' - S_JR T', both triangles. */
    private void finish(int p) {
        Panel panel = symbolic.panel(p);
        int width = panel.width;
        int length = panel.length;
        double[] s = panels[p];
        // with -M in the place of S_JJ each row meets all of [-M -T]
        for (int j = 0; j < width; j++) {
            System.arraycopy(solved, j * length, s, j * length, width);
        }
        double[] sums = new double[width * width];
        double[] one = new double[width];
        double[] two = new double[width];
        for (int from = 0; from < length; from += PackedRows.WIDTH) {
            int to = Math.min(from + PackedRows.WIDTH, length);
            for (int k = 0; k < width; k++) {
                for (int i = from; i < to; i++) {
                    turned.row(i - from)[k] = solved[k * length + i];
                }
            }
            for (int j = 0; j < width; j += 2) {
                addRows(s, j, j + 1 < width, length, from, to, sums, width, one, two);
            }
        }
        for (int j = 0; j < width; j++) {
            System.arraycopy(sums, j * width, s, j * length, width);
        }
    }

    private void addRows(
            double[] s,
            int j,
            boolean pair,
            int length,
            int from,
            int to,
            double[] sums,
            int width,
            double[] one,
            double[] two) {
        int f = j * length + from;
        System.arraycopy(sums, j * width, one, 0, width);
        if (pair) {
            System.arraycopy(sums, (j + 1) * width, two, 0, width);
            turned.add(s, f, f + length, to - from, one, two, 0, width);
            System.arraycopy(two, 0, sums, (j + 1) * width, width);
        } else {
            turned.add(s, f, to - from, one, 0, width);
        }
        System.arraycopy(one, 0, sums, j * width, width);
    }
}
