package org.mixedmodels.engine.design;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mixedmodels.engine.formula.ModelTerm;

/**
 * Expands the terms of a model into columns of its matrix, with treatment coding as R's {@code model.matrix}.
 *
 * <p>Terms are ordered by their number of columns, otherwise as given. A nominal column of a term has one indicator per
 * category but the first if an earlier term has all its other columns, or there are none, and one per category if not.
 * Without an intercept the first nominal column of the first term that has one has an indicator per category. Within an
 * interaction the first column varies fastest.
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
                columns = times(columns, coding, hasMargin(term, column) && !full ? 1 : 0);
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

    private static List<DesignColumn> times(List<DesignColumn> columns, NominalCoding coding, int firstLevel) {
        List<DesignColumn> product = new ArrayList<>();
        for (int level = firstLevel; level < coding.levels().size(); level++) {
            for (DesignColumn column : columns) {
                List<DesignColumn.Indicator> indicators = new ArrayList<>(column.indicators());
                indicators.add(new DesignColumn.Indicator(coding.column(), level));
                String name =
                        join(column.name(), coding.column() + coding.levels().get(level));
                product.add(new DesignColumn(name, column.numeric(), indicators));
            }
        }
        return product;
    }

    private static String join(String left, String right) {
        return left.isEmpty() ? right : left + ":" + right;
    }
}
