package org.knime.core.node;

import java.io.File;
import java.io.IOException;
import java.util.Arrays;
import org.knime.core.data.DataTableSpec;
import org.knime.core.node.message.Message;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.core.node.port.PortType;

/** What a node does: it takes settings, checks its inputs and executes. */
public abstract class NodeModel {

    private final PortType[] inPortTypes;
    private final PortType[] outPortTypes;
    private Message warning;

    /** A model with tables at all ports. */
    protected NodeModel(int nrInDataPorts, int nrOutDataPorts) {
        this(tables(nrInDataPorts), tables(nrOutDataPorts));
    }

    protected NodeModel(PortType[] inPortTypes, PortType[] outPortTypes) {
        this.inPortTypes = inPortTypes.clone();
        this.outPortTypes = outPortTypes.clone();
    }

    private static PortType[] tables(int count) {
        PortType[] types = new PortType[count];
        Arrays.fill(types, BufferedDataTable.TYPE);
        return types;
    }

    protected final int getNrInPorts() {
        return inPortTypes.length;
    }

    protected final int getNrOutPorts() {
        return outPortTypes.length;
    }

    protected final PortType getInPortType(int index) {
        return inPortTypes[index];
    }

    protected final PortType getOutPortType(int index) {
        return outPortTypes[index];
    }

    protected abstract void saveSettingsTo(NodeSettingsWO settings);

    protected abstract void validateSettings(NodeSettingsRO settings) throws InvalidSettingsException;

    protected abstract void loadValidatedSettingsFrom(NodeSettingsRO settings) throws InvalidSettingsException;

    protected abstract void loadInternals(File nodeInternDir, ExecutionMonitor exec)
            throws IOException, CanceledExecutionException;

    protected abstract void saveInternals(File nodeInternDir, ExecutionMonitor exec)
            throws IOException, CanceledExecutionException;

    protected abstract void reset();

    /** The specs of the outputs, null where unknown. A model with tables only overrides the other method. */
    protected PortObjectSpec[] configure(PortObjectSpec[] inSpecs) throws InvalidSettingsException {
        return configure(Arrays.copyOf(inSpecs, inSpecs.length, DataTableSpec[].class));
    }

    protected DataTableSpec[] configure(DataTableSpec[] inSpecs) throws InvalidSettingsException {
        throw new UnsupportedOperationException(getClass().getName() + " overrides no configure method");
    }

    /** The outputs. A model with tables only overrides the other method. */
    protected PortObject[] execute(PortObject[] inObjects, ExecutionContext exec) throws Exception {
        return execute(Arrays.copyOf(inObjects, inObjects.length, BufferedDataTable[].class), exec);
    }

    protected BufferedDataTable[] execute(BufferedDataTable[] inData, ExecutionContext exec) throws Exception {
        throw new UnsupportedOperationException(getClass().getName() + " overrides no execute method");
    }

    /** Replaces the warning; null takes it away. */
    protected final void setWarningMessage(String warningMessage) {
        setWarning(warningMessage == null ? null : Message.fromSummary(warningMessage));
    }

    protected final String getWarningMessage() {
        return warning == null ? null : warning.getSummary();
    }

    /** Replaces the warning; null takes it away. */
    protected final void setWarning(Message message) {
        warning = message;
    }

    protected final Message getWarning() {
        return warning;
    }
}
