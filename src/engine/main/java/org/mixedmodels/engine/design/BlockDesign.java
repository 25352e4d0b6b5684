package org.mixedmodels.engine.design;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.mixedmodels.engine.data.Column;
import org.mixedmodels.engine.data.ColumnKind;
import org.mixedmodels.engine.data.InputProblem;
import org.mixedmodels.engine.data.InvalidInputException;
import org.mixedmodels.engine.data.RowBatch;
import org.mixedmodels.engine.data.RowReader;

/**
 * Computes columns of model matrices for the complete rows of a block, column by column: the loops run over plain arrays
 * of numbers.
 */
final class BlockDesign {

    private final ColumnRoles roles;
    private final List<DesignColumn> columns = new ArrayList<>();
    private final List<double[]> results = new ArrayList<>();
    private final List<Product> products = new ArrayList<>();
    private final double[][] numbers;
    private final int[][] levels;
    private final LevelTranslation[] translations;
    private int[] used = new int[0];
    private int size;

    /**
     * Binds designs to a pass.
     *
     * @param roles the columns that are read
     * @param codings the nominal predictors
     * @param reader the pass
     */
    BlockDesign(ColumnRoles roles, List<NominalCoding> codings, RowReader reader) {
        this.roles = roles;
        int count = roles.wanted().size();
        numbers = new double[count][];
        levels = new int[count][];
        translations = new LevelTranslation[count];
        for (NominalCoding coding : codings) {
            int column = roles.nominal(coding.column());
            translations[column] = new LevelTranslation(coding.levels(), reader.levels(column));
        }
    }

    /** A column of a model matrix as a product of columns that are read. */
    private record Product(int[] numeric, int[] nominal, DesignColumn.Indicator[] indicators) {}

    /**
     * Adds a column of a model matrix; one that is there already is computed once.
     *
     * @return its number
     */
    int add(DesignColumn column) {
        int known = columns.indexOf(column);
        if (known >= 0) {
            return known;
        }
        columns.add(column);
        results.add(new double[0]);
        products.add(new Product(
                column.numeric().stream().mapToInt(roles::numeric).toArray(),
                column.indicators().stream()
                        .mapToInt(i -> roles.nominal(i.column()))
                        .toArray(),
                column.indicators().toArray(DesignColumn.Indicator[]::new)));
        return columns.size() - 1;
    }

    /** Computes all columns for the complete rows of a block. */
    void load(RowBatch batch) {
        if (used.length < batch.size()) {
            allocate(batch.capacity());
        }
        chooseComplete(batch);
        for (int c = 0; c < numbers.length; c++) {
            if (roles.wanted().get(c).kind() == ColumnKind.NUMERIC) {
                gather(batch.numbers(c), numbers[c], batch.size());
                requireFinite(c);
            } else if (translations[c] != null) {
                for (int i = 0; i < size; i++) {
                    levels[c][i] = translations[c].level(batch.codes(c)[used[i]]);
                }
            }
        }
        for (int k = 0; k < products.size(); k++) {
            compute(products.get(k), results.get(k));
        }
    }

    private void allocate(int capacity) {
        used = new int[capacity];
        for (int c = 0; c < numbers.length; c++) {
            boolean numeric = roles.wanted().get(c).kind() == ColumnKind.NUMERIC;
            numbers[c] = new double[numeric ? capacity : 0];
            levels[c] = new int[translations[c] == null ? 0 : capacity];
        }
        results.replaceAll(old -> new double[capacity]);
    }

    private void chooseComplete(RowBatch batch) {
        size = 0;
        for (int row = 0; row < batch.size(); row++) {
            used[size] = row;
            size += batch.isComplete(numbers.length, row) ? 1 : 0;
        }
    }

    private void gather(double[] source, double[] target, int rows) {
        if (size == rows) {
            System.arraycopy(source, 0, target, 0, size);
            return;
        }
        for (int i = 0; i < size; i++) {
            target[i] = source[used[i]];
        }
    }

    /** Zero times a finite number is zero, zero times an infinite one is not. */
    private void requireFinite(int c) {
        double[] values = numbers[c];
        double sum = 0;
        for (int i = 0; i < size; i++) {
            sum += 0 * values[i];
        }
        if (sum != 0) {
            Column column = roles.wanted().get(c);
            throw new InvalidInputException(
                    InputProblem.Kind.INFINITE_VALUE,
                    "Column \"" + column.name() + "\" holds an infinite number.",
                    "Replace infinite numbers by missing values, or remove those rows.");
        }
    }

    private void compute(Product product, double[] out) {
        Arrays.fill(out, 0, size, 1);
        for (int column : product.numeric) {
            double[] factor = numbers[column];
            for (int i = 0; i < size; i++) {
                out[i] *= factor[i];
            }
        }
        for (int n = 0; n < product.nominal.length; n++) {
            multiply(out, levels[product.nominal[n]], product.indicators[n]);
        }
    }

    private void multiply(double[] out, int[] codes, DesignColumn.Indicator indicator) {
        int level = indicator.level();
        double first = indicator.value(0);
        for (int i = 0; i < size; i++) {
            out[i] = codes[i] == level ? out[i] : codes[i] == 0 ? first * out[i] : 0;
        }
    }

    /** The number of complete rows of the block. */
    int size() {
        return size;
    }

    /** The row of the block that is the i-th complete one. */
    int row(int i) {
        return used[i];
    }

    /** The values of a column of a model matrix, by its number. */
    double[] values(int column) {
        return results.get(column);
    }

    /** The numbers of a column that is read. */
    double[] numbers(int column) {
        return numbers[column];
    }
}
