package org.mixedmodels.engine.design;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sums of parts add up to the sums of the whole, whatever the parts and the order of their levels. */
class CrossProductsMergeTest {

    private static final int COLUMNS = 3;
    private static final int[] SIZES = {2, 1};
    private static final int[] LEVELS = {4, 6};

    private record Row(double[] x, double weight, int[] levels, double[][] z) {}

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 10})
    void partsAddUp(int parts) {
        Random random = new Random(parts);
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            rows.add(row(random));
        }
        CrossProducts whole = sums(rows);
        CrossProducts merged = null;
        for (int part = 0; part < parts; part++) {
            CrossProducts sums = sums(rows.subList(rows.size() * part / parts, rows.size() * (part + 1) / parts));
            merged = merged == null ? sums : merged.plus(sums);
        }
        assertEquals(whole.nobs(), merged.nobs());
        assertArrayEquals(whole.xx(), merged.xx(), 1e-10);
        assertEquals(whole.sumLogWeights(), merged.sumLogWeights(), 1e-10);
        for (CrossProducts.FactorProducts factor : whole.factors()) {
            CrossProducts.FactorProducts other = merged.factors().get(merged.factor(factor.name()));
            for (int level = 0; level < factor.levels().size(); level++) {
                int at = other.levels().indexOf(factor.levels().get(level));
                assertEquals(factor.observations()[level], other.observations()[at]);
                int q = factor.size();
                for (int k = 0; k < q * q; k++) {
                    assertEquals(factor.zz()[level * q * q + k], other.zz()[at * q * q + k], 1e-10);
                }
                for (int k = 0; k < q * (COLUMNS + 1); k++) {
                    int width = q * (COLUMNS + 1);
                    assertEquals(factor.zx()[level * width + k], other.zx()[at * width + k], 1e-10);
                }
            }
        }
        assertEquals(pairSums(whole), pairSums(merged));
    }

    /** Names of both levels with the block, rounded, in an order of their own. */
    private static List<String> pairSums(CrossProducts sums) {
        CrossProducts.PairProducts pair = sums.pairs().get(0);
        List<String> texts = new ArrayList<>();
        for (int b = 0; b < pair.firstLevels().length; b++) {
            String first = sums.factors().get(pair.first()).levels().get(pair.firstLevels()[b]);
            String second = sums.factors().get(pair.second()).levels().get(pair.secondLevels()[b]);
            List<String> ordered = new ArrayList<>(List.of(first, second));
            ordered.sort(null);
            texts.add(ordered + String.format(" %.8f %.8f", pair.blocks()[2 * b], pair.blocks()[2 * b + 1]));
        }
        texts.sort(null);
        return texts;
    }

    private static Row row(Random random) {
        double[] x = random.doubles(COLUMNS + 1, -1, 1).toArray();
        int[] levels = {random.nextInt(LEVELS[0]), random.nextInt(LEVELS[1])};
        return new Row(x, 0.5 + random.nextDouble(), levels, new double[][] {{1, random.nextDouble()}, {1}});
    }

    /** Sums with levels numbered in the order of appearance, as a pass does. */
    private static CrossProducts sums(List<Row> rows) {
        CrossProductsBuilder builder = new CrossProductsBuilder(COLUMNS, SIZES);
        List<List<String>> names = List.of(new ArrayList<>(), new ArrayList<>());
        for (Row row : rows) {
            int[] levels = new int[2];
            for (int f = 0; f < 2; f++) {
                String name = "factor" + f + "level" + row.levels[f];
                if (!names.get(f).contains(name)) {
                    names.get(f).add(name);
                }
                levels[f] = names.get(f).indexOf(name);
            }
            builder.add(columns(row.x), new double[] {row.weight}, columnsOf(levels), columns(row.z), 1);
        }
        return builder.build(List.of("first", "second"), names, 0);
    }

    /** A row as a block of one row. */
    private static double[][] columns(double[] row) {
        return Arrays.stream(row).mapToObj(value -> new double[] {value}).toArray(double[][]::new);
    }

    private static int[][] columnsOf(int[] row) {
        return Arrays.stream(row).mapToObj(value -> new int[] {value}).toArray(int[][]::new);
    }

    private static double[][][] columns(double[][] rows) {
        return Arrays.stream(rows).map(CrossProductsMergeTest::columns).toArray(double[][][]::new);
    }
}
