package org.knime.core.node.context.ports.impl;

import java.util.ArrayList;
import java.util.List;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettingsRO;
import org.knime.core.node.NodeSettingsWO;
import org.knime.core.node.port.PortType;

/** Fixed ports and added ones; only the added ones are saved, as {@code port_0}, {@code port_1}, ... */
final class GrowingPortGroup extends DirectedPortGroup {

    private final PortType[] fixed;
    private final List<PortType> added;

    GrowingPortGroup(PortGroupDirection direction, PortType[] fixed, PortType... defaults) {
        super(direction);
        this.fixed = fixed.clone();
        this.added = new ArrayList<>(List.of(defaults));
    }

    @Override
    PortType[] ports() {
        List<PortType> all = new ArrayList<>(List.of(fixed));
        all.addAll(added);
        return all.toArray(new PortType[0]);
    }

    @Override
    public void saveSettingsTo(NodeSettingsWO settings) {
        for (int i = 0; i < added.size(); i++) {
            added.get(i).save(settings.addNodeSettings("port_" + i));
        }
    }

    @Override
    public void loadSettingsFrom(NodeSettingsRO settings) throws InvalidSettingsException {
        added.clear();
        for (String key : settings) {
            added.add(PortType.load(settings.getNodeSettings(key)));
        }
    }
}
