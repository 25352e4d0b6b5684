package org.mixedmodels.engine.design;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.mixedmodels.engine.formula.ModelSpecification;
import org.mixedmodels.engine.formula.ModelTerm;

/**
 * The estimable functions of the terms of a design.
 *
 * <p>Let the complete design have an indicator for every category of every term. With K the coordinates of the columns of
 * treatment coding in the columns of the design and M those of the complete design, row i of K^-1 M is what the i-th
 * coefficient of treatment coding says of the complete design's.
 */
final class EstimableFunctions {

    private static final double NOTHING = 1e-8;

    private final List<ModelTerm> terms;
    private final ModelData data;
    private final Map<String, NominalCoding> codings = new HashMap<>();
    private final List<DesignColumn> complete = new ArrayList<>();
    /** The columns of treatment coding that do not depend on those before them. */
    private final List<DesignColumn> treatment = new ArrayList<>();

    private final Map<String, NominalCoding> treatmentCodings = new HashMap<>();
    /** Coordinates of the treatment columns in those of the design, p x p. */
    private final DMatrixRMaj change;
    /** K^-1. */
    private final DMatrixRMaj inverse;
    /** K^-1 M. */
    private final DMatrixRMaj functions;

    EstimableFunctions(ModelSpecification specification, ModelData data) {
        this.data = data;
        terms = ordered(specification);
        for (NominalCoding coding : data.fixed().codings()) {
            codings.put(coding.column(), coding);
            treatmentCodings.put(
                    coding.column(),
                    NominalCoding.treatment(
                            coding.column(), coding.levels().stream().sorted().toList()));
        }
        if (specification.intercept()) {
            complete.add(DesignColumn.intercept());
        }
        terms.forEach(term -> complete.addAll(ColumnAlgebra.complete(term.columns(), codings)));
        List<DesignColumn> coded =
                DesignColumns.expand(specification.intercept(), specification.fixed(), treatmentCodings);
        DMatrixRMaj all = inDesign(specification, coded, treatmentCodings);
        int[] kept = independent(all);
        int p = data.fixed().size();
        change = new DMatrixRMaj(p, p);
        for (int k = 0; k < kept.length; k++) {
            treatment.add(coded.get(kept[k]));
            for (int i = 0; i < p; i++) {
                change.set(i, k, all.get(i, kept[k]));
            }
        }
        inverse = new DMatrixRMaj(p, p);
        if (kept.length != p || (p > 0 && !CommonOps_DDRM.invert(change, inverse))) {
            throw new IllegalStateException("the columns of the design are not those of its terms");
        }
        functions = new DMatrixRMaj(p, complete.size());
        CommonOps_DDRM.mult(inverse, inDesign(specification, complete, codings), functions);
    }

    /** Main effects before interactions. */
    static List<ModelTerm> ordered(ModelSpecification specification) {
        return specification.fixed().stream()
                .sorted(Comparator.comparingInt(ModelTerm::degree))
                .toList();
    }

    /** Coordinates of columns in those of the design, with what was left out of it in the place of its alias. */
    private DMatrixRMaj inDesign(
            ModelSpecification specification, List<DesignColumn> columns, Map<String, NominalCoding> columnCodings) {
        FixedDesign fixed = data.fixed();
        List<DesignColumn> all = DesignColumns.expand(specification.intercept(), specification.fixed(), codings);
        DMatrixRMaj coordinates = new ColumnAlgebra(codings).coordinates(all, codings, columns, columnCodings);
        DMatrixRMaj result = new DMatrixRMaj(fixed.size(), columns.size());
        DMatrixRMaj sizes = new DMatrixRMaj(fixed.size(), columns.size());
        for (int row = 0; row < all.size(); row++) {
            double[] place = place(all.get(row).name());
            for (int c = 0; c < columns.size(); c++) {
                double value = coordinates.get(row, c);
                for (int k = 0; k < place.length && value != 0; k++) {
                    result.add(k, c, value * place[k]);
                    sizes.add(k, c, Math.abs(value * place[k]));
                }
            }
        }
        // a column of zeros must have coordinates of zero, or it would count as one of its own
        for (int i = 0; i < result.getNumElements(); i++) {
            result.set(i, Math.abs(result.get(i)) > NOTHING * sizes.get(i) ? result.get(i) : 0);
        }
        return result;
    }

    /** A column's coordinates in the columns of the design: one of them, or what it is an alias of. */
    private double[] place(String column) {
        FixedDesign fixed = data.fixed();
        int kept = fixed.names().indexOf(column);
        if (kept < 0) {
            return fixed.aliases().get(fixed.dropped().indexOf(column));
        }
        double[] unit = new double[fixed.size()];
        unit[kept] = 1;
        return unit;
    }

    /** The columns of a matrix that are no combinations of those before them. */
    private static int[] independent(DMatrixRMaj matrix) {
        OrthogonalBasis basis = new OrthogonalBasis();
        return IntStream.range(0, matrix.numCols)
                .filter(c -> addIndependent(column(matrix, c), basis))
                .toArray();
    }

    private static double[] column(DMatrixRMaj matrix, int c) {
        return IntStream.range(0, matrix.numRows)
                .mapToDouble(i -> matrix.get(i, c))
                .toArray();
    }

    private static boolean addIndependent(double[] vector, OrthogonalBasis basis) {
        return basis.add(vector, NOTHING * OrthogonalBasis.length(vector));
    }

