package org.mixedmodels.sdk;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.knime.core.data.DataTableSpec;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.core.node.port.PortType;

/** The checks that KNIME makes on what goes into a node and what comes out of it. */
final class PortChecks {

    private PortChecks() {}

    static void inSpecs(PortType[] types, @Nullable PortObjectSpec[] specs) throws InvalidSettingsException {
        if (specs.length != types.length) {
            throw new IllegalArgumentException(types.length + " input specs are needed, not " + specs.length);
        }
        for (int i = 0; i < specs.length; i++) {
            PortObjectSpec spec = specs[i];
            if (spec == null && !types[i].isOptional()) {
                throw new InvalidSettingsException(
                        "Nothing is known about input " + (i + 1) + ": connect it, or execute the node before it.");
            }
            if (spec != null && !types[i].getPortObjectSpecClass().isInstance(spec)) {
                throw new InvalidSettingsException("Input " + (i + 1) + " is for "
                        + types[i].getPortObjectSpecClass().getSimpleName() + ", but a "
                        + spec.getClass().getSimpleName() + " is connected.");
            }
        }
    }

    static @Nullable PortObjectSpec[] outSpecs(PortType[] types, @Nullable PortObjectSpec @Nullable [] specs) {
        if (specs == null) {
            return new PortObjectSpec[types.length];
        }
        if (specs.length != types.length) {
            throw new IllegalStateException(
                    "The node gave " + specs.length + " specs for " + types.length + " outputs.");
        }
        for (int i = 0; i < specs.length; i++) {
            if (specs[i] != null && !types[i].getPortObjectSpecClass().isInstance(specs[i])) {
                throw new IllegalStateException("Output " + (i + 1) + " cannot have the spec "
                        + specs[i].getClass().getName());
            }
        }
        return specs;
    }

    static void inObjects(PortType[] types, @Nullable PortObject[] objects) {
        if (objects.length != types.length) {
            throw new IllegalArgumentException(types.length + " inputs are needed, not " + objects.length);
        }
        for (int i = 0; i < objects.length; i++) {
            if (objects[i] == null
                    ? !types[i].isOptional()
                    : !types[i].getPortObjectClass().isInstance(objects[i])) {
                throw new IllegalArgumentException("Input " + (i + 1) + " is for "
                        + types[i].getPortObjectClass().getSimpleName() + ", not for " + objects[i]);
            }
        }
    }

    static void outObjects(
            PortType[] types, @Nullable PortObjectSpec @Nullable [] configured, @Nullable PortObject[] objects) {
        for (int i = 0; i < types.length; i++) {
            PortObject object = objects[i];
            if (object == null) {
                throw new IllegalStateException("The node left output " + (i + 1) + " out.");
            }
            if (!types[i].getPortObjectClass().isInstance(object)) {
                throw new IllegalStateException("Output " + (i + 1) + " cannot be a "
                        + object.getClass().getName());
            }
            PortObjectSpec announced = configured == null ? null : configured[i];
            if (announced != null) {
                sameSpec(i, announced, object.getSpec());
            }
        }
    }

    /** Tables must have the announced columns; domains may differ. Other specs must be of the announced class. */
    private static void sameSpec(int port, PortObjectSpec announced, PortObjectSpec actual) {
        boolean same = announced instanceof DataTableSpec table
                ? table.equalStructure((DataTableSpec) actual)
                : announced.getClass() == actual.getClass();
        if (!same) {
            throw new IllegalStateException("Output " + (port + 1) + " is not what configuring announced: "
                    + text(announced) + " was announced, " + text(actual) + " came.");
        }
    }

    private static String text(PortObjectSpec spec) {
        return spec instanceof DataTableSpec table
                ? Arrays.toString(table.stream()
                        .map(column ->
                                column.getName() + ": " + column.getType().getName())
                        .toArray())
                : spec.toString();
    }
}
