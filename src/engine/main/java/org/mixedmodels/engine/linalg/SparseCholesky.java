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

    private static final int TILE = 512;
    /** Multiplications from which an update is worth the threads. */
    private static final double PARALLEL = 2e6;

    private final SparseSymbolic symbolic;
    private final double[][] panels;
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
        targets = new int[symbolic.largest(false) + 1];
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
            if (!factorizePanel(p)) {
                return false;
            }
            updateLater(p);
        }
        factorized = true;
        return true;
    }

    private boolean factorizePanel(int p) {
        Panel panel = symbolic.panel(p);
        double[] l = panels[p];
        int width = panel.width;
        double[] coefficients = new double[width * width];
        for (int j = 0; j < width; j++) {
            combineRows(l, panel, j, coefficients, j, width);
            double pivot = l[j * panel.length + j];
            if (!(pivot > 0)) {
                return false;
            }
            double diagonal = Math.sqrt(pivot);
            for (int i = j; i < width; i++) {
                l[j * panel.length + i] /= diagonal;
            }
            for (int k = j + 1; k < width; k++) {
                coefficients[k * width + j] = -l[j * panel.length + k];
            }
        }
        for (int from = width; from < panel.length; from += TILE) {
            int to = Math.min(from + TILE, panel.length);
            for (int j = 0; j < width; j++) {
                combineRows(l, panel, j, coefficients, from, to);
                double diagonal = l[j * panel.length + j];
                for (int i = from; i < to; i++) {
                    l[j * panel.length + i] /= diagonal;
                }
            }
        }
        return true;
    }

    /** Row j minus the combination of the rows before it, between two positions. */
    private static void combineRows(double[] l, Panel panel, int j, double[] coefficients, int from, int to) {
        int length = panel.length;
        RowCombination.add(coefficients, j * panel.width, j, l, from, length, l, j * length + from, to - from);
    }

    /** Subtracts from the later panels what the columns of a panel contribute to them. */
    private void updateLater(int p) {
        Panel source = symbolic.panel(p);
        int count = 0;
        for (int from = source.width; from < source.length; ) {
            targets[count++] = from;
            from = symbolic.panel(symbolic.panelOf(source.row(from))).endOf(source, from);
        }
        targets[count] = source.length;
        double below = source.length - source.width;
        IntStream indices = IntStream.range(0, count);
        if (source.width * below * below / 2 >= PARALLEL && count > 1) {
            indices = indices.parallel();
        }
        indices.forEach(t -> update(p, targets[t], targets[t + 1]));
    }

    private void update(int p, int from, int to) {
        Panel source = symbolic.panel(p);
        int t = symbolic.panelOf(source.row(from));
        Panel target = symbolic.panel(t);
        int[] positions = new int[source.length - from];
        boolean dense = target.locate(source, from, positions);
        double[] negative = negativeColumns(panels[p], source, from, to);
        double[] buffer = new double[dense ? 0 : Math.min(TILE, positions.length)];
        for (int tile = from; tile < source.length; tile += TILE) {
            int end = Math.min(tile + TILE, source.length);
            for (int i = from; i < Math.min(to, end); i++) {
                int begin = Math.max(i, tile);
                int row = (source.row(i) - target.first) * target.length;
                int f = (i - from) * source.width;
                if (dense) {
                    int at = row + positions[begin - from];
                    RowCombination.add(
                            negative, f, source.width, panels[p], begin, source.length, panels[t], at, end - begin);
                } else {
                    Arrays.fill(buffer, 0, end - begin, 0);
                    RowCombination.add(
                            negative, f, source.width, panels[p], begin, source.length, buffer, 0, end - begin);
                    scatter(buffer, positions, begin - from, end - begin, panels[t], row);
                }
            }
        }
    }

    private static double[] negativeColumns(double[] l, Panel panel, int from, int to) {
        double[] negative = new double[panel.width * (to - from)];
        for (int i = from; i < to; i++) {
            for (int k = 0; k < panel.width; k++) {
                negative[(i - from) * panel.width + k] = -l[k * panel.length + i];
            }
        }
        return negative;
    }

    private static void scatter(double[] buffer, int[] positions, int from, int count, double[] target, int row) {
        for (int i = 0; i < count; i++) {
            target[row + positions[from + i]] += buffer[i];
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
