package org.knime.core.node.port;

import java.util.Objects;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettingsRO;
import org.knime.core.node.NodeSettingsWO;
import org.knime.core.node.config.ConfigRO;
import org.knime.core.node.config.ConfigWO;

/** What a port takes or gives: objects of a class. Types are equal if their object classes are. */
public final class PortType {

    public static final int DEFAULT_COLOR = 0xff9b9b9b;

    private static final String OBJECT_CLASS = "object_class";

    private final Class<? extends PortObject> objectClass;
    private final Class<? extends PortObjectSpec> specClass;
    private final boolean optional;
    private final String name;
    private final int color;

    PortType(Class<? extends PortObject> objectClass, boolean optional, String name, int color) {
        this.objectClass = Objects.requireNonNull(objectClass);
        this.specClass = getPortObjectSpecClass(objectClass);
        this.optional = optional;
        this.name = name;
        this.color = color;
    }

    /** The class of the specs, that is the declared return type of {@link PortObject#getSpec()}. */
    public static Class<? extends PortObjectSpec> getPortObjectSpecClass(Class<? extends PortObject> objectClass) {
        try {
            return objectClass.getMethod("getSpec").getReturnType().asSubclass(PortObjectSpec.class);
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(e);
        }
    }

    public String getName() {
        return name;
    }

    /** RGB. */
    public int getColor() {
        return color;
    }

    public Class<? extends PortObject> getPortObjectClass() {
        return objectClass;
    }

    public Class<? extends PortObjectSpec> getPortObjectSpecClass() {
        return specClass;
    }

    public boolean isOptional() {
        return optional;
    }

    public boolean isSuperTypeOf(PortType subType) {
        return objectClass.isAssignableFrom(subType.objectClass);
    }

    public void save(NodeSettingsWO settings) {
        save((ConfigWO) settings);
    }

    public void save(ConfigWO settings) {
        settings.addString(OBJECT_CLASS, objectClass.getName());
    }

    public static PortType load(NodeSettingsRO settings) throws InvalidSettingsException {
        return load((ConfigRO) settings);
    }

    /** @throws InvalidSettingsException if no registered type has the stated object class */
    public static PortType load(ConfigRO settings) throws InvalidSettingsException {
        String className = settings.getString(OBJECT_CLASS);
        Class<? extends PortObject> objectClass = PortTypeRegistry.getInstance()
                .getObjectClass(String.valueOf(className))
                .orElseThrow(() -> new InvalidSettingsException("There is no port type of " + className));
        return PortTypeRegistry.getInstance().getPortType(objectClass);
    }

    @Override
    public boolean equals(Object obj) {
        return obj instanceof PortType && ((PortType) obj).objectClass == objectClass;
    }

    @Override
    public int hashCode() {
        return objectClass.hashCode();
    }

    @Override
    public String toString() {
        return name;
    }
}
