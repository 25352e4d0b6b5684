package org.mixedmodels.engine.linalg;

import java.util.Arrays;

/**
 * An order of elimination that keeps a sparse Cholesky factor sparse: approximate minimum degree on the quotient graph,
 * after Amestoy, Davis and Duff (1996, SIAM J. Matrix Anal. Appl. 17(4), 886-905), with their element absorption, mass
 * elimination, merging of indistinguishable variables and degree bound (equation 2.3 there).
 *
 * <p>A row of the matrix is a <em>variable</em>; eliminating it makes it an <em>element</em>, the clique of the variables
 * that it touched. A variable's list holds its elements and then the variables next to it that share no element with it;
 * an element's list holds its variables. Lists only shrink in place, so there is no memory to manage.
 */
final class MinimumDegree {

    private static final int[] NONE = new int[0];

    private final int n;
    private final int[][] lists;
    private final int[] lengths;
    /** How many entries at the start of a variable's list are elements. */
    private final int[] elements;
    /** The number of rows that a variable stands for; 0 once it is eliminated or merged. */
    private final int[] weight;
    /** The number of rows in an element; 0 for what is not, or no longer, an element. */
    private final int[] elementWeight;
    /** The upper bound of the number of rows next to a variable. */
    private final int[] degree;

    private final int[] marks;
    private int mark;
    /** For an element e beside the pivot: base + |e without the pivot's element|. */
    private final long[] outside;

    private long base = 1;

    private final int[] head;
    private final int[] next;
    private final int[] previous;
    private int smallest;

    private final int[] hashes;
    private final int[] bucket;
    private final int[] bucketNext;

    /** Rows that share a place in the order, as linked lists that begin with their variable. */
    private final int[] member;

    private final int[] lastMember;

    private int left;
    private int[] front = NONE;
    private int frontSize;
    private int frontWeight;

    private MinimumDegree(SparsePattern pattern) {
        n = pattern.order();
        lists = neighbours(pattern);
        lengths = new int[n];
        elements = new int[n];
        weight = new int[n];
        elementWeight = new int[n];
        degree = new int[n];
        marks = new int[n];
        outside = new long[n];
        head = filled(n + 1);
        next = filled(n);
        previous = filled(n);
        hashes = new int[n];
        bucket = filled(n);
        bucketNext = filled(n);
        member = filled(n);
        lastMember = new int[n];
        left = n;
        for (int i = 0; i < n; i++) {
            lengths[i] = lists[i].length;
            weight[i] = 1;
            lastMember[i] = i;
        }
    }

    private static int[] filled(int size) {
        int[] array = new int[size];
        Arrays.fill(array, -1);
        return array;
    }

    private static int[][] neighbours(SparsePattern pattern) {
        int n = pattern.order();
        int[] counts = new int[n];
        for (int j = 0; j < n; j++) {
            for (int e = pattern.start(j) + 1; e < pattern.start(j + 1); e++) {
                counts[j]++;
                counts[pattern.row(e)]++;
            }
        }
        int[][] lists = new int[n][];
        for (int j = 0; j < n; j++) {
            lists[j] = new int[counts[j]];
        }
        for (int j = n - 1; j >= 0; j--) {
            for (int e = pattern.start(j) + 1; e < pattern.start(j + 1); e++) {
                int i = pattern.row(e);
                lists[j][--counts[j]] = i;
                lists[i][--counts[i]] = j;
            }
        }
        return lists;
    }

    /**
     * Orders the rows of a symmetric matrix.
     *
     * @return the rows in the order of their elimination
     */
    static int[] order(SparsePattern pattern) {
        return new MinimumDegree(pattern).run();
    }

    private int[] run() {
        mergeAlike();
        for (int i = 0; i < n; i++) {
            if (weight[i] > 0) {
                degree[i] = lengths[i] + 1 - weight[i];
                enlist(i);
            }
        }
        int[] order = new int[n];
        int done = 0;
        while (left > 0) {
            int pivot = takeSmallest();
            eliminate(pivot);
            for (int i = pivot; i >= 0; i = member[i]) {
                order[done++] = i;
            }
        }
        return order;
    }

    /** Merges rows that have the same pattern from the start on, such as the columns of one level. */
    private void mergeAlike() {
        frontSize = n;
        front = new int[n];
        for (int i = 0; i < n; i++) {
            front[i] = i;
            int hash = i;
            for (int j : lists[i]) {
                hash += j;
            }
            hashes[i] = hash;
        }
        mergeFront(true);
    }

    private void eliminate(int pivot) {
        collectFront(pivot);
        left -= weight[pivot];
        weight[pivot] = 0;
        measureOutside();
        for (int f = 0; f < frontSize; f++) {
            shrink(front[f], pivot);
        }
        mergeFront(false);
        formElement(pivot);
    }

    /** The front: the variables next to the pivot, directly or through an element, which the new element absorbs. */
    private void collectFront(int pivot) {
        int[] list = lists[pivot];
        long capacity = lengths[pivot] - elements[pivot];
        for (int k = 0; k < elements[pivot]; k++) {
            capacity += elementWeight[list[k]] > 0 ? lengths[list[k]] : 0;
        }
        front = new int[(int) Math.min(capacity, left)];
        frontSize = 0;
        frontWeight = 0;
        mark++;
        marks[pivot] = mark;
        collect(list, elements[pivot], lengths[pivot]);
        for (int k = 0; k < elements[pivot]; k++) {
            int e = list[k];
            if (elementWeight[e] > 0) {
                collect(lists[e], 0, lengths[e]);
                elementWeight[e] = 0;
                lists[e] = NONE;
            }
        }
        lists[pivot] = NONE;
    }

