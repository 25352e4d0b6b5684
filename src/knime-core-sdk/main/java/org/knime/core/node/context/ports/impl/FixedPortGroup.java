package org.knime.core.node.context.ports.impl;

import org.knime.core.node.NodeSettingsRO;
import org.knime.core.node.NodeSettingsWO;
import org.knime.core.node.port.PortType;

/** Ports without a choice; nothing of them is saved. */
final class FixedPortGroup extends DirectedPortGroup {

    private final PortType[] types;

    FixedPortGroup(PortGroupDirection direction, PortType... types) {
        super(direction);
        this.types = types.clone();
    }

    @Override
    PortType[] ports() {
        return types.clone();
    }

    @Override
    public void saveSettingsTo(NodeSettingsWO settings) {
        // an empty config stands for the group
    }

    @Override
    public void loadSettingsFrom(NodeSettingsRO settings) {
        // nothing to choose
    }
}
