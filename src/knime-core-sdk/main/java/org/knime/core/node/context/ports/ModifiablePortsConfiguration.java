package org.knime.core.node.context.ports;

import java.util.Map;
import org.knime.core.node.context.NodeSettingsPersistable;

/** The ports of a node, as far as they can be chosen. */
public interface ModifiablePortsConfiguration extends PortsConfiguration, NodeSettingsPersistable {

    Map<String, ExchangeablePortGroup> getExchangeablePorts();

    Map<String, ExtendablePortGroup> getExtendablePorts();

    /** @throws java.util.NoSuchElementException if there is no such group */
    PortGroupConfiguration getGroup(String grpName);
}
