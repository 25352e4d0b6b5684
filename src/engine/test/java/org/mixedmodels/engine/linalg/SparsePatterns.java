package org.mixedmodels.engine.linalg;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;

/** Sparse symmetric patterns of many shapes, and matrices on them. */
final class SparsePatterns {

    /** A named pattern. */
    record Named(String name, SparsePattern pattern) {
        @Override
        public String toString() {
            return name;
        }
    }

    private SparsePatterns() {}

    static List<Named> all() {
        List<Named> all = new ArrayList<>();
        all.add(new Named("one", full(1)));
        all.add(new Named("two apart", diagonal(2)));
        all.add(new Named("diagonal", diagonal(9)));
        all.add(new Named("full 5", full(5)));
        all.add(new Named("full 64", full(64)));
        all.add(new Named("full 200", full(200)));
        all.add(new Named("banded", banded(120, 3)));
        all.add(new Named("wide band", banded(300, 70)));
        all.add(new Named("grid 7 x 5", grid(7, 5)));
        all.add(new Named("grid 20 x 20", grid(20, 20)));
        all.add(new Named("arrow, head first", arrow(60, 0)));
        all.add(new Named("arrow, head last", arrow(60, 59)));
        all.add(new Named("blocks of 3", blocks(grid(6, 6), 3)));
        all.add(new Named("disconnected", disconnected(grid(5, 5), full(8), diagonal(3))));
        for (int seed = 1; seed <= 12; seed++) {
            int n = 10 + 17 * seed;
            all.add(new Named("random " + n, random(n, 2 * n, seed)));
            all.add(new Named("denser random " + n, random(n, n * n / 8, seed)));
            all.add(new Named("local cliques " + n, localCliques(n, 3 * n, 4, 12, seed)));
        }
        return all;
    }

    static SparsePattern of(int n, List<TreeSet<Integer>> columns) {
        int[] starts = new int[n + 1];
        int[] rows = new int[columns.stream().mapToInt(TreeSet::size).sum()];
        int size = 0;
        for (int j = 0; j < n; j++) {
            for (int row : columns.get(j)) {
                rows[size++] = row;
            }
            starts[j + 1] = size;
        }
        return SparsePattern.of(starts, rows);
    }

    private static List<TreeSet<Integer>> columns(int n) {
        List<TreeSet<Integer>> columns = new ArrayList<>();
        for (int j = 0; j < n; j++) {
            columns.add(new TreeSet<>(List.of(j)));
        }
        return columns;
    }

    private static void add(List<TreeSet<Integer>> columns, int i, int j) {
        columns.get(Math.min(i, j)).add(Math.max(i, j));
    }

    static SparsePattern diagonal(int n) {
        return of(n, columns(n));
    }

    static SparsePattern full(int n) {
        return banded(n, n);
    }

    static SparsePattern banded(int n, int width) {
        List<TreeSet<Integer>> columns = columns(n);
        for (int j = 0; j < n; j++) {
            for (int i = j; i < Math.min(n, j + width + 1); i++) {
                add(columns, i, j);
            }
        }
        return of(n, columns);
    }

