package org.mixedmodels.engine.design;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.mixedmodels.engine.formula.ModelTerm;

/**
 * Expands the terms of a model into columns of its matrix, with treatment coding as R's {@code model.matrix}.
 *
 * <p>A nominal column of a term has one indicator per category but the first if the term without that column is in the
 * model too (the intercept is the term without columns), and one per category if not. Within an interaction the first
 * column varies fastest.
 */
final class DesignColumns {

    private final boolean intercept;
    private final List<ModelTerm> terms;
    private final Map<String, NominalCoding> codings;

    private DesignColumns(boolean intercept, List<ModelTerm> terms, Map<String, NominalCoding> codings) {
        this.intercept = intercept;
        this.terms = terms;
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
        terms.forEach(term -> columns.addAll(expand(term)));
        return columns;
    }

    private List<DesignColumn> expand(ModelTerm term) {
        List<DesignColumn> columns = List.of(new DesignColumn("", List.of(), List.of()));
        for (String column : term.columns()) {
            NominalCoding coding = codings.get(column);
            columns = coding == null
                    ? columns.stream().map(c -> times(c, column)).toList()
                    : times(columns, coding, hasMargin(term, column) ? 1 : 0);
        }
        return columns;
    }

    private boolean hasMargin(ModelTerm term, String column) {
        List<String> rest =
                term.columns().stream().filter(c -> !c.equals(column)).toList();
        return rest.isEmpty() ? intercept : terms.stream().anyMatch(new ModelTerm(rest)::sameColumns);
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
