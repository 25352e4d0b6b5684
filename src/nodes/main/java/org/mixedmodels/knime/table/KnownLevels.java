package org.mixedmodels.knime.table;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataTableSpec;
import org.mixedmodels.engine.formula.ModelSpecification;

/**
 * What the domains of a table tell of the groups and categories of a model before any row is read. KNIME lists the
 * values of a column as long as they are few; a domain may also list values that no row has any more.
 */
public final class KnownLevels {

    private KnownLevels() {}

    /** Returns the groups of the model's grouping factors of one column, where the domain lists them. */
    public static Map<String, List<String>> groups(ModelSpecification model, DataTableSpec table) {
        return of(
                model.random().stream()
                        .map(term -> term.group().columns())
                        .filter(columns -> columns.size() == 1)
                        .map(columns -> columns.get(0))
                        .toList(),
                table);
    }

    /** Returns the categories of the model's nominal predictors, where the domain lists them. */
    public static Map<String, List<String>> categories(ModelSpecification model, DataTableSpec table) {
        return of(
                ModelColumns.predictorKinds(model, table).keySet().stream()
                        .filter(name -> ColumnTypes.isNominal(table.getColumnSpec(name)))
                        .toList(),
                table);
    }

    /**
     * Returns the values that a domain of the table lists and a model does not know, column by column; columns without
     * any are left out.
     *
     * @param known the values that the model knows, by column
     */
    public static Map<String, List<String>> unknown(Map<String, List<String>> known, DataTableSpec table) {
        Map<String, List<String>> unknown = new LinkedHashMap<>();
        known.forEach((column, values) -> {
            List<String> others = of(column, table).stream()
                    .filter(value -> !values.contains(value))
                    .toList();
            if (!others.isEmpty()) {
                unknown.put(column, others);
            }
        });
        return unknown;
    }

    /** Returns the values that the domain of a column lists; none if the column or its domain is unknown. */
    static List<String> of(String column, DataTableSpec table) {
        DataColumnSpec spec = table.getColumnSpec(column);
        Set<DataCell> values = spec == null ? null : spec.getDomain().getValues();
        return values == null
                ? List.of()
                : values.stream().map(DataCell::toString).toList();
    }

    private static Map<String, List<String>> of(List<String> columns, DataTableSpec table) {
        Map<String, List<String>> levels = new LinkedHashMap<>();
        for (String column : columns) {
            List<String> values = of(column, table);
            if (!values.isEmpty()) {
                levels.put(column, values);
            }
        }
        return levels;
    }
}
