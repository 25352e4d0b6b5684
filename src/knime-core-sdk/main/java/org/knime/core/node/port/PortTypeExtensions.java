package org.knime.core.node.port;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IConfigurationElement;
import org.eclipse.core.runtime.IExtensionRegistry;
import org.eclipse.core.runtime.RegistryFactory;
import org.knime.core.node.port.PortObject.PortObjectSerializer;
import org.knime.core.node.port.PortObjectSpec.PortObjectSpecSerializer;

/** Reads the port types that bundles contribute to the extension point {@code org.knime.core.PortType}. */
final class PortTypeExtensions {

    private static final String POINT = "org.knime.core.PortType";

    private PortTypeExtensions() {}

    /**
     * All contributions; none when there is no extension registry, as in a plain unit test.
     *
     * @throws IllegalStateException if a contribution names classes that do not exist or do not belong together
     */
    static List<PortTypeRegistration> read() {
        List<PortTypeRegistration> registrations = new ArrayList<>();
        IExtensionRegistry registry = RegistryFactory.getRegistry();
        if (registry != null) {
            for (IConfigurationElement element : registry.getConfigurationElementsFor(POINT)) {
                registrations.add(registration(element));
            }
        }
        return registrations;
    }

    private static PortTypeRegistration registration(IConfigurationElement element) {
        PortTypeRegistration registration = new PortTypeRegistration(
                element.getAttribute("name"),
                PortTypeRegistration.color(element.getAttribute("color")),
                create(element, "objectSerializer", PortObjectSerializer.class),
                create(element, "specSerializer", PortObjectSpecSerializer.class));
        check(element, "objectClass", registration.objectClass());
        check(element, "specClass", registration.specClass());
        return registration;
    }

    private static <T> T create(IConfigurationElement element, String attribute, Class<T> type) {
        try {
            return type.cast(element.createExecutableExtension(attribute));
        } catch (CoreException e) {
            throw new IllegalStateException(
                    describe(element) + ": " + attribute + " cannot be created: " + e.getMessage(), e);
        }
    }

    private static void check(IConfigurationElement element, String attribute, Class<?> serialized) {
        if (!serialized.getName().equals(element.getAttribute(attribute))) {
            throw new IllegalStateException(describe(element) + ": " + attribute + " is "
                    + element.getAttribute(attribute) + " but the serializer is for " + serialized.getName());
        }
    }

    private static String describe(IConfigurationElement element) {
        return "Port type \"" + element.getAttribute("name") + "\" of bundle "
                + element.getContributor().getName();
    }
}
