package org.knime.node;

import java.util.Optional;
import org.knime.core.node.ConfigurableNodeFactory;
import org.knime.core.node.NodeDescription;
import org.knime.core.node.NodeModel;
import org.knime.core.node.context.NodeCreationConfiguration;
import org.knime.core.node.context.ports.PortsConfiguration;
import org.knime.core.node.port.PortType;
import org.knime.node.DefaultModel.StandardDefaultModel;
import org.w3c.dom.Element;

/** A factory whose node is given by a definition. A subclass has a public constructor without arguments. */
public abstract class DefaultNodeFactory extends ConfigurableNodeFactory<NodeModel> {

    private final DefaultNode node;
    private final Element description;

    /**
     * Takes the definition.
     *
     * @throws IllegalStateException if a text of the definition is not well-formed XML
     */
    protected DefaultNodeFactory(DefaultNode node) {
        this.node = node;
        this.description = DescriptionXml.of(node);
    }

    @Override
    protected final NodeDescription createNodeDescription() {
        return new DefinedDescription(node, description);
    }

    @Override
    protected final Optional<PortsConfigurationBuilder> createPortsConfigBuilder() {
        if (node.ports.isEmpty()) {
            return Optional.empty();
        }
        PortsConfigurationBuilder builder = new PortsConfigurationBuilder();
        for (PortGroup group : node.ports) {
            if (group.input()) {
                addInput(group, builder);
            } else {
                addOutput(group, builder);
            }
        }
        return Optional.of(builder);
    }

    private static void addInput(PortGroup group, PortsConfigurationBuilder builder) {
        if (group.mode() instanceof PortGroup.Fixed fixed) {
            builder.addFixedInputPortGroup(group.id(), fixed.type());
        } else if (group.mode() instanceof PortGroup.Exchangeable any) {
            builder.addExchangeableInputPortGroup(group.id(), any.defaultType(), any.supported());
        } else if (group.mode() instanceof PortGroup.Extendable any) {
            builder.addExtendableInputPortGroupWithDefault(group.id(), any.fixed(), any.defaults(), any.supported());
        }
    }

    private static void addOutput(PortGroup group, PortsConfigurationBuilder builder) {
        if (group.mode() instanceof PortGroup.Fixed fixed) {
            builder.addFixedOutputPortGroup(group.id(), fixed.type());
        } else if (group.mode() instanceof PortGroup.Exchangeable any) {
            builder.addExchangeableOutputPortGroup(group.id(), any.defaultType(), any.supported());
        } else if (group.mode() instanceof PortGroup.Extendable any) {
            builder.addExtendableOutputPortGroupWithDefault(group.id(), any.fixed(), any.defaults(), any.supported());
        }
    }

    @Override
    protected final NodeModel createNodeModel(NodeCreationConfiguration creationConfig) {
        Optional<? extends PortsConfiguration> ports = creationConfig.getPortConfig();
        PortType[] in = ports.map(PortsConfiguration::getInputPorts).orElse(new PortType[0]);
        PortType[] out = ports.map(PortsConfiguration::getOutputPorts).orElse(new PortType[0]);
        return new ParametersNodeModel((StandardDefaultModel) node.model, node.view, in, out);
    }
}
