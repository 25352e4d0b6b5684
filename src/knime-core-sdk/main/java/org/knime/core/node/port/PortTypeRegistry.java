package org.knime.core.node.port;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.port.PortObject.PortObjectSerializer;
import org.knime.core.node.port.PortObjectSpec.PortObjectSpecSerializer;

/** All port types: anything, tables, and those that extensions contribute. */
public final class PortTypeRegistry {

    private static final PortTypeRegistry INSTANCE = new PortTypeRegistry();

    private final Map<String, PortTypeRegistration> registrations = new LinkedHashMap<>();
    private boolean extensionsRead;

    private PortTypeRegistry() {}

    public static PortTypeRegistry getInstance() {
        return INSTANCE;
    }

    synchronized void register(PortTypeRegistration registration) {
        registrations.put(registration.objectClass().getName(), registration);
    }

    private synchronized Map<String, PortTypeRegistration> registrations() {
        if (!extensionsRead) {
            extensionsRead = true;
            PortTypeExtensions.read().forEach(this::register);
        }
        return registrations;
    }

    public synchronized PortType getPortType(Class<? extends PortObject> portClass) {
        return getPortType(portClass, false);
    }

    /** The type of a class of objects; a class that nobody registered gets a type with its own name. */
    public synchronized PortType getPortType(Class<? extends PortObject> portClass, boolean isOptional) {
        if (portClass == PortObject.class) {
            return new PortType(portClass, isOptional, "Generic Port", PortType.DEFAULT_COLOR);
        }
        if (portClass == BufferedDataTable.class) {
            return new PortType(portClass, isOptional, "Table", 0);
        }
        PortTypeRegistration registration = registrations().get(portClass.getName());
        return registration != null
                ? registration.type(isOptional)
                : new PortType(portClass, isOptional, portClass.getSimpleName(), PortType.DEFAULT_COLOR);
    }

    /** The class of port objects of that name; empty if it is not registered. */
    public Optional<Class<? extends PortObject>> getObjectClass(String className) {
        if (className.equals(PortObject.class.getName())) {
            return Optional.of(PortObject.class);
        }
        if (className.equals(BufferedDataTable.class.getName())) {
            return Optional.of(BufferedDataTable.class);
        }
        return Optional.ofNullable(registrations().get(className)).map(PortTypeRegistration::objectClass);
    }

    @SuppressWarnings("unchecked")
    public Optional<PortObjectSerializer<PortObject>> getObjectSerializer(Class<? extends PortObject> objectClass) {
        return Optional.ofNullable(registrations().get(objectClass.getName()))
                .map(registration -> (PortObjectSerializer<PortObject>) registration.objectSerializer());
    }

    @SuppressWarnings("unchecked")
    public Optional<PortObjectSpecSerializer<PortObjectSpec>> getSpecSerializer(
            Class<? extends PortObjectSpec> specClass) {
        return registrations().values().stream()
                .filter(registration -> registration.specClass() == specClass)
                .findFirst()
                .map(registration -> (PortObjectSpecSerializer<PortObjectSpec>) registration.specSerializer());
    }
}
