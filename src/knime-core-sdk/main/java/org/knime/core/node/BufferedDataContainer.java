package org.knime.core.node;

import org.knime.core.data.DataTableSpec;
import org.knime.core.data.container.DataContainer;

/** A container whose table can leave a node; made by {@link ExecutionContext#createDataContainer}. */
public class BufferedDataContainer extends DataContainer {

    private BufferedDataTable table;

    BufferedDataContainer(DataTableSpec spec, boolean initDomain) {
        super(spec, initDomain);
    }

    /** @throws IllegalStateException if the container is not closed */
    @Override
    public BufferedDataTable getTable() {
        if (table == null) {
            table = new BufferedDataTable(getTableSpec(), collectedRows());
        }
        return table;
    }
}
