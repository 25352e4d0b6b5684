package org.knime.core.node;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.knime.core.node.context.ModifiableNodeCreationConfiguration;
import org.knime.core.node.context.NodeCreationConfiguration;
import org.knime.core.node.context.ports.ModifiablePortsConfiguration;
import org.knime.core.node.context.ports.PortGroupConfiguration;
import org.knime.core.node.context.ports.impl.DefaultModifiablePortsConfiguration;
import org.knime.core.node.context.ports.impl.PortGroupDirection;
import org.knime.core.node.context.ports.impl.PortGroups;
import org.knime.core.node.port.PortType;

/** A factory of nodes whose ports are chosen when the node is made. */
public abstract class ConfigurableNodeFactory<T extends NodeModel> extends NodeFactory<T> {

    protected ConfigurableNodeFactory() {}

    /** Not for nodes with configurable ports: they need a configuration. */
    @Deprecated
    @Override
    public T createNodeModel() {
        throw new UnsupportedOperationException("This node is made from a port configuration");
    }

    @Override
    protected abstract T createNodeModel(NodeCreationConfiguration creationConfig);

    /** A fresh configuration with the default ports. */
    public final ModifiableNodeCreationConfiguration createNodeCreationConfig() {
        PortsConfigurationBuilder ports = createPortsConfigBuilder().orElse(null);
        return new ModifiableNodeCreationConfiguration(ports == null ? null : ports.build());
    }

    protected abstract Optional<PortsConfigurationBuilder> createPortsConfigBuilder();

    /** Collects the groups of ports, in their order; a group's id is unique. */
    protected static final class PortsConfigurationBuilder {

        private final Map<String, PortGroupConfiguration> groups = new LinkedHashMap<>();

        public PortsConfigurationBuilder() {}

        private ModifiablePortsConfiguration build() {
            return new DefaultModifiablePortsConfiguration(groups);
        }

        private void add(String id, PortGroupConfiguration group) {
            Objects.requireNonNull(id, "A port group needs an id");
            if (groups.putIfAbsent(id, group) != null) {
                throw new IllegalArgumentException("There is a port group \"" + id + "\" already");
            }
        }

        public void addFixedInputPortGroup(String pGrpId, PortType... fixedPortTypes) {
            add(pGrpId, PortGroups.fixed(PortGroupDirection.INPUT, fixedPortTypes));
        }

        public void addFixedOutputPortGroup(String pGrpId, PortType... fixedPortTypes) {
            add(pGrpId, PortGroups.fixed(PortGroupDirection.OUTPUT, fixedPortTypes));
        }

        public void addExtendableInputPortGroupWithDefault(
                String pGrpId, PortType[] fixedPortTypes, PortType[] defaultPortTypes, PortType... supportedTypes) {
            add(
                    pGrpId,
                    PortGroups.extendable(PortGroupDirection.INPUT, fixedPortTypes, defaultPortTypes, supportedTypes));
        }

        public void addExtendableOutputPortGroupWithDefault(
                String pGrpId, PortType[] fixedPortTypes, PortType[] defaultPortTypes, PortType... supportedTypes) {
            add(
                    pGrpId,
                    PortGroups.extendable(PortGroupDirection.OUTPUT, fixedPortTypes, defaultPortTypes, supportedTypes));
        }

        public void addExchangeableInputPortGroup(String pGrpId, PortType defaultType, PortType... supportedTypes) {
            add(pGrpId, PortGroups.exchangeable(PortGroupDirection.INPUT, defaultType, supportedTypes));
        }

        public void addExchangeableOutputPortGroup(String pGrpId, PortType defaultType, PortType... supportedTypes) {
            add(pGrpId, PortGroups.exchangeable(PortGroupDirection.OUTPUT, defaultType, supportedTypes));
        }
    }
}
