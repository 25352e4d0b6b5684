package org.mixedmodels.sdk.parameters;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.knime.core.data.DataTableSpec;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.core.node.port.PortType;
import org.knime.node.parameters.NodeParametersInput;

/** What is known at the ports, given as arrays. Table methods fail on other kinds of port, as KNIME's do. */
public final class PortsInput implements NodeParametersInput {

    private final PortType[] inTypes;
    private final @Nullable PortObjectSpec[] specs;
    private final @Nullable PortObject[] objects;
    private final PortType[] outTypes;

    /** Specs and objects are null where nothing is known. */
    public PortsInput(
            PortType[] inTypes, @Nullable PortObjectSpec[] specs, @Nullable PortObject[] objects, PortType[] outTypes) {
        this.inTypes = inTypes.clone();
        this.specs = specs.clone();
        this.objects = objects.clone();
        this.outTypes = outTypes.clone();
    }

    /** Only the specs are known. */
    public static PortsInput ofSpecs(PortType[] inTypes, @Nullable PortObjectSpec[] specs, PortType[] outTypes) {
        return new PortsInput(inTypes, specs, new PortObject[inTypes.length], outTypes);
    }

    @Override
    public PortType[] getInPortTypes() {
        return inTypes;
    }

    @Override
    public PortObjectSpec[] getInPortSpecs() {
        return specs;
    }

    @Override
    public Optional<PortObjectSpec> getInPortSpec(int portIndex) {
        return Optional.ofNullable(specs[portIndex]);
    }

    @Override
    public DataTableSpec[] getInTableSpecs() {
        return Arrays.stream(specs).map(DataTableSpec.class::cast).toArray(DataTableSpec[]::new);
    }

    @Override
    public Optional<DataTableSpec> getInTableSpec(int portIndex) {
        return getInPortSpec(portIndex).map(DataTableSpec.class::cast);
    }

    @Override
    public PortObject[] getInPortObjects() {
        return objects;
    }

    @Override
    public Optional<PortObject> getInPortObject(int portIndex) {
        return Optional.ofNullable(objects[portIndex]);
    }

    @Override
    public BufferedDataTable[] getInTables() {
        return Arrays.stream(objects).map(BufferedDataTable.class::cast).toArray(BufferedDataTable[]::new);
    }

    @Override
    public Optional<BufferedDataTable> getInTable(int portIndex) {
        return getInPortObject(portIndex).map(BufferedDataTable.class::cast);
    }

    @Override
    public PortType[] getOutPortTypes() {
        return outTypes;
    }
}
