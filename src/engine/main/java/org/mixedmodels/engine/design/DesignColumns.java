package org.mixedmodels.engine.design;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mixedmodels.engine.formula.ModelTerm;

/**
 * Expands the terms of a model into columns of its matrix, as R's {@code model.matrix} does.
 *
 * <p>Terms are ordered by their number of columns, otherwise as given. A nominal column of a term has one contrast per
 * category but the first if an earlier term has all its other columns, or there are none, and one indicator per category
 * if not.
 * Without an intercept the first nominal column of the first term that has one has an indicator per category. Within an
 * interaction the first column varies fastest.
 *
 * <p>Columns of sum coding are named as {@code contr.Sum} of the R package car names them, {@code Sex[S.Male]}: the
 * numbers that {@code contr.sum} gives do not tell the category.
 */
final class DesignColumns {

    private final boolean intercept;
    private final List<ModelTerm> terms;
    private final Map<String, NominalCoding> codings;

    private DesignColumns(boolean intercept, List<ModelTerm> terms, Map<String, NominalCoding> codings) {
        this.intercept = intercept;
        this.terms = terms.stream()
                .sorted(Comparator.comparingInt(ModelTerm::degree))
                .toList();
        this.codings = codings;
    }

    static List<DesignColumn> expand(boolean intercept, List<ModelTerm> terms, Map<String, NominalCoding> codings) {
        return new DesignColumns(intercept, terms, codings).expand();
    }

    private List<DesignColumn> expand() {
        List<DesignColumn> columns = new ArrayList<>();
        if (intercept) {
            columns.add(DesignColumn.intercept());
        }
        Optional<ModelTerm> full = intercept
                ? Optional.empty()
                : terms.stream().filter(term -> firstNominal(term).isPresent()).findFirst();
        terms.forEach(
                term -> columns.addAll(expand(term, full.filter(term::equals).isPresent())));
        return columns;
    }

    private Optional<String> firstNominal(ModelTerm term) {
        return term.columns().stream().filter(codings::containsKey).findFirst();
    }

    private List<DesignColumn> expand(ModelTerm term, boolean firstInFull) {
        List<DesignColumn> columns = List.of(new DesignColumn("", List.of(), List.of()));
        for (String column : term.columns()) {
            NominalCoding coding = codings.get(column);
            if (coding == null) {
                columns = columns.stream().map(c -> times(c, column)).toList();
            } else {
                boolean full = firstInFull && firstNominal(term).orElseThrow().equals(column);
                columns = times(columns, coding, hasMargin(term, column) && !full);
            }
        }
        return columns;
    }

    private boolean hasMargin(ModelTerm term, String column) {
        List<String> rest =
                term.columns().stream().filter(c -> !c.equals(column)).toList();
        return rest.isEmpty()
                || terms.subList(0, terms.indexOf(term)).stream()
                        .anyMatch(earlier -> earlier.columns().containsAll(rest));
    }

    private static DesignColumn times(DesignColumn column, String numeric) {
        List<String> factors = new ArrayList<>(column.numeric());
        factors.add(numeric);
        return new DesignColumn(join(column.name(), numeric), factors, column.indicators());
    }

    private static List<DesignColumn> times(List<DesignColumn> columns, NominalCoding coding, boolean contrasts) {
        boolean deviation = contrasts && coding.contrast() == NominalCoding.Contrast.SUM;
        List<DesignColumn> product = new ArrayList<>();
        for (int level : contrasts ? coding.contrasted() : coding.sorted()) {
            String name = coding.levels().get(level);
            for (DesignColumn column : columns) {
                List<DesignColumn.Indicator> indicators = new ArrayList<>(column.indicators());
                indicators.add(new DesignColumn.Indicator(coding.column(), level, deviation));
                String added = coding.column() + (deviation ? "[S." + name + "]" : name);
                product.add(new DesignColumn(join(column.name(), added), column.numeric(), indicators));
            }
        }
        return product;
    }

    private static String join(String left, String right) {
        return left.isEmpty() ? right : left + ":" + right;
    }
}
