package org.mixedmodels.engine.design;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;

/**
 * Columns of model matrices as combinations of each other, whatever their coding and whatever the data. Each is a sum of
 * products of numeric columns and of indicators of categories other than the first one in the alphabet, of which there is
 * one way only.
 */
final class ColumnAlgebra {

    private static final double SMALL = 1e-9;

    private final Map<String, NominalCoding> codings;
    private final Map<Product, Integer> products = new HashMap<>();

    /**
     * A product of columns.
     *
     * @param numeric the numeric ones
     * @param categories the categories that must be met
     */
    private record Product(Set<String> numeric, Set<Category> categories) {
        Product with(Category category) {
            Set<Category> all = new HashSet<>(categories);
            all.add(category);
            return new Product(numeric, all);
        }
    }

    private record Category(String column, String level) {}

    /** The algebra of some nominal columns. */
    ColumnAlgebra(Map<String, NominalCoding> codings) {
        this.codings = codings;
    }

    /** The category of a nominal column that comes first in the alphabet. */
    static String first(NominalCoding coding) {
        return coding.levels().stream().min(Comparator.naturalOrder()).orElseThrow();
    }

    /**
     * Coordinates of columns in terms of others.
     *
     * @param basis columns that span all others; they may depend on each other
     * @param basisCodings what the levels of their indicators refer to
     * @param columns the columns to be expressed
     * @param columnCodings what the levels of their indicators refer to
     * @return one row per basis column, one column per column
     */
    DMatrixRMaj coordinates(
            List<DesignColumn> basis,
            Map<String, NominalCoding> basisCodings,
            List<DesignColumn> columns,
            Map<String, NominalCoding> columnCodings) {
        List<Map<Product, Double>> left =
                basis.stream().map(column -> expand(column, basisCodings)).toList();
        List<Map<Product, Double>> right =
                columns.stream().map(column -> expand(column, columnCodings)).toList();
        DMatrixRMaj matrix = matrix(left);
        LinearSolverDense<DMatrixRMaj> solver = LinearSolverFactory_DDRM.leastSquaresQrPivot(true, false);
        DMatrixRMaj result = new DMatrixRMaj(basis.size(), columns.size());
        if (!basis.isEmpty() && !columns.isEmpty() && solver.setA(matrix)) {
            solver.solve(matrix(right), result);
        }
        for (int i = 0; i < result.getNumElements(); i++) {
            result.set(i, Math.abs(result.get(i)) < SMALL ? 0 : result.get(i));
        }
        return result;
    }

    private DMatrixRMaj matrix(List<Map<Product, Double>> columns) {
        DMatrixRMaj matrix = new DMatrixRMaj(products.size(), columns.size());
        for (int c = 0; c < columns.size(); c++) {
            int column = c;
            columns.get(c).forEach((product, value) -> matrix.set(place(product), column, value));
        }
        return matrix;
    }

    private int place(Product product) {
        return Objects.requireNonNull(products.get(product));
    }

    private static NominalCoding coding(Map<String, NominalCoding> codings, String column) {
        return Objects.requireNonNull(codings.get(column), column);
    }

    private Map<Product, Double> expand(DesignColumn column, Map<String, NominalCoding> coded) {
        Map<Product, Double> sum = new HashMap<>();
        sum.put(new Product(Set.copyOf(column.numeric()), Set.of()), 1.0);
        for (DesignColumn.Indicator indicator : column.indicators()) {
            List<String> levels = coding(coded, indicator.column()).levels();
            Map<Product, Double> next = new HashMap<>();
            addIndicator(sum, indicator.column(), levels.get(indicator.level()), 1, next);
            if (indicator.deviation()) {
                addIndicator(sum, indicator.column(), levels.get(0), -1, next);
            }
            sum = next;
        }
        sum.keySet().forEach(product -> products.putIfAbsent(product, products.size()));
        return sum;
    }

    /** Adds the product of a sum with an indicator; that of the first category is one less all others. */
    private void addIndicator(
            Map<Product, Double> sum, String column, String level, double factor, Map<Product, Double> target) {
        NominalCoding coding = coding(codings, column);
        if (!level.equals(first(coding))) {
            Category category = new Category(column, level);
            sum.forEach((product, value) -> target.merge(product.with(category), factor * value, Double::sum));
            return;
        }
        sum.forEach((product, value) -> target.merge(product, factor * value, Double::sum));
        for (String other : coding.levels()) {
            if (!other.equals(level)) {
                addIndicator(sum, column, other, -factor, target);
            }
        }
    }

    /** Whether two columns are the same product, in whatever order. */
    static boolean isSame(
            DesignColumn a, Map<String, NominalCoding> aCodings, DesignColumn b, Map<String, NominalCoding> bCodings) {
        return Set.copyOf(a.numeric()).equals(Set.copyOf(b.numeric()))
                && categories(a, aCodings).equals(categories(b, bCodings));
    }

    private static Set<Category> categories(DesignColumn column, Map<String, NominalCoding> codings) {
        Set<Category> result = new HashSet<>();
        for (DesignColumn.Indicator indicator : column.indicators()) {
            result.add(new Category(
                    indicator.column(),
                    coding(codings, indicator.column()).levels().get(indicator.level())));
        }
        return result;
    }

    /** An indicator for every combination of categories of a term, times its numeric columns. */
    static List<DesignColumn> complete(List<String> term, Map<String, NominalCoding> codings) {
        List<DesignColumn> columns = List.of(new DesignColumn(String.join(":", term), List.of(), List.of()));
        for (String name : term) {
            NominalCoding coding = codings.get(name);
            List<DesignColumn> next = new ArrayList<>();
            for (DesignColumn column : columns) {
                if (coding == null) {
                    List<String> numeric = new ArrayList<>(column.numeric());
                    numeric.add(name);
                    next.add(new DesignColumn(column.name(), numeric, column.indicators()));
                } else {
                    for (int level = 0; level < coding.levels().size(); level++) {
                        List<DesignColumn.Indicator> indicators = new ArrayList<>(column.indicators());
                        indicators.add(DesignColumn.Indicator.of(name, level));
                        next.add(new DesignColumn(column.name(), column.numeric(), indicators));
                    }
                }
            }
            columns = next;
        }
        return columns;
    }
}
