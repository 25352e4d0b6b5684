package org.mixedmodels.engine.linalg;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SparsePatternTest {

    @ParameterizedTest
    @CsvSource({"1, 0, 1", "8, 3, 2", "40, 60, 1", "40, 60, 5", "300, 100, 20"})
    void cliquesHaveAnEntryPerPairThatOccurs(int n, int cliques, int size) {
        Random random = new Random(n + size);
        boolean[][] together = new boolean[n][n];
        int[] starts = new int[cliques + 1];
        int[] members = new int[cliques * size];
        for (int c = 0; c < cliques; c++) {
            TreeSet<Integer> clique = new TreeSet<>();
            while (clique.size() < size) {
                clique.add(random.nextInt(n));
            }
            int at = c * size;
            for (int i : clique) {
                members[at++] = i;
                for (int j : clique) {
                    together[i][j] = true;
                }
            }
            starts[c + 1] = at;
        }
        SparsePattern pattern = SparsePattern.ofCliques(n, starts, members);
        for (int j = 0; j < n; j++) {
            assertEquals(j, pattern.row(pattern.start(j)));
            for (int i = j + 1; i < n; i++) {
                int entry = pattern.find(i, j);
                assertEquals(together[i][j], entry >= 0);
                assertTrue(entry < 0 || pattern.row(entry) == i);
            }
        }
        assertEquals(pattern.size(), pattern.start(n));
    }

    @Test
    void wrongColumnsAreRefused() {
        int[][][] wrong = {
            {{0, 1, 2}, {0, 2}},
            {{0, 2, 2}, {0, 1}},
            {{0, 2, 3}, {1, 0, 1}},
            {{0, 3, 4}, {0, 1, 1, 1}},
            {{0, 1, 3}, {0, 1, 2}},
            {{0, 1}, {0, 1}},
            {{}, {}},
        };
        for (int[][] columns : wrong) {
            assertThrows(IllegalArgumentException.class, () -> SparsePattern.of(columns[0], columns[1]));
        }
    }

    @Test
    void keepsItsOwnCopy() {
        int[] starts = {0, 2, 3};
        int[] rows = {0, 1, 1};
        SparsePattern pattern = SparsePattern.of(starts, rows);
        rows[1] = 0;
        starts[1] = 0;
        assertArrayEquals(new int[] {0, 2, 1}, new int[] {pattern.start(0), pattern.start(1), pattern.row(1)});
    }
}
