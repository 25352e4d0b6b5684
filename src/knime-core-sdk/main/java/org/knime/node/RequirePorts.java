package org.knime.node;

import java.util.function.Consumer;
import java.util.function.Function;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.port.PortType;
import org.knime.node.DefaultNode.RequireModel;
import org.knime.node.RequirePorts.ConfigurablePort.ExtendableConfigurablePort;
import org.knime.node.RequirePorts.ConfigurablePort.FinalConfigurablePort;

/** Asks for the ports. Names (of fixed ports) and ids (of groups) are stored in workflows and unique in a node. */
public interface RequirePorts {

    /** Ports that the user cannot change. */
    default RequireModel ports(Consumer<PortsAdder> ports) {
        return dynamicPorts(groups -> ports.accept(new FixedPortsAdder(groups)));
    }

    /** Groups of ports that the user can add, remove or exchange, among fixed ones. */
    RequireModel dynamicPorts(Consumer<DynamicPortsAdder> ports);

    /** Adds fixed ports. */
    interface PortsAdder {

        /** Adds an input. */
        PortsAdder addInputPort(String name, String description, PortType portType);

        /** Adds an output. */
        PortsAdder addOutputPort(String name, String description, PortType portType);

        /** Adds a table as input. */
        default PortsAdder addInputTable(String name, String description) {
            return addInputPort(name, description, BufferedDataTable.TYPE);
        }

        /** Adds a table as output. */
        default PortsAdder addOutputTable(String name, String description) {
            return addOutputPort(name, description, BufferedDataTable.TYPE);
        }
    }

    /** Adds groups of ports. */
    interface DynamicPortsAdder {

        /** Adds a group of inputs. */
        DynamicPortsAdder addInputPortGroup(
                String groupId, Function<RequirePortName, ConfigurablePort> groupConfiguration);

        /** Adds a group of outputs. */
        DynamicPortsAdder addOutputPortGroup(
                String groupId, Function<RequirePortName, ConfigurablePort> groupConfiguration);
    }

    /** Asks for the name of a port. */
    interface RequirePortName {

        /** The name that users see. */
        RequirePortDescription name(String name);
    }

    /** Asks for the description of a port. */
    interface RequirePortDescription {

        /** The description, parsed as XML. */
        RequireConfigurablePortMode description(String description);
    }

    /** Asks what the user can change. */
    interface RequireConfigurablePortMode {

        /** One port of one type. */
        FinalConfigurablePort fixed(PortType portType);

        /** Any number of ports. */
        RequireSupportedTypes<ExtendableConfigurablePort> extendable();

        /** One port whose type can be exchanged. */
        RequireSupportedTypes<FinalConfigurablePort> exchangable(PortType defaultType);
    }

    /**
     * Asks for the types that the user can choose from.
     *
     * @param <T> the next stage
     */
    interface RequireSupportedTypes<T> {

        /** These types. */
        T supportedTypes(PortType... portTypes);
    }

    /** A group of ports, complete but for optional details. */
    sealed interface ConfigurablePort permits FinalConfigurablePort, ExtendableConfigurablePort {

        /** Nothing more to say. */
        final class FinalConfigurablePort implements ConfigurablePort {}

        /** Any number of ports. */
        non-sealed interface ExtendableConfigurablePort extends ConfigurablePort {

            /** Ports that are always there. */
            ExtendableConfigurablePort fixedTypes(PortType... portTypes);

            /** Ports that are there on a new node and can be removed. */
            ExtendableConfigurablePort defaultNonFixedTypes(PortType... portTypes);
        }
    }
}
