package org.knime.node;

import java.util.Arrays;
import org.knime.core.data.DataTableSpec;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.core.node.port.PortType;
import org.knime.node.DefaultModel.ConfigureInput;
import org.knime.node.parameters.NodeParameters;

/** What a node knows while it is configured. Not a type of KNIME. */
record SpecsInput(NodeParameters parameters, PortObjectSpec[] specs, PortType[] outTypes) implements ConfigureInput {

    @Override
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    public <S extends NodeParameters> S getParameters() {
        return (S) parameters;
    }

    @Override
    public PortObjectSpec[] getInPortSpecs() {
        return specs;
    }

    @Override
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    public <S extends PortObjectSpec> S getInPortSpec(int index) {
        return (S) specs[index];
    }

    @Override
    public DataTableSpec[] getInTableSpecs() {
        return Arrays.stream(specs).map(DataTableSpec.class::cast).toArray(DataTableSpec[]::new);
    }

    @Override
    public DataTableSpec getInTableSpec(int portIndex) {
        return (DataTableSpec) specs[portIndex];
    }

    @Override
    public PortType[] getOutPortTypes() {
        return outTypes;
    }
}
