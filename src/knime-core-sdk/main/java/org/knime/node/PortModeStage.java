package org.knime.node;

import java.util.function.Consumer;
import java.util.function.Function;
import org.knime.core.node.port.PortType;
import org.knime.node.RequirePorts.ConfigurablePort.ExtendableConfigurablePort;
import org.knime.node.RequirePorts.ConfigurablePort.FinalConfigurablePort;
import org.knime.node.RequirePorts.RequireConfigurablePortMode;
import org.knime.node.RequirePorts.RequireSupportedTypes;

/** The stages that say what the user can change about a group of ports. Not a type of KNIME. */
record PortModeStage(Consumer<PortGroup> slot, Function<PortGroup.Mode, PortGroup> group)
        implements RequireConfigurablePortMode {

    private void put(PortGroup.Mode mode) {
        slot.accept(group.apply(mode));
    }

    @Override
    public FinalConfigurablePort fixed(PortType portType) {
        put(new PortGroup.Fixed(portType));
        return new FinalConfigurablePort();
    }

    @Override
    public RequireSupportedTypes<ExtendableConfigurablePort> extendable() {
        return ExtendableStage::new;
    }

    @Override
    public RequireSupportedTypes<FinalConfigurablePort> exchangable(PortType defaultType) {
        return supported -> {
            put(new PortGroup.Exchangeable(defaultType, supported));
            return new FinalConfigurablePort();
        };
    }

    private final class ExtendableStage implements ExtendableConfigurablePort {

        private PortGroup.Extendable mode;

        ExtendableStage(PortType... supported) {
            set(new PortGroup.Extendable(new PortType[0], new PortType[0], supported));
        }

        @Override
        public ExtendableConfigurablePort fixedTypes(PortType... portTypes) {
            return set(new PortGroup.Extendable(nonEmpty(portTypes), mode.defaults(), mode.supported()));
        }

        @Override
        public ExtendableConfigurablePort defaultNonFixedTypes(PortType... portTypes) {
            return set(new PortGroup.Extendable(mode.fixed(), nonEmpty(portTypes), mode.supported()));
        }

        private ExtendableStage set(PortGroup.Extendable newMode) {
            mode = newMode;
            put(newMode);
            return this;
        }

        private static PortType[] nonEmpty(PortType... types) {
            if (types == null || types.length == 0) {
                throw new IllegalArgumentException("name at least one port type, or leave the call out");
            }
            return types.clone();
        }
    }
}
