package org.knime.base.node.preproc.filter.row3;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.knime.base.node.StatelessNodeModel;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.container.CloseableRowIterator;
import org.knime.core.node.BufferedDataContainer;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettingsRO;

/** Keeps the rows that meet all, or any, of its criteria. */
final class RowFilterNodeModel extends StatelessNodeModel {

    RowFilterNodeModel() {
        super(1, 1);
    }

    @Override
    protected void validateSettings(NodeSettingsRO settings) throws InvalidSettingsException {
        criteria(settings);
        choice(settings, "matchCriteria", "AND", "OR");
        choice(settings, "outputMode", "MATCHING", "NON_MATCHING");
        choice(settings, "domains", "RETAIN", "COMPUTE");
    }

    private static List<RowCriterion> criteria(NodeSettingsRO settings) throws InvalidSettingsException {
        NodeSettingsRO predicates = settings.getNodeSettings("predicates");
        List<RowCriterion> criteria = new ArrayList<>();
        for (int i = 0; predicates.containsKey(Integer.toString(i)); i++) {
            criteria.add(RowCriterion.load(predicates.getNodeSettings(Integer.toString(i))));
        }
        return criteria;
    }

    private static boolean choice(NodeSettingsRO settings, String key, String first, String second)
            throws InvalidSettingsException {
        String value = settings.getString(key);
        if (!first.equals(value) && !second.equals(value)) {
            throw new InvalidSettingsException(
                    "\"" + key + "\" is " + value + ", but must be " + first + " or " + second + ".");
        }
        return first.equals(value);
    }

    @Override
    protected DataTableSpec[] configure(DataTableSpec[] inSpecs) throws InvalidSettingsException {
        predicate(inSpecs[0]);
        boolean retain = choice(settings(), "domains", "RETAIN", "COMPUTE");
        return new DataTableSpec[] {retain ? inSpecs[0] : null};
    }

    private Predicate<DataRow> predicate(DataTableSpec spec) throws InvalidSettingsException {
        boolean all = choice(settings(), "matchCriteria", "AND", "OR");
        Predicate<DataRow> matches = null;
        for (RowCriterion criterion : criteria(settings())) {
            Predicate<DataRow> next = criterion.predicate(spec);
            matches = matches == null ? next : all ? matches.and(next) : matches.or(next);
        }
        Predicate<DataRow> chosen = matches == null ? row -> true : matches;
        return choice(settings(), "outputMode", "MATCHING", "NON_MATCHING") ? chosen : chosen.negate();
    }

    @Override
    protected BufferedDataTable[] execute(BufferedDataTable[] inData, ExecutionContext exec) throws Exception {
        DataTableSpec spec = inData[0].getDataTableSpec();
        Predicate<DataRow> kept = predicate(spec);
        boolean retain = choice(settings(), "domains", "RETAIN", "COMPUTE");
        BufferedDataContainer container = exec.createDataContainer(spec, retain);
        try (CloseableRowIterator rows = inData[0].iterator()) {
            while (rows.hasNext()) {
                exec.checkCanceled();
                DataRow row = rows.next();
                if (kept.test(row)) {
                    container.addRowToTable(row);
                }
            }
        }
        container.close();
        return new BufferedDataTable[] {container.getTable()};
    }
}