    List<TypeThreeContrasts> contrasts() {
        List<List<double[]>> rows = terms.size() > 1 ? orthogonalised() : doolittle();
        return IntStream.range(0, terms.size())
                .mapToObj(t -> new TypeThreeContrasts(terms.get(t).name(), inDesign(rows.get(t))))
                .toList();
    }

    /** From coefficients of the treatment columns to those of the design. */
    private double[][] inDesign(List<double[]> rows) {
        int p = inverse.numRows;
        return rows.stream()
                .filter(row ->
                        IntStream.range(0, p).mapToDouble(i -> Math.abs(row[i])).sum() > NOTHING)
                .map(row -> {
                    DMatrixRMaj result = new DMatrixRMaj(1, p);
                    CommonOps_DDRM.mult(DMatrixRMaj.wrap(1, p, row), inverse, result);
                    return result.getData();
                })
                .toArray(double[][]::new);
    }

    /** Per term the functions of its columns, less what those of terms that contain it can say. */
    private List<List<double[]>> orthogonalised() {
        List<List<double[]>> rows = new ArrayList<>(Collections.nCopies(terms.size(), List.of()));
        for (int t = terms.size() - 1; t >= 0; t--) {
            OrthogonalBasis basis = new OrthogonalBasis();
            for (int larger = t + 1; larger < terms.size(); larger++) {
                if (contains(terms.get(larger), terms.get(t))) {
                    rows.get(larger).forEach(row -> addIndependent(row, basis));
                }
            }
            rows.set(
                    t,
                    places(terms.get(t)).mapToObj(k -> basis.rest(functions(k))).toList());
        }
        int[] shown = shown();
        return rows.stream()
                .map(list -> list.stream().map(row -> selected(row, shown)).toList())
                .toList();
    }

    private static double[] selected(double[] row, int[] places) {
        return IntStream.of(places).mapToDouble(c -> row[c]).toArray();
    }

    private double[] functions(int row) {
        return IntStream.range(0, functions.numCols)
                .mapToDouble(c -> functions.get(row, c))
                .toArray();
    }

    /** The places of a term's columns among those of treatment coding. */
    private IntStream places(ModelTerm term) {
        Set<String> wanted = Set.copyOf(term.columns());
        return IntStream.range(0, treatment.size())
                .filter(k -> columns(treatment.get(k)).equals(wanted));
    }

    private static Set<String> columns(DesignColumn column) {
        Set<String> names = new HashSet<>(column.numeric());
        column.indicators().forEach(indicator -> names.add(indicator.column()));
        return names;
    }

    private boolean contains(ModelTerm larger, ModelTerm smaller) {
        Set<String> added = new HashSet<>(larger.columns());
        smaller.columns().forEach(added::remove);
        return larger.columns().containsAll(smaller.columns())
                && !added.isEmpty()
                && codings.keySet().containsAll(added);
    }

    /** Where the columns of treatment coding stand in the complete design. */
    private int[] shown() {
        return treatment.stream()
                .mapToInt(column -> IntStream.range(0, complete.size())
                        .filter(c -> ColumnAlgebra.isSame(complete.get(c), codings, column, treatmentCodings))
                        .findFirst()
                        .orElseThrow())
                .toArray();
    }

    /** The rows of U for X'X = U'DU with ones on the diagonal of U, X with treatment coding. */
    private List<List<double[]>> doolittle() {
        int p = inverse.numRows;
        double[][] a = gram();
        for (int k = 0; k < p; k++) {
            for (int i = k + 1; i < p; i++) {
                double factor = a[i][k] / a[k][k];
                for (int j = k; j < p; j++) {
                    a[i][j] -= factor * a[k][j];
                }
            }
        }
        return terms.stream()
                .map(term -> places(term).mapToObj(k -> scaled(a[k], k)).toList())
                .toList();
    }

    /** A row from its pivot on, divided by that. */
    private static double[] scaled(double[] row, int pivot) {
        return IntStream.range(0, row.length)
                .mapToDouble(j -> j < pivot ? 0 : row[j] / row[pivot])
                .toArray();
    }

    /** X'X of the treatment columns. */
    private double[][] gram() {
        int p = inverse.numRows;
        double[] shifts = data.fixed().hasIntercept() ? data.fixed().shifts() : new double[p];
        CrossProducts sums = data.crossProducts();
        DMatrixRMaj gram = new DMatrixRMaj(p, p);
        for (int i = 0; i < p; i++) {
            double di = i == 0 ? 0 : shifts[i];
            for (int j = 0; j < p; j++) {
                double dj = j == 0 ? 0 : shifts[j];
                gram.set(i, j, sums.xx(i, j) + di * sums.xx(0, j) + dj * sums.xx(i, 0) + di * dj * sums.xx(0, 0));
            }
        }
        DMatrixRMaj half = new DMatrixRMaj(p, p);
        DMatrixRMaj coded = new DMatrixRMaj(p, p);
        CommonOps_DDRM.multTransA(change, gram, half);
        CommonOps_DDRM.mult(half, change, coded);
        double[][] result = new double[p][p];
        for (int i = 0; i < p; i++) {
            for (int j = 0; j < p; j++) {
                result[i][j] = coded.get(i, j);
            }
        }
        return result;
    }
}
