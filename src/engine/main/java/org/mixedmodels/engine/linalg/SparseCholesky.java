package org.mixedmodels.engine.linalg;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The Cholesky factor L of a sparse symmetric positive definite matrix, PAP' = LL' with the order P of its
 * {@link SparseSymbolic}: right-looking, panel by panel (Ng and Peyton 1993, SIAM J. Sci. Comput. 14(5)), each panel
 * dense. The workspace is allocated once; {@link #factorize} fills it anew. A large panel updates the later ones in
 * parallel; every number is summed in the same order whatever the number of threads.
 *
 * <p>Values are aligned with the entries of the pattern. Not thread safe.
 */
public final class SparseCholesky {

    /** Multiplications from which an update is worth the threads. */
    private static final double PARALLEL = 1e6;

    private final SparseSymbolic symbolic;
    private final double[][] panels;
    /** Columns of a panel: the negative of the transposed block. */
    private final double[] negative;

    private final double[] diagonal = new double[Supernodes.WIDEST];
    private final PackedRows tile = new PackedRows(Supernodes.WIDEST, PackedRows.WIDTH);
    private final int[] targets;
    private boolean factorized;
    private @Nullable SparseInverse inverse;

    /** Allocates the workspace: {@link SparseSymbolic#storedEntries} doubles. */
    public SparseCholesky(SparseSymbolic symbolic) {
        this.symbolic = symbolic;
        panels = new double[symbolic.panels()][];
        for (int p = 0; p < panels.length; p++) {
            Panel panel = symbolic.panel(p);
            panels[p] = new double[panel.width * panel.length];
        }
        negative = new double[symbolic.largest(true)];
        targets = new int[symbolic.largest(false) + 1];
    }

    /** The number of doubles of the factor. */
    public long storedEntries() {
        return symbolic.storedEntries();
    }

    SparseSymbolic symbolic() {
        return symbolic;
    }

    /** The numbers of a panel of L, row by row as in {@link Panel}. */
    double[] panel(int p) {
        return panels[p];
    }

    /**
     * Factorises a matrix.
     *
     * @param values the matrix, one number per entry of the pattern
     * @return false if it is not positive definite; then nothing else may be asked
     */
    public boolean factorize(double[] values) {
        if (values.length != symbolic.pattern().size()) {
            throw new IllegalArgumentException(
                    values.length + " values for " + symbolic.pattern().size() + " entries");
        }
        factorized = false;
        for (int p = 0; p < panels.length; p++) {
            Arrays.fill(panels[p], 0);
            symbolic.load(p, values, panels[p]);
        }
        for (int p = 0; p < panels.length; p++) {
            if (!factorizeDiagonal(p)) {
                return false;
            }
            findTargets(symbolic.panel(p));
            for (int from = symbolic.panel(p).width; from < symbolic.panel(p).length; from += PackedRows.WIDTH) {
                int to = Math.min(from + PackedRows.WIDTH, symbolic.panel(p).length);
                solveTile(p, from, to);
                updateLater(p, from, to);
            }
        }
        factorized = true;
        return true;
    }

    private boolean factorizeDiagonal(int p) {
        Panel panel = symbolic.panel(p);
        tile.pack(panels[p], 0, panel.length, panel.width, panel.width);
        boolean positive = tile.factorize(negative, diagonal, panel.width);
        for (int j = 0; j < panel.width; j++) {
            System.arraycopy(tile.row(j), j, panels[p], j * panel.length + j, panel.width - j);
        }
        return positive;
    }

    /** Turns a part of the block below the diagonal into that of L; leaves it in the tile, too. */
    private void solveTile(int p, int from, int to) {
        Panel panel = symbolic.panel(p);
        double[] l = panels[p];
        int width = panel.width;
        tile.pack(l, from, panel.length, width, to - from);
        tile.solve(negative, diagonal, width, to - from);
        for (int k = 0; k < width; k++) {
            double[] row = tile.row(k);
            System.arraycopy(row, 0, l, k * panel.length + from, to - from);
            for (int i = from; i < to; i++) {
                negative[i * width + k] = -row[i - from];
            }
        }
    }

    /** Finds the positions at which the rows of the next later panel begin. */
    private void findTargets(Panel source) {
        int count = 0;
        for (int from = source.width; from < source.length; ) {
            targets[count++] = from;
            from = symbolic.panel(symbolic.panelOf(source.row(from))).endOf(source, from);
        }
        targets[count] = source.length;
    }

    /** Subtracts from the later panels what the tile between two positions contributes to them. */
    private void updateLater(int p, int from, int to) {
        Panel source = symbolic.panel(p);
        int count = 0;
        while (targets[count] < to) {
            count++;
        }
        IntStream indices = IntStream.range(0, count);
        double work = (double) source.width * (to - from) * (from - source.width + (to - from) / 2.0);
        if (work >= PARALLEL && count > 1) {
            indices = indices.parallel();
        }
        indices.forEach(t -> update(p, targets[t], Math.min(targets[t + 1], to), from, to));
    }

    /** Subtracts the products of the rows between {@code first} and {@code end} and the tile. */
    private void update(int p, int first, int end, int from, int to) {
        Panel source = symbolic.panel(p);
        int t = symbolic.panelOf(source.row(first));
        Panel target = symbolic.panel(t);
        int begin = Math.max(first, from);
        int[] positions = new int[to - begin];
        boolean dense = target.locate(source, begin, to, positions);
        double[] one = new double[to - from];
        double[] two = new double[to - from];
        for (int i = first; i < end; i += 2) {
            // the first number of the second row of a pair falls into the unused triangle
            int start = Math.max(i, from);
            boolean pair = i + 1 < end;
            int row = (source.row(i) - target.first) * target.length;
            int next = pair ? (source.row(i + 1) - target.first) * target.length : row;
            fetch(dense, panels[t], row + positions[start - begin], one, start - from, to - from);
            if (pair) {
                fetch(dense, panels[t], next + positions[start - begin], two, start - from, to - from);
                int f = i * source.width;
                tile.add(negative, f, f + source.width, source.width, one, two, start - from, to - from);
                store(dense, two, start - from, to - from, panels[t], next, positions, start - begin);
            } else {
                tile.add(negative, i * source.width, source.width, one, start - from, to - from);
            }
            store(dense, one, start - from, to - from, panels[t], row, positions, start - begin);
        }
    }

    private static void fetch(boolean dense, double[] target, int at, double[] sums, int from, int to) {
        if (dense) {
            System.arraycopy(target, at, sums, from, to - from);
        } else {
            Arrays.fill(sums, from, to, 0);
        }
    }

    private static void store(
            boolean dense, double[] sums, int from, int to, double[] target, int row, int[] positions, int at) {
        if (dense) {
            System.arraycopy(sums, from, target, row + positions[at], to - from);
            return;
        }
        for (int i = from; i < to; i++) {
            target[row + positions[at + i - from]] += sums[i];
        }
    }

    /** The logarithm of the determinant of the matrix. */
    public double logDeterminant() {
        requireFactorized();
        double sum = 0;
        for (int p = 0; p < panels.length; p++) {
            Panel panel = symbolic.panel(p);
            for (int k = 0; k < panel.width; k++) {
                sum += Math.log(panels[p][k * panel.length + k]);
            }
        }
        return 2 * sum;
    }

    /**
     * Replaces B by the solution of LX = PB. The rows of X are in the order of elimination, so that X'X = B'A^-1 B.
     *
     * @param b the right-hand sides, order x columns, row by row
     */
    public void solveLower(double[] b, int columns) {
        requireFactorized();
        double[] x = new double[requireRows(b, columns)];
        for (int k = 0; k < symbolic.pattern().order(); k++) {
            System.arraycopy(b, symbolic.original(k) * columns, x, k * columns, columns);
        }
        for (int p = 0; p < panels.length; p++) {
            Panel panel = symbolic.panel(p);
            for (int j = 0; j < panel.width; j++) {
                int row = j * panel.length;
                int from = (panel.first + j) * columns;
                divide(x, from, columns, panels[p][row + j]);
                for (int i = j + 1; i < panel.length; i++) {
                    subtract(panels[p][row + i], x, from, x, panel.row(i) * columns, columns);
                }
            }
        }
        System.arraycopy(x, 0, b, 0, x.length);
    }

    /**
     * Replaces B, its rows in the order of elimination as {@link #solveLower} leaves them, by the solution of L'PX = B.
     * After both, B has become A^-1 B.
     *
     * @param b the right-hand sides, order x columns, row by row
     */
    public void solveTransposed(double[] b, int columns) {
        requireFactorized();
        double[] x = Arrays.copyOf(b, requireRows(b, columns));
        for (int p = panels.length - 1; p >= 0; p--) {
            Panel panel = symbolic.panel(p);
            for (int j = panel.width - 1; j >= 0; j--) {
                int row = j * panel.length;
                int to = (panel.first + j) * columns;
                for (int i = j + 1; i < panel.length; i++) {
                    subtract(panels[p][row + i], x, panel.row(i) * columns, x, to, columns);
                }
                divide(x, to, columns, panels[p][row + j]);
            }
        }
        for (int k = 0; k < symbolic.pattern().order(); k++) {
            System.arraycopy(x, k * columns, b, symbolic.original(k) * columns, columns);
        }
    }

    private int requireRows(double[] b, int columns) {
        int size = Math.multiplyExact(symbolic.pattern().order(), columns);
        if (b.length != size) {
            throw new IllegalArgumentException(b.length + " numbers for " + columns + " right-hand sides");
        }
        return size;
    }

    private static void divide(double[] x, int at, int columns, double divisor) {
        for (int c = 0; c < columns; c++) {
            x[at + c] /= divisor;
        }
    }

    private static void subtract(double factor, double[] x, int from, double[] y, int to, int columns) {
        for (int c = 0; c < columns; c++) {
            y[to + c] -= factor * x[from + c];
        }
    }

    /**
     * The entries of A^-1 at the places of the pattern.
     *
     * @return one number per entry, a new array
     */
    public double[] selectedInverse() {
        requireFactorized();
        if (inverse == null) {
            inverse = new SparseInverse(this);
        }
        return inverse.compute();
    }

    private void requireFactorized() {
        if (!factorized) {
            throw new IllegalStateException("there is no factor");
        }
    }
}
