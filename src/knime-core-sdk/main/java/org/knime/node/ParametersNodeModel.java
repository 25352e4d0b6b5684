package org.knime.node;

import java.io.File;
import java.util.Optional;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.ExecutionMonitor;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeModel;
import org.knime.core.node.NodeSettingsRO;
import org.knime.core.node.NodeSettingsWO;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.core.node.port.PortType;
import org.knime.node.DefaultModel.StandardDefaultModel;
import org.knime.node.parameters.NodeParameters;
import org.mixedmodels.sdk.ShownView;
import org.mixedmodels.sdk.ViewHolder;
import org.mixedmodels.sdk.parameters.ParameterStore;
import org.mixedmodels.sdk.parameters.ParametersHolder;
import org.mixedmodels.sdk.parameters.PortsInput;

/** Runs a {@link DefaultModel} as a node model. Not a type of KNIME. */
final class ParametersNodeModel extends NodeModel implements ParametersHolder, ViewHolder {

    private final StandardDefaultModel model;
    private final PortType[] inTypes;
    private final PortType[] outTypes;
    private final DefaultView view;
    private NodeParameters parameters;
    private PortObject[] internalObjects;

    ParametersNodeModel(StandardDefaultModel model, DefaultView view, PortType[] inTypes, PortType[] outTypes) {
        super(inTypes, outTypes);
        this.model = model;
        this.view = view;
        this.inTypes = inTypes;
        this.outTypes = outTypes;
    }

    @Override
    public Optional<Class<? extends NodeParameters>> parametersClass() {
        return model.parametersClass();
    }

    @Override
    public void setParameters(NodeParameters parameters) {
        this.parameters = parameters;
    }

    @Override
    public Optional<ShownView> view() {
        return Optional.ofNullable(view).map(v -> new ShownView(v.page, v.initialData(new InternalData())));
    }

    @Override
    public PortObject[] internalObjects() {
        return internalObjects;
    }

    @Override
    public void setInternalObjects(PortObject[] objects) {
        internalObjects = objects;
    }

    /** What the view may read; views with parameters of their own are not run here. */
    private final class InternalData implements DefaultView.ViewInput {
        @Override
        public <S extends NodeParameters> S getParameters() {
            throw new UnsupportedOperationException("no view has parameters");
        }

        @Override
        public PortObject[] getInternalPortObjects() {
            return internalObjects;
        }
    }

    @Override
    protected PortObjectSpec[] configure(PortObjectSpec[] inSpecs) throws InvalidSettingsException {
        guessParameters(inSpecs);
        PortObjectSpec[] outSpecs = new PortObjectSpec[outTypes.length];
        model.configure.accept(
                new SpecsInput(parameters, inSpecs, outTypes), new SpecsOutput(outSpecs, this::setWarningMessage));
        return outSpecs;
    }

    /** A node that was never set up starts with what its parameters class guesses from the input. */
    private void guessParameters(PortObjectSpec[] inSpecs) throws InvalidSettingsException {
        if (parameters == null && parametersClass().isPresent()) {
            parameters = ParameterStore.create(parametersClass().get(), PortsInput.ofSpecs(inTypes, inSpecs, outTypes));
            parameters.validate();
        }
    }

    @Override
    protected PortObject[] execute(PortObject[] inObjects, ExecutionContext exec) throws Exception {
        PortObject[] outObjects = new PortObject[outTypes.length];
        internalObjects = null;
        model.execute.accept(
                new DataInput(parameters, inObjects, outTypes, exec),
                new DataOutput(outObjects, objects -> internalObjects = objects, this::setWarningMessage));
        return outObjects;
    }

    @Override
    protected void saveSettingsTo(NodeSettingsWO settings) {
        if (parametersClass().isPresent()) {
            ParameterStore.save(
                    parameters == null ? ParameterStore.create(parametersClass().get()) : parameters, settings);
        }
    }

    @Override
    protected void validateSettings(NodeSettingsRO settings) throws InvalidSettingsException {
        if (parametersClass().isPresent()) {
            ParameterStore.load(parametersClass().get(), settings).validate();
        }
    }

    @Override
    protected void loadValidatedSettingsFrom(NodeSettingsRO settings) throws InvalidSettingsException {
        if (parametersClass().isPresent()) {
            parameters = ParameterStore.load(parametersClass().get(), settings);
        }
    }

    @Override
    protected void loadInternals(File nodeInternDir, ExecutionMonitor exec) {
        // what a view shows is kept by the platform, not by the model
    }

    @Override
    protected void saveInternals(File nodeInternDir, ExecutionMonitor exec) {
        // what a view shows is kept by the platform, not by the model
    }

    @Override
    protected void reset() {
        internalObjects = null;
    }
}
