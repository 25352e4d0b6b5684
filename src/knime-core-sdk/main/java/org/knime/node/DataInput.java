package org.knime.node;

import java.util.Arrays;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortType;
import org.knime.node.DefaultModel.ExecuteInput;
import org.knime.node.parameters.NodeParameters;

/** What a node has while it is executed. Not a type of KNIME. */
record DataInput(NodeParameters parameters, PortObject[] objects, PortType[] outTypes, ExecutionContext context)
        implements ExecuteInput {

    @Override
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    public <S extends NodeParameters> S getParameters() {
        return (S) parameters;
    }

    @Override
    public ExecutionContext getExecutionContext() {
        return context;
    }

    @Override
    public PortObject[] getInPortObjects() {
        return objects;
    }

    @Override
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    public <D extends PortObject> D getInPortObject(int portIndex) {
        return (D) objects[portIndex];
    }

    @Override
    public BufferedDataTable[] getInTables() {
        return Arrays.stream(objects).map(BufferedDataTable.class::cast).toArray(BufferedDataTable[]::new);
    }

    @Override
    public BufferedDataTable getInTable(int portIndex) {
        return (BufferedDataTable) objects[portIndex];
    }

    @Override
    public PortType[] getOutPortTypes() {
        return outTypes;
    }
}
