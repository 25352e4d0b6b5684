package org.knime.core.node.context.ports.impl;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettingsRO;
import org.knime.core.node.NodeSettingsWO;
import org.knime.core.node.context.ports.ModifiablePortsConfiguration;
import org.knime.core.node.context.ports.PortGroupConfiguration;
import org.knime.core.node.port.PortType;

/** Port groups in the order of their declaration, which is the order of the ports. */
public final class DefaultModifiablePortsConfiguration implements ModifiablePortsConfiguration {

    private final Map<String, PortGroupConfiguration> groups;

    public DefaultModifiablePortsConfiguration(Map<String, PortGroupConfiguration> portGroups) {
        this.groups = new LinkedHashMap<>(portGroups);
    }

    @Override
    public PortType[] getInputPorts() {
        return ports(PortGroupConfiguration::definesInputPorts, PortGroupConfiguration::getInputPorts);
    }

    @Override
    public PortType[] getOutputPorts() {
        return ports(PortGroupConfiguration::definesOutputPorts, PortGroupConfiguration::getOutputPorts);
    }

    private PortType[] ports(
            Predicate<PortGroupConfiguration> defines, Function<PortGroupConfiguration, PortType[]> ports) {
        List<PortType> all = new ArrayList<>();
        groups.values().stream().filter(defines).map(ports).map(List::of).forEach(all::addAll);
        return all.toArray(new PortType[0]);
    }

    @Override
    public Map<String, int[]> getInputPortLocation() {
        return locations(PortGroupConfiguration::definesInputPorts, PortGroupConfiguration::getInputPorts);
    }

    @Override
    public Map<String, int[]> getOutputPortLocation() {
        return locations(PortGroupConfiguration::definesOutputPorts, PortGroupConfiguration::getOutputPorts);
    }

    /** A group without ports at the moment is not in the map. */
    private Map<String, int[]> locations(
            Predicate<PortGroupConfiguration> defines, Function<PortGroupConfiguration, PortType[]> ports) {
        Map<String, int[]> locations = new LinkedHashMap<>();
        int next = 0;
        for (Map.Entry<String, PortGroupConfiguration> group : groups.entrySet()) {
            int count = defines.test(group.getValue()) ? ports.apply(group.getValue()).length : 0;
            if (count > 0) {
                locations.put(
                        group.getKey(), IntStream.range(next, next + count).toArray());
            }
            next += count;
        }
        return locations;
    }

    @Override
    public void saveSettingsTo(NodeSettingsWO settings) {
        groups.forEach((id, group) -> group.saveSettingsTo(settings.addNodeSettings(id)));
    }

    @Override
    public void loadSettingsFrom(NodeSettingsRO settings) throws InvalidSettingsException {
        for (Map.Entry<String, PortGroupConfiguration> group : groups.entrySet()) {
            if (settings.containsKey(group.getKey())) {
                group.getValue().loadSettingsFrom(settings.getNodeSettings(group.getKey()));
            }
        }
    }
}
