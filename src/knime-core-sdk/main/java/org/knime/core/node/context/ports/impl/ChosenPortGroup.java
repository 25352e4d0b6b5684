package org.knime.core.node.context.ports.impl;

import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettingsRO;
import org.knime.core.node.NodeSettingsWO;
import org.knime.core.node.port.PortType;

/** One port; the chosen type's class is saved. */
final class ChosenPortGroup extends DirectedPortGroup {

    private PortType selected;

    ChosenPortGroup(PortGroupDirection direction, PortType selected) {
        super(direction);
        this.selected = selected;
    }

    @Override
    PortType[] ports() {
        return new PortType[] {selected};
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
