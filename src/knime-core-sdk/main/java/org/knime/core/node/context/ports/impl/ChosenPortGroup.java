package org.knime.core.node.context.ports.impl;

import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettingsRO;
import org.knime.core.node.NodeSettingsWO;
import org.knime.core.node.context.ports.ExchangeablePortGroup;
import org.knime.core.node.port.PortType;

/** One port; the chosen type's class is saved. */
final class ChosenPortGroup extends DirectedPortGroup implements ExchangeablePortGroup {

    private final PortType[] supported;
    private PortType selected;

    ChosenPortGroup(PortGroupDirection direction, PortType selected, PortType... supported) {
        super(direction);
        this.selected = selected;
        this.supported = supported.clone();
    }

    @Override
    PortType[] ports() {
        return new PortType[] {selected};
    }

    @Override
    public void setSelectedPortType(PortType pType) {
        selected = pType;
    }

    @Override
    public PortType getSelectedPortType() {
        return selected;
    }

    @Override
    public PortType[] getSupportedPortTypes() {
        return supported.clone();
    }

    @Override
    public void saveSettingsTo(NodeSettingsWO settings) {
        selected.save(settings);
    }

    @Override
    public void loadSettingsFrom(NodeSettingsRO settings) throws InvalidSettingsException {
        selected = PortType.load(settings);
    }
}