    private void collect(int[] list, int from, int to) {
        for (int k = from; k < to; k++) {
            int i = list[k];
            if (weight[i] > 0 && marks[i] != mark) {
                marks[i] = mark;
                front[frontSize++] = i;
                frontWeight += weight[i];
                delist(i);
            }
        }
    }

    private void measureOutside() {
        base += n + 1;
        for (int f = 0; f < frontSize; f++) {
            int i = front[f];
            for (int k = 0; k < elements[i]; k++) {
                int e = lists[i][k];
                if (elementWeight[e] > 0) {
                    outside[e] = (outside[e] < base ? base + elementWeight[e] : outside[e]) - weight[i];
                }
            }
        }
    }

    /** Takes out of a variable's list what the pivot's element covers, and bounds its degree outside of the front. */
    private void shrink(int i, int pivot) {
        int[] list = lists[i];
        int kept = 0;
        int hash = 0;
        long external = 0;
        for (int k = 0; k < elements[i]; k++) {
            int e = list[k];
            long rest = elementWeight[e] > 0 ? outside[e] - base : 0;
            if (rest > 0) {
                list[kept++] = e;
                external += rest;
                hash += e;
            } else {
                elementWeight[e] = 0;
                lists[e] = NONE;
            }
        }
        int variables = kept;
        for (int k = elements[i]; k < lengths[i]; k++) {
            int j = list[k];
            if (weight[j] > 0 && marks[j] != mark) {
                list[kept++] = j;
                external += weight[j];
                hash += j;
            }
        }
        if (external == 0) {
            eliminateWith(pivot, i);
            return;
        }
        // the pivot, or an element that it absorbed, has left the list: there is room for one more
        list[kept] = list[variables];
        list[variables] = pivot;
        elements[i] = variables + 1;
        lengths[i] = kept + 1;
        hashes[i] = hash;
        degree[i] = (int) Math.min(degree[i], external);
    }

    /** A variable that touches nothing but the front can follow the pivot at once. */
    private void eliminateWith(int pivot, int i) {
        frontWeight -= weight[i];
        left -= weight[i];
        absorb(pivot, i);
    }

    private void absorb(int i, int j) {
        weight[j] = 0;
        lists[j] = NONE;
        member[lastMember[i]] = j;
        lastMember[i] = lastMember[j];
    }

    /** Merges the variables of the front whose lists are the same. */
    private void mergeFront(boolean closed) {
        for (int f = 0; f < frontSize; f++) {
            int i = front[f];
            if (weight[i] > 0) {
                int b = Integer.remainderUnsigned(hashes[i], n);
                bucketNext[i] = bucket[b];
                bucket[b] = i;
            }
        }
        for (int f = 0; f < frontSize; f++) {
            int b = Integer.remainderUnsigned(hashes[front[f]], n);
            int i = bucket[b];
            bucket[b] = -1;
            for (; i >= 0; i = bucketNext[i]) {
                if (bucketNext[i] >= 0) {
                    mergeInto(i, closed);
                }
            }
        }
    }

    private void mergeInto(int i, boolean closed) {
        mark++;
        for (int k = 0; k < lengths[i]; k++) {
            marks[lists[i][k]] = mark;
        }
        if (closed) {
            marks[i] = mark;
        }
        int before = i;
        for (int j = bucketNext[i]; j >= 0; j = bucketNext[j]) {
            if (hashes[j] == hashes[i] && isMarked(j, i, closed)) {
                weight[i] += weight[j];
                absorb(i, j);
                bucketNext[before] = bucketNext[j];
            } else {
                before = j;
            }
        }
    }

    private boolean isMarked(int j, int i, boolean closed) {
        boolean same = lengths[j] == lengths[i] && elements[j] == elements[i] && (!closed || marks[j] == mark);
        for (int k = 0; same && k < lengths[j]; k++) {
            same = marks[lists[j][k]] == mark;
        }
        return same;
    }

    private void formElement(int pivot) {
        int size = 0;
        for (int f = 0; f < frontSize; f++) {
            int i = front[f];
            if (weight[i] > 0) {
                front[size++] = i;
                int others = frontWeight - weight[i];
                degree[i] = Math.min(degree[i] + others, left - weight[i]);
                enlist(i);
            }
        }
        lists[pivot] = size == front.length ? front : Arrays.copyOf(front, size);
        lengths[pivot] = size;
        elementWeight[pivot] = frontWeight;
    }

    private void enlist(int i) {
        int d = degree[i];
        next[i] = head[d];
        previous[i] = -1;
        if (head[d] >= 0) {
            previous[head[d]] = i;
        }
        head[d] = i;
        smallest = Math.min(smallest, d);
    }

    private void delist(int i) {
        if (previous[i] >= 0) {
            next[previous[i]] = next[i];
        } else {
            head[degree[i]] = next[i];
        }
        if (next[i] >= 0) {
            previous[next[i]] = previous[i];
        }
    }

    private int takeSmallest() {
        while (head[smallest] < 0) {
            smallest++;
        }
        int pivot = head[smallest];
        delist(pivot);
        return pivot;
    }
}
