package org.knime.core.node.port;

import java.util.Locale;
import org.knime.core.node.port.PortObject.PortObjectSerializer;
import org.knime.core.node.port.PortObjectSpec.PortObjectSpecSerializer;

/**
 * A port type as an extension declares it. Part of the stand-in only: KNIME has nothing of this name. Inside Equinox
 * registrations come from the extension point; plain unit tests make them themselves.
 *
 * @param color RGB
 */
public record PortTypeRegistration(
        String name, int color, PortObjectSerializer<?> objectSerializer, PortObjectSpecSerializer<?> specSerializer) {

    /** Makes the type known, in place of one that was known for the same object class. */
    public static void register(
            String name, PortObjectSerializer<?> objectSerializer, PortObjectSpecSerializer<?> specSerializer) {
        PortTypeRegistry.getInstance()
                .register(new PortTypeRegistration(name, PortType.DEFAULT_COLOR, objectSerializer, specSerializer));
    }

    /** The number in an attribute such as {@code #41be78}; without one the usual grey. */
    static int color(String attribute) {
        return attribute == null
                ? PortType.DEFAULT_COLOR
                : Integer.parseInt(attribute.substring(1).toLowerCase(Locale.ROOT), 16);
    }

    Class<? extends PortObject> objectClass() {
        return SerializedClass.<PortObject>of(objectSerializer.getClass()).type();
    }

    Class<? extends PortObjectSpec> specClass() {
        return SerializedClass.<PortObjectSpec>of(specSerializer.getClass()).type();
    }

    PortType type(boolean optional) {
        return new PortType(objectClass(), optional, name, color);
    }
}
