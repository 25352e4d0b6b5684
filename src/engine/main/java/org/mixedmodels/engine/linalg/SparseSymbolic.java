package org.mixedmodels.engine.linalg;

import java.util.List;

/**
 * What can be known of the Cholesky factor of a sparse symmetric matrix before its numbers are: the order of
 * elimination, the panels of L and the place of each entry of the matrix in them. One analysis serves any number of
 * factorisations of matrices with the same pattern.
 */
public final class SparseSymbolic {

    private final SparsePattern pattern;
    private final EliminationTree tree;
    private final Panel[] panels;
    private final int[] panelOf;
    /** The entries of the matrix panel by panel. */
    private final int[] entries;

    private final int[] entryStarts;
    /** Where they lie in their panel. */
    private final int[] places;

    private SparseSymbolic(SparsePattern pattern) {
        this.pattern = pattern;
        tree = new EliminationTree(pattern, MinimumDegree.order(pattern));
        List<Panel> list = Supernodes.panels(pattern, tree);
        panels = list.toArray(new Panel[0]);
        panelOf = new int[pattern.order()];
        for (int p = 0; p < panels.length; p++) {
            for (int k = 0; k < panels[p].width; k++) {
                panelOf[panels[p].first + k] = p;
            }
        }
        entries = new int[pattern.size()];
        places = new int[pattern.size()];
        entryStarts = new int[panels.length + 1];
        placeEntries();
    }

    /** Orders and analyses a pattern. */
    public static SparseSymbolic analyze(SparsePattern pattern) {
        return new SparseSymbolic(pattern);
    }

    private void placeEntries() {
        for (int j = 0; j < pattern.order(); j++) {
            for (int e = pattern.start(j); e < pattern.start(j + 1); e++) {
                entryStarts[panelOf[Math.min(place(j), place(pattern.row(e)))]]++;
            }
        }
        for (int p = 0; p < panels.length; p++) {
            entryStarts[p + 1] += entryStarts[p];
        }
        for (int j = pattern.order() - 1; j >= 0; j--) {
            for (int e = pattern.start(j + 1) - 1; e >= pattern.start(j); e--) {
                int a = place(j);
                int b = place(pattern.row(e));
                int column = Math.min(a, b);
                Panel panel = panels[panelOf[column]];
                int to = --entryStarts[panelOf[column]];
                entries[to] = e;
                places[to] = Math.multiplyExact(column - panel.first, panel.length) + panel.position(Math.max(a, b));
            }
        }
    }

    /** The analysed pattern. */
    public SparsePattern pattern() {
        return pattern;
    }

    /** The number of entries of L, diagonal included, without the zeros that its panels store. */
    public long factorEntries() {
        long sum = 0;
        for (int count : tree.counts) {
            sum += count;
        }
        return sum;
    }

    /** The number of doubles that the panels of L take. */
    public long storedEntries() {
        long sum = 0;
        for (Panel panel : panels) {
            sum += (long) panel.width * panel.length;
        }
        return sum;
    }

    /** The multiplications of a factorisation, about; for a dense matrix n^3 / 6. */
    public double multiplications() {
        double sum = 0;
        for (Panel panel : panels) {
            for (int k = 0; k < panel.width; k++) {
                double length = panel.length - k;
                sum += length * (length + 1) / 2;
            }
        }
        return sum;
    }

    /** The row of the matrix that is eliminated k-th. */
    int original(int k) {
        return tree.order[k];
    }

    private int place(int row) {
        return tree.place[row];
    }

    int panels() {
        return panels.length;
    }

    Panel panel(int p) {
        return panels[p];
    }

    int panelOf(int column) {
        return panelOf[column];
    }

    /** The largest of width x length, or of length, over the panels. */
    int largest(boolean withWidth) {
        int largest = 0;
        for (Panel panel : panels) {
            largest = Math.max(largest, Math.multiplyExact(withWidth ? panel.width : 1, panel.length));
        }
        return largest;
    }

    /** Adds the values of the matrix to a panel. */
    void load(int p, double[] values, double[] panel) {
        for (int k = entryStarts[p]; k < entryStarts[p + 1]; k++) {
            panel[places[k]] = values[entries[k]];
        }
    }

    /** Reads the entries of the matrix from a panel. */
    void read(int p, double[] panel, double[] values) {
        for (int k = entryStarts[p]; k < entryStarts[p + 1]; k++) {
            values[entries[k]] = panel[places[k]];
        }
    }
}
