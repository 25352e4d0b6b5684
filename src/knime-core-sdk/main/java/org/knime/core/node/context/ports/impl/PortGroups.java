package org.knime.core.node.context.ports.impl;

import java.util.Arrays;
import java.util.List;
import org.knime.core.node.context.ports.PortGroupConfiguration;
import org.knime.core.node.port.PortType;

/** Makes port groups. Part of the stand-in only. */
public final class PortGroups {

    private PortGroups() {}

    public static PortGroupConfiguration fixed(PortGroupDirection direction, PortType... types) {
        return new FixedPortGroup(direction, types);
    }

    /** @throws IllegalArgumentException if the default is not among at least two supported types */
    public static PortGroupConfiguration exchangeable(
            PortGroupDirection direction, PortType defaultType, PortType... supported) {
        if (supported.length < 2) {
            throw new IllegalArgumentException("An exchangeable port needs two types at least");
        }
        checkSupported(supported, defaultType);
        return new ChosenPortGroup(direction, defaultType);
    }

    /** @throws IllegalArgumentException if a fixed or default port is not of a supported type */
    public static PortGroupConfiguration extendable(
            PortGroupDirection direction, PortType[] fixed, PortType[] defaults, PortType... supported) {
        if (supported.length == 0) {
            throw new IllegalArgumentException("An extendable group needs a type of port");
        }
        checkSupported(supported, fixed);
        checkSupported(supported, defaults);
        return new GrowingPortGroup(direction, fixed, defaults);
    }

    private static void checkSupported(PortType[] supported, PortType... types) {
        List<PortType> known = Arrays.asList(supported);
        for (PortType type : types) {
            if (!known.contains(type)) {
                throw new IllegalArgumentException("The type " + type + " is not among the supported " + known);
            }
        }
    }
}
