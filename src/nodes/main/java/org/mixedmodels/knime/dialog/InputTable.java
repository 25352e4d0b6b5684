package org.mixedmodels.knime.dialog;

import java.util.Arrays;
import java.util.Optional;
import org.knime.core.data.DataTableSpec;
import org.knime.node.parameters.NodeParametersInput;

/**
 * Finds the table among a node's inputs.
 *
 * <p>A node may have a model where another has its table (or may have either), so the port is found by what lies on
 * it and never by asking for "the table at port 0", which throws for a model.
 */
public final class InputTable {

    private InputTable() {}

    /** Returns the columns of the first connected table; empty if no input is a table or nothing is connected. */
    public static Optional<DataTableSpec> of(NodeParametersInput input) {
        return Arrays.stream(input.getInPortSpecs())
                .filter(DataTableSpec.class::isInstance)
                .map(DataTableSpec.class::cast)
                .findFirst();
    }
}
