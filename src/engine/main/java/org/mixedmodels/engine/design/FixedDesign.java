package org.mixedmodels.engine.design;

import java.util.List;
import java.util.Map;
import org.mixedmodels.engine.formula.ModelSpecification;

/**
 * The fixed-effects part of a model once the categories of its columns are known.
 *
 * <p>Columns are shifted by provisional means before their products are summed, which keeps digits when means are large
 * against the spread; {@link #unshifted} and {@link #unshiftedCovariance} map estimates back.
 *
 * @param columns the p columns of X that are kept
 * @param shifts p + 1 numbers: what was subtracted from each column of X, and from the outcome; all zero without an
 *     intercept
 * @param dropped names of columns that are linear combinations of those before them
 * @param aliases what was left out: for each dropped column p coefficients of the kept ones, all as they are; empty if
 *     that is not known
 * @param codings the nominal predictors, of fixed effects and random slopes
 */
public record FixedDesign(
        List<DesignColumn> columns,
        double[] shifts,
        List<String> dropped,
        List<double[]> aliases,
        List<NominalCoding> codings) {

    /** Copies the lists; the array is taken as it is. */
    public FixedDesign {
        columns = List.copyOf(columns);
        dropped = List.copyOf(dropped);
        aliases = List.copyOf(aliases);
        codings = List.copyOf(codings);
    }

    /**
     * The design of a specification.
     *
     * @param byColumn the nominal predictors by name
     * @param shifts what was subtracted from each kept column, and from the outcome
     * @param dropped names of the columns that are left out
     * @param aliases what these are, or nothing if that is not known
     * @param codings the nominal predictors
     */
    public static FixedDesign of(
            ModelSpecification specification,
            Map<String, NominalCoding> byColumn,
            double[] shifts,
            List<String> dropped,
            List<double[]> aliases,
            List<NominalCoding> codings) {
        List<DesignColumn> columns =
                DesignColumns.expand(specification.intercept(), specification.fixed(), byColumn).stream()
                        .filter(column -> !dropped.contains(column.name()))
                        .toList();
        return new FixedDesign(columns, shifts, dropped, aliases, codings);
    }

    /** Whether it is known what the dropped columns are. */
    public boolean hasAliases() {
        return aliases.size() == dropped.size();
    }

    /** The number of columns p. */
    public int size() {
        return columns.size();
    }

    /** Whether the first column is that of ones. */
    public boolean hasIntercept() {
        return !columns.isEmpty() && columns.get(0).isIntercept();
    }

    /** The names of the columns. */
    public List<String> names() {
        return columns.stream().map(DesignColumn::name).toList();
    }

    /** Coefficients of the columns as they are, from those of the shifted columns. */
    public double[] unshifted(double[] beta) {
        double[] result = beta.clone();
        if (hasIntercept()) {
            result[0] += shifts[size()];
            for (int k = 1; k < size(); k++) {
                result[0] -= shifts[k] * beta[k];
            }
        }
        return result;
    }

    /** Covariance matrix (p x p) of the coefficients of the columns as they are, T V T'. */
    public double[][] unshiftedCovariance(double[][] v) {
        int p = size();
        double[][] result = new double[p][];
        for (int i = 0; i < p; i++) {
            result[i] = v[i].clone();
        }
        if (!hasIntercept()) {
            return result;
        }
        double[] first = new double[p];
        for (int j = 0; j < p; j++) {
            first[j] = v[0][j];
            for (int k = 1; k < p; k++) {
                first[j] -= shifts[k] * v[k][j];
            }
        }
        double variance = first[0];
        for (int k = 1; k < p; k++) {
            variance -= shifts[k] * first[k];
            result[0][k] = first[k];
            result[k][0] = first[k];
        }
        result[0][0] = variance;
        return result;
    }
}
