package org.mixedmodels.engine.linalg;

import java.util.Arrays;

/**
 * The elimination tree of a permuted symmetric matrix (Liu 1990, SIAM J. Matrix Anal. Appl. 11(1)): the parent of a
 * column of L is the row of its first entry below the diagonal. The columns are renumbered in postorder, which does not
 * change the fill and makes columns of like pattern neighbours; the child with the longest column comes last, next to
 * its parent.
 */
final class EliminationTree {

    /** Row and column of the matrix at each place of the order. */
    final int[] order;
    /** The place of each row. */
    final int[] place;
    /** The parent of each column, -1 for a root. */
    final int[] parent;
    /** The number of entries of each column of L, the diagonal included. */
    final int[] counts;

    EliminationTree(SparsePattern pattern, int[] permutation) {
        int n = pattern.order();
        int[] position = inverse(permutation);
        int[] starts = new int[n + 1];
        int[] earlier = earlierColumns(pattern, position, starts);
        int[] up = parents(n, starts, earlier);
        int[] lengths = lengths(n, starts, earlier, up);
        int[] post = postorder(up, lengths);
        int[] rank = inverse(post);
        order = new int[n];
        parent = new int[n];
        counts = new int[n];
        for (int k = 0; k < n; k++) {
            order[k] = permutation[post[k]];
            parent[k] = up[post[k]] < 0 ? -1 : rank[up[post[k]]];
            counts[k] = lengths[post[k]];
        }
        place = inverse(order);
    }

    private static int[] inverse(int[] permutation) {
        int[] inverse = new int[permutation.length];
        for (int k = 0; k < permutation.length; k++) {
            inverse[permutation[k]] = k;
        }
        return inverse;
    }

    /** Per row of the permuted matrix its columns left of the diagonal. */
    private static int[] earlierColumns(SparsePattern pattern, int[] position, int[] starts) {
        int n = pattern.order();
        for (int j = 0; j < n; j++) {
            for (int e = pattern.start(j) + 1; e < pattern.start(j + 1); e++) {
                starts[Math.max(position[j], position[pattern.row(e)])]++;
            }
        }
        for (int i = 1; i <= n; i++) {
            starts[i] += starts[i - 1];
        }
        int[] columns = new int[starts[n]];
        for (int j = 0; j < n; j++) {
            for (int e = pattern.start(j) + 1; e < pattern.start(j + 1); e++) {
                int a = position[j];
                int b = position[pattern.row(e)];
                columns[--starts[Math.max(a, b)]] = Math.min(a, b);
            }
        }
        return columns;
    }

    private static int[] parents(int n, int[] starts, int[] columns) {
        int[] parent = new int[n];
        int[] ancestor = new int[n];
        for (int i = 0; i < n; i++) {
            parent[i] = -1;
            ancestor[i] = -1;
            for (int c = starts[i]; c < starts[i + 1]; c++) {
                int k = columns[c];
                while (k >= 0 && k != i) {
                    int above = ancestor[k];
                    ancestor[k] = i;
                    if (above < 0) {
                        parent[k] = i;
                    }
                    k = above;
                }
            }
        }
        return parent;
    }

    /** Row i of L has an entry in each column between a column of row i of A and i in the tree. */
    private static int[] lengths(int n, int[] starts, int[] columns, int[] parent) {
        int[] lengths = new int[n];
        int[] seen = new int[n];
        Arrays.fill(seen, -1);
        for (int i = 0; i < n; i++) {
            lengths[i]++;
            seen[i] = i;
            for (int c = starts[i]; c < starts[i + 1]; c++) {
                for (int k = columns[c]; seen[k] != i; k = parent[k]) {
                    seen[k] = i;
                    lengths[k]++;
                }
            }
        }
        return lengths;
    }

    private static int[] postorder(int[] parent, int[] lengths) {
        int n = parent.length;
        long[] byLength = new long[n];
        for (int k = 0; k < n; k++) {
            byLength[k] = ((long) lengths[k] << 32) | k;
        }
        Arrays.sort(byLength);
        int[] child = new int[n + 1];
        int[] sibling = new int[n];
        Arrays.fill(child, -1);
        for (int r = n - 1; r >= 0; r--) {
            int k = (int) byLength[r];
            int above = parent[k] < 0 ? n : parent[k];
            sibling[k] = child[above];
            child[above] = k;
        }
        return walk(parent, child, sibling);
    }

    private static int[] walk(int[] parent, int[] child, int[] sibling) {
        int n = parent.length;
        int[] post = new int[n];
        int done = 0;
        int k = child[n];
        while (done < n) {
            while (child[k] >= 0) {
                k = child[k];
            }
            post[done++] = k;
            // up while nothing is left beside
            while (sibling[k] < 0 && parent[k] >= 0) {
                k = parent[k];
                post[done++] = k;
            }
            k = sibling[k];
        }
        return post;
    }
}
