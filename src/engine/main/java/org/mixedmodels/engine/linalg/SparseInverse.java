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

    private static final int TILE = 512;
    private static final int GROUP = 8;
    /** Multiplications from which a product is worth the threads. */
    private static final double PARALLEL = 1e6;

    private final SparseCholesky factor;
    private final SparseSymbolic symbolic;
    private final double[][] panels;
    /** -[M T], row by row, and transposed. */
    private final double[] solved;

    private final double[] transposed;
    /** Rows of S_RR that belong to one later panel, and transposed. */
    private final double[] gathered;

    private final double[] turned;
    private final int[] positions;

    SparseInverse(SparseCholesky factor) {
        this.factor = factor;
        symbolic = factor.symbolic();
        panels = new double[symbolic.panels()][];
        for (int p = 0; p < panels.length; p++) {
            panels[p] = new double[symbolic.panel(p).width * symbolic.panel(p).length];
        }
        int largest = symbolic.largest(true);
        solved = new double[largest];
        transposed = new double[largest];
        int longest = symbolic.largest(false);
        gathered = new double[Math.multiplyExact(Supernodes.WIDEST, longest)];
        turned = new double[gathered.length];
        positions = new int[longest];
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

    private void solve(int p) {
        Panel panel = symbolic.panel(p);
        double[] l = factor.panel(p);
        int width = panel.width;
        int length = panel.length;
        for (int j = width - 1; j >= 0; j--) {
            int row = j * length;
            Arrays.fill(solved, row, row + width, 0);
            solved[row + j] = -1;
            for (int i = width; i < length; i++) {
                solved[row + i] = -l[row + i];
            }
        }
        double[] coefficients = new double[width];
        for (int from = 0; from < length; from += TILE) {
            int to = Math.min(from + TILE, length);
            for (int j = width - 1; j >= 0; j--) {
                for (int k = j + 1; k < width; k++) {
                    coefficients[k] = -l[j * length + k];
                }
                int below = (j + 1) * length + from;
                int row = j * length + from;
                RowCombination.add(coefficients, j + 1, width - j - 1, solved, below, length, solved, row, to - from);
                double diagonal = l[j * length + j];
                for (int i = row; i < row + to - from; i++) {
                    solved[i] /= diagonal;
                }
            }
        }
        transpose(solved, 0, width, length, length, transposed);
    }

    /** Copies a block of {@code rows} x {@code columns}, its rows a distance apart, transposed. */
    private static void transpose(double[] from, int at, int rows, int columns, int distance, double[] to) {
        for (int start = 0; start < columns; start += GROUP) {
            int end = Math.min(start + GROUP, columns);
            for (int i = 0; i < rows; i++) {
                for (int j = start; j < end; j++) {
                    to[j * rows + i] = from[at + i * distance + j];
                }
            }
        }
    }

    /** S_JR = -T S_RR, one later panel after the other. */
    private void multiplyLater(int p) {
        Panel panel = symbolic.panel(p);
        for (int from = panel.width; from < panel.length; ) {
            int t = symbolic.panelOf(panel.row(from));
            int to = symbolic.panel(t).endOf(panel, from);
            multiply(p, t, from, to);
            from = to;
        }
    }

    private void multiply(int p, int t, int from, int to) {
        Panel panel = symbolic.panel(p);
        Panel later = symbolic.panel(t);
        int rest = panel.length - from;
        int rows = to - from;
        boolean dense = later.locate(panel, from, positions);
        double[] s = panels[t];
        int at = positions[0] * (later.length + 1);
        int distance = later.length;
        if (!dense) {
            s = gathered;
            at = 0;
            distance = rest;
            gather(panels[t], later.length, rows, rest);
        }
        transpose(s, at + rows, rows, rest - rows, distance, turned);
        multiplyGroups(p, s, at, distance, from, rows, rest);
    }

    private void gather(double[] s, int length, int rows, int rest) {
        for (int i = 0; i < rows; i++) {
            int row = positions[i] * length;
            int to = i * rest;
            for (int j = 0; j < rest; j++) {
                gathered[to + j] = s[row + positions[j]];
            }
        }
    }

    private void multiplyGroups(int p, double[] s, int at, int distance, int from, int rows, int rest) {
        int width = symbolic.panel(p).width;
        int groups = (width + GROUP - 1) / GROUP;
        IntStream indices = IntStream.range(0, groups);
        if (2.0 * width * rows * rest >= PARALLEL) {
            indices = indices.parallel();
        }
        indices.forEach(g -> multiplyGroup(p, g, s, at, distance, from, rows, rest));
    }

    /** Adds the products with some rows of S_RR, and with the same part of its columns, to a few rows of S_JR. */
    private void multiplyGroup(int p, int group, double[] s, int at, int distance, int from, int rows, int rest) {
        int length = symbolic.panel(p).length;
        int end = Math.min((group + 1) * GROUP, symbolic.panel(p).width);
        double[] result = panels[p];
        for (int tile = 0; tile < rest; tile += TILE) {
            int size = Math.min(TILE, rest - tile);
            for (int j = group * GROUP; j < end; j++) {
                int f = j * length + from;
                RowCombination.add(solved, f, rows, s, at + tile, distance, result, f + tile, size);
            }
        }
        for (int tile = rows; tile < rest; tile += TILE) {
            int size = Math.min(TILE, rest - tile);
            for (int j = group * GROUP; j < end; j++) {
                int f = j * length + from;
                RowCombination.add(solved, f + tile, size, turned, (tile - rows) * rows, rows, result, f, rows);
            }
        }
    }

    /** S_JJ = MM' - S_JR T', both triangles. */
    private void finish(int p) {
        Panel panel = symbolic.panel(p);
        int width = panel.width;
        int length = panel.length;
        double[] s = panels[p];
        for (int j = 0; j < width; j++) {
            int row = j * length;
            double[] sums = new double[width];
            RowCombination.add(solved, row, width, transposed, 0, width, sums, 0, width);
            RowCombination.add(s, row + width, length - width, transposed, width * width, width, sums, 0, width);
            System.arraycopy(sums, 0, s, row, width);
        }
    }
}
