package org.mixedmodels.engine.fit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.mixedmodels.engine.data.ColumnarRows;

/** A few random rows: y and a weight, numbers x and z, and groups a, b and c, unbalanced. */
final class SmallTable {

    final int rows;
    final double[] x;
    final double[] z;
    final double[] y;
    final double[] w;
    final String[][] groups;

    SmallTable(Random random, int rows) {
        this.rows = rows;
        x = random.doubles(rows, -1, 2).toArray();
        z = random.doubles(rows, -1, 1).toArray();
        y = new double[rows];
        w = random.doubles(rows, 0.5, 1.5).toArray();
        groups = new String[3][rows];
        int[] levels = {4 + random.nextInt(4), 3 + random.nextInt(3), 2 + random.nextInt(2)};
        double[] sizes = random.doubles(6, 0, 1.5).toArray();
        double[][] effects = new double[6][8];
        for (double[] effect : effects) {
            for (int i = 0; i < effect.length; i++) {
                effect[i] = random.nextGaussian();
            }
        }
        for (int i = 0; i < rows; i++) {
            y[i] = 2 + 0.5 * x[i] + random.nextGaussian() / Math.sqrt(w[i]);
            for (int f = 0; f < 3; f++) {
                int level = random.nextInt(levels[f]);
                groups[f][i] = "abc".substring(f, f + 1) + level;
                y[i] += sizes[f] * effects[f][level] + sizes[f + 3] * effects[f + 3][level] * x[i];
            }
        }
    }

    ColumnarRows table() {
        return part(IntStream.range(0, rows).toArray());
    }

    /** Some of the rows. */
    ColumnarRows part(int[] chosen) {
        ColumnarRows.Builder builder = ColumnarRows.builder();
        double[][] numbers = {x, z, y, w};
        for (int c = 0; c < 4; c++) {
            double[] column = numbers[c];
            builder.numeric(
                    "xzyw".substring(c, c + 1),
                    IntStream.of(chosen).mapToDouble(i -> column[i]).toArray());
        }
        for (int f = 0; f < 3; f++) {
            String[] column = groups[f];
            builder.nominal(
                    "abc".substring(f, f + 1),
                    IntStream.of(chosen).mapToObj(i -> column[i]).toArray(String[]::new));
        }
        return builder.build();
    }

    /** The group of a row of a factor such as a or b:a. */
    String group(List<String> columns, int row) {
        List<String> parts = new ArrayList<>();
        columns.forEach(column -> parts.add(groups["abc".indexOf(column)][row]));
        return String.join(":", parts);
    }

    /** The value of a column of a model matrix. */
    double value(String column, int row) {
        return switch (column) {
            case "x" -> x[row];
            case "z" -> z[row];
            default -> 1;
        };
    }

    /** The groups of a factor. */
    List<String> levels(List<String> columns) {
        return IntStream.range(0, rows)
                .mapToObj(i -> group(columns, i))
                .distinct()
                .sorted(Comparator.naturalOrder())
                .toList();
    }
}