    static SparsePattern grid(int rows, int width) {
        List<TreeSet<Integer>> columns = columns(rows * width);
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < width; j++) {
                if (j + 1 < width) {
                    add(columns, i * width + j, i * width + j + 1);
                }
                if (i + 1 < rows) {
                    add(columns, i * width + j, (i + 1) * width + j);
                }
            }
        }
        return of(rows * width, columns);
    }

    static SparsePattern arrow(int n, int head) {
        List<TreeSet<Integer>> columns = columns(n);
        for (int i = 0; i < n; i++) {
            add(columns, i, head);
        }
        return of(n, columns);
    }

    static SparsePattern blocks(SparsePattern pattern, int q) {
        int n = pattern.order() * q;
        List<TreeSet<Integer>> columns = columns(n);
        for (int j = 0; j < pattern.order(); j++) {
            for (int e = pattern.start(j); e < pattern.start(j + 1); e++) {
                for (int k = 0; k < q * q; k++) {
                    add(columns, pattern.row(e) * q + k / q, j * q + k % q);
                }
            }
        }
        return of(n, columns);
    }

    static SparsePattern disconnected(SparsePattern... parts) {
        int n = Arrays.stream(parts).mapToInt(SparsePattern::order).sum();
        List<TreeSet<Integer>> columns = columns(n);
        int base = 0;
        for (SparsePattern part : parts) {
            for (int j = 0; j < part.order(); j++) {
                for (int e = part.start(j); e < part.start(j + 1); e++) {
                    add(columns, base + part.row(e), base + j);
                }
            }
            base += part.order();
        }
        return of(n, columns);
    }

    static SparsePattern random(int n, int entries, long seed) {
        Random random = new Random(seed);
        List<TreeSet<Integer>> columns = columns(n);
        for (int k = 0; k < entries; k++) {
            add(columns, random.nextInt(n), random.nextInt(n));
        }
        return of(n, columns);
    }

    /** Rows with near numbers that occur together, the rows then shuffled. */
    static SparsePattern localCliques(int n, int cliques, int size, int reach, long seed) {
        Random random = new Random(seed);
        int[] shuffled = permutation(n, seed + 1);
        int[] starts = new int[cliques + 1];
        int[] members = new int[cliques * size];
        int at = 0;
        for (int c = 0; c < cliques; c++) {
            int center = random.nextInt(n);
            TreeSet<Integer> clique = new TreeSet<>();
            for (int k = 0; k < size; k++) {
                clique.add(shuffled[Math.min(n - 1, Math.max(0, center + random.nextInt(reach)))]);
            }
            for (int member : clique) {
                members[at++] = member;
            }
            starts[c + 1] = at;
        }
        return SparsePattern.ofCliques(n, starts, Arrays.copyOf(members, at));
    }

    static int[] permutation(int n, long seed) {
        Random random = new Random(seed);
        int[] permutation = new int[n];
        for (int i = 0; i < n; i++) {
            int k = random.nextInt(i + 1);
            permutation[i] = permutation[k];
            permutation[k] = i;
        }
        return permutation;
    }

    /** Positive definite by its dominant diagonal; the scales of its rows differ by orders of magnitude. */
    static double[] values(SparsePattern pattern, long seed) {
        Random random = new Random(seed);
        int n = pattern.order();
        double[] sums = new double[n];
        double[] values = new double[pattern.size()];
        for (int j = 0; j < n; j++) {
            for (int e = pattern.start(j) + 1; e < pattern.start(j + 1); e++) {
                values[e] = random.nextGaussian();
                sums[j] += Math.abs(values[e]);
                sums[pattern.row(e)] += Math.abs(values[e]);
            }
        }
        double[] scales = new double[n];
        for (int j = 0; j < n; j++) {
            values[pattern.start(j)] = 0.1 + 1.01 * sums[j];
            scales[j] = Math.pow(10, 4 * random.nextDouble() - 2);
        }
        for (int j = 0; j < n; j++) {
            for (int e = pattern.start(j); e < pattern.start(j + 1); e++) {
                values[e] *= scales[j] * scales[pattern.row(e)];
            }
        }
        return values;
    }

    /** The whole matrix. */
    static double[][] dense(SparsePattern pattern, double[] values) {
        double[][] a = new double[pattern.order()][pattern.order()];
        for (int j = 0; j < pattern.order(); j++) {
            for (int e = pattern.start(j); e < pattern.start(j + 1); e++) {
                a[pattern.row(e)][j] = values[e];
                a[j][pattern.row(e)] = values[e];
            }
        }
        return a;
    }

    /** The number of entries of L when the rows are eliminated in an order, by brute force. */
    static long fill(SparsePattern pattern, int[] order) {
        int n = pattern.order();
        double[] ones = new double[pattern.size()];
        Arrays.fill(ones, 1);
        double[][] a = dense(pattern, ones);
        boolean[] gone = new boolean[n];
        long entries = 0;
        for (int pivot : order) {
            gone[pivot] = true;
            List<Integer> touched = new ArrayList<>();
            for (int i = 0; i < n; i++) {
                if (!gone[i] && a[i][pivot] != 0) {
                    touched.add(i);
                }
            }
            entries += 1 + touched.size();
            for (int i : touched) {
                for (int j : touched) {
                    a[i][j] = 1;
                }
            }
        }
        return entries;
    }
}
