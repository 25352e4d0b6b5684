package org.mixedmodels.engine.linalg;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The panels of L. Neighbouring columns of the same pattern form a supernode; a supernode joins its parent where that
 * stores few zeros (Ashcraft and Grimes 1989, ACM Trans. Math. Softw. 15(4)), as dense blocks of some width are worth
 * more than the zeros cost. Wide supernodes are cut into panels.
 */
final class Supernodes {

    /** The widest panel. */
    static final int WIDEST = 64;

    private final EliminationTree tree;
    private final int[] starts;
    private final int[] ends;
    private final long[] entries;
    private int top = -1;

    private Supernodes(EliminationTree tree) {
        this.tree = tree;
        int n = tree.order.length;
        starts = new int[n];
        ends = new int[n];
        entries = new long[n];
    }

    /** The panels in ascending order of their columns. */
    static List<Panel> panels(SparsePattern pattern, EliminationTree tree) {
        Supernodes supernodes = new Supernodes(tree);
        supernodes.gather();
        return supernodes.cut(pattern);
    }

    private void gather() {
        int n = tree.order.length;
        int start = 0;
        while (start < n) {
            int end = start + 1;
            while (end < n && tree.parent[end - 1] == end && tree.counts[end] == tree.counts[end - 1] - 1) {
                end++;
            }
            push(start, end);
            start = end;
        }
    }

    /** Adds a supernode and joins it with children that end just before it. */
    private void push(int start, int end) {
        long count = 0;
        for (int j = start; j < end; j++) {
            count += tree.counts[j];
        }
        int begin = start;
        while (top >= 0 && isChild(end) && isWorthwhile(starts[top], end, count + entries[top])) {
            begin = starts[top];
            count += entries[top];
            top--;
        }
        top++;
        starts[top] = begin;
        ends[top] = end;
        entries[top] = count;
    }

    private boolean isChild(int end) {
        int parent = tree.parent[ends[top] - 1];
        return parent >= 0 && parent < end;
    }

    /** The limits are those of CHOLMOD (Chen et al. 2008, ACM Trans. Math. Softw. 35(3), section 3.2). */
    private boolean isWorthwhile(int start, int end, long real) {
        long width = end - start;
        long below = tree.counts[end - 1] - 1;
        double stored = width * (width + 1) / 2.0 + width * below;
        double zeros = 1 - real / stored;
        return width <= 4 || zeros < (width <= 16 ? 0.8 : width <= 48 ? 0.1 : 0.05);
    }

    private List<Panel> cut(SparsePattern pattern) {
        int n = pattern.order();
        int[] owner = new int[n];
        for (int s = 0; s <= top; s++) {
            Arrays.fill(owner, starts[s], ends[s], s);
        }
        int[] below = new int[top + 2];
        int[] belowRows = rowsBelow(pattern, owner, below);
        int[][] rows = new int[top + 1][];
        int[] child = filled(top + 1);
        int[] sibling = filled(top + 1);
        int[] seen = filled(n);
        List<Panel> panels = new ArrayList<>();
        for (int s = 0; s <= top; s++) {
            int width = ends[s] - starts[s];
            int[] union = new int[width + tree.counts[ends[s] - 1] - 1];
            int size = unite(s, seen, belowRows, below[s], below[s + 1], union, 0);
            for (int c = child[s]; c >= 0; c = sibling[c]) {
                size = unite(s, seen, rows[c], ends[c] - starts[c], rows[c].length, union, size);
            }
            rows[s] = withColumns(s, union, size);
            if (size > 0) {
                int above = owner[rows[s][width]];
                sibling[s] = child[above];
                child[above] = s;
            }
            addPanels(s, rows[s], panels);
        }
        return panels;
    }

    private static int[] filled(int size) {
        int[] array = new int[size];
        Arrays.fill(array, -1);
        return array;
    }

    /** The rows of A below the columns of each supernode; one may occur several times. */
    private int[] rowsBelow(SparsePattern pattern, int[] owner, int[] below) {
        forEachBelow(pattern, owner, (s, row) -> below[s]++);
        for (int s = 1; s < below.length; s++) {
            below[s] += below[s - 1];
        }
        int[] result = new int[below[below.length - 1]];
        forEachBelow(pattern, owner, (s, row) -> result[--below[s]] = row);
        return result;
    }

    private void forEachBelow(SparsePattern pattern, int[] owner, IntPairConsumer action) {
        for (int j = 0; j < pattern.order(); j++) {
            for (int e = pattern.start(j) + 1; e < pattern.start(j + 1); e++) {
                int a = tree.place[j];
                int b = tree.place[pattern.row(e)];
                int s = owner[Math.min(a, b)];
                if (Math.max(a, b) >= ends[s]) {
                    action.accept(s, Math.max(a, b));
                }
            }
        }
    }

    private interface IntPairConsumer {
        void accept(int supernode, int row);
    }

    private int unite(int s, int[] seen, int[] rows, int from, int to, int[] union, int size) {
        int count = size;
        for (int k = from; k < to; k++) {
            int row = rows[k];
            if (row >= ends[s] && seen[row] != s) {
                seen[row] = s;
                union[count++] = row;
            }
        }
        return count;
    }

    private int[] withColumns(int s, int[] union, int size) {
        int width = ends[s] - starts[s];
        if (width + size != union.length) {
            throw new IllegalStateException("supernode " + s + " has " + size + " rows below its columns");
        }
        Arrays.sort(union, 0, size);
        System.arraycopy(union, 0, union, width, size);
        for (int k = 0; k < width; k++) {
            union[k] = starts[s] + k;
        }
        return union;
    }

    private void addPanels(int s, int[] rows, List<Panel> panels) {
        int width = ends[s] - starts[s];
        int parts = (width + WIDEST - 1) / WIDEST;
        for (int p = 0; p < parts; p++) {
            int from = (int) ((long) width * p / parts);
            int to = (int) ((long) width * (p + 1) / parts);
            panels.add(new Panel(starts[s] + from, to - from, rows, from));
        }
    }
}
