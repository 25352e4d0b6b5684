package org.mixedmodels.engine.linalg;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SparseOrderTest {

    static List<SparsePatterns.Named> patterns() {
        return SparsePatterns.all();
    }

    @ParameterizedTest
    @MethodSource("patterns")
    void takesEveryRowOnce(SparsePatterns.Named named) {
        int[] sorted = MinimumDegree.order(named.pattern()).clone();
        Arrays.sort(sorted);
        assertArrayEquals(IntStream.range(0, named.pattern().order()).toArray(), sorted);
    }

    @ParameterizedTest
    @MethodSource("patterns")
    void fillsNoMoreThanTheNaturalOrder(SparsePatterns.Named named) {
        SparsePattern pattern = named.pattern();
        int[] natural = IntStream.range(0, pattern.order()).toArray();
        long fill = SparsePatterns.fill(pattern, MinimumDegree.order(pattern));
        // the natural order of a band is the best there is
        double allowed = named.name().contains("band") ? 1.05 : 1;
        assertTrue(fill <= allowed * SparsePatterns.fill(pattern, natural), () -> fill + " entries");
    }

    @ParameterizedTest
    @MethodSource("patterns")
    void countsTheEntriesOfTheFactor(SparsePatterns.Named named) {
        SparsePattern pattern = named.pattern();
        long fill = SparsePatterns.fill(pattern, MinimumDegree.order(pattern));
        SparseSymbolic symbolic = SparseSymbolic.analyze(pattern);
        assertEquals(fill, symbolic.factorEntries());
        assertTrue(symbolic.storedEntries() >= fill);
    }

    @Test
    void anArrowDoesNotFill() {
        for (int head : new int[] {0, 30, 59}) {
            SparsePattern arrow = SparsePatterns.arrow(60, head);
            assertEquals(arrow.size(), SparseSymbolic.analyze(arrow).factorEntries());
        }
    }

    @Test
    void aShuffledBandDoesNotFillMuch() {
        SparsePattern band = SparsePatterns.localCliques(400, 4000, 3, 6, 7);
        assertTrue(SparseSymbolic.analyze(band).factorEntries() < 2L * band.size());
    }

    @Test
    void aTreeDoesNotFill() {
        int n = 200;
        int[] starts = new int[n];
        int[] members = new int[2 * (n - 1)];
        int[] shuffled = SparsePatterns.permutation(n, 3);
        for (int k = 1; k < n; k++) {
            int a = shuffled[k];
            int b = shuffled[(k - 1) / 3];
            members[2 * k - 2] = Math.min(a, b);
            members[2 * k - 1] = Math.max(a, b);
            starts[k] = 2 * k;
        }
        SparsePattern tree = SparsePattern.ofCliques(n, starts, members);
        assertEquals(2 * n - 1, tree.size());
        assertEquals(tree.size(), SparseSymbolic.analyze(tree).factorEntries());
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 20, 30})
    void halvesTheFillOfLargerGrids(int size) {
        SparsePattern grid = SparsePatterns.grid(size, size);
        int[] natural = IntStream.range(0, size * size).toArray();
        double ratio =
                (double) SparsePatterns.fill(grid, MinimumDegree.order(grid)) / SparsePatterns.fill(grid, natural);
        assertTrue(ratio < (size == 10 ? 0.8 : 0.6), () -> "ratio " + ratio);
    }
}
