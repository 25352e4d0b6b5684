package org.knime.node.parameters;

import java.util.Optional;
import org.knime.core.data.DataTableSpec;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.core.node.port.PortType;

/**
 * What is known at the ports while parameters are made or their dialog is open. Specs are null (or empty) at a port
 * that is not connected, objects also while the node before is not executed. Indices leave out the flow variable port.
 */
public interface NodeParametersInput {

    /** The types of the input ports. */
    PortType[] getInPortTypes();

    /** The input specs; entries may be null. */
    PortObjectSpec[] getInPortSpecs();

    /** The spec at an input, if known. */
    Optional<PortObjectSpec> getInPortSpec(int portIndex);

    /**
     * The input specs as table specs.
     *
     * @throws ClassCastException if an input has another spec
     */
    DataTableSpec[] getInTableSpecs();

    /**
     * The table spec at an input, if known.
     *
     * @throws ClassCastException if that input has another spec
     */
    Optional<DataTableSpec> getInTableSpec(int portIndex);

    /** The input objects; entries may be null. */
    PortObject[] getInPortObjects();

    /** The object at an input, if the node before is executed. */
    Optional<PortObject> getInPortObject(int portIndex);

    /**
     * The input objects as tables.
     *
     * @throws ClassCastException if an input has another object
     */
    BufferedDataTable[] getInTables();

    /**
     * The table at an input, if the node before is executed.
     *
     * @throws ClassCastException if that input has another object
     */
    Optional<BufferedDataTable> getInTable(int portIndex);

    /** The types of the output ports. */
    PortType[] getOutPortTypes();
}
