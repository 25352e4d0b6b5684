package org.knime.core.node;

import org.knime.core.data.DataTableSpec;
import org.knime.core.data.container.ColumnRearranger;
import org.knime.core.data.container.Rearrangement;

/** What a node needs to execute: progress and the making of tables. */
public class ExecutionContext extends ExecutionMonitor {

    /** KNIME makes contexts itself; so does this stand-in, through a class of this package. */
    ExecutionContext(NodeProgressMonitor progress) {
        super(progress);
    }

    /** A container whose column domains start from those that the spec states. */
    public BufferedDataContainer createDataContainer(DataTableSpec spec) {
        return createDataContainer(spec, true);
    }

    /** @param initDomain whether the column domains start from those that the spec states */
    public BufferedDataContainer createDataContainer(DataTableSpec spec, boolean initDomain) {
        return new BufferedDataContainer(spec, initDomain);
    }

    public BufferedDataTable createColumnRearrangeTable(
            BufferedDataTable in, ColumnRearranger rearranger, ExecutionMonitor subProgressMon)
            throws CanceledExecutionException {
        Rearrangement rearrangement = new Rearrangement(rearranger, in.getDataTableSpec());
        var rows = rearrangement.apply(in.rows(), subProgressMon);
        return new BufferedDataTable(rearrangement.spec(), rows);
    }

    /** A context whose whole progress is the given share, from 0 to 1, of this one. */
    public ExecutionContext createSubExecutionContext(double maxProg) {
        return new ExecutionContext(new SubProgressMonitor(getProgressMonitor(), maxProg));
    }
}
