package org.knime.core.node.context;

import java.util.Optional;
import org.knime.core.node.context.ports.ModifiablePortsConfiguration;
import org.knime.core.node.context.ports.PortsConfiguration;

/** What a node is made from: its ports, if they can be chosen. */
public class NodeCreationConfiguration {

    private final ModifiablePortsConfiguration ports;

    protected NodeCreationConfiguration(ModifiablePortsConfiguration portsConfig) {
        this.ports = portsConfig;
    }

    public Optional<? extends PortsConfiguration> getPortConfig() {
        return getModifiablePortConfig();
    }

    protected Optional<ModifiablePortsConfiguration> getModifiablePortConfig() {
        return Optional.ofNullable(ports);
    }
}
