package org.knime.node;

import java.util.function.Consumer;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.node.DefaultModel.ConfigureOutput;

/** Takes what a node says when it is configured. Not a type of KNIME. */
record SpecsOutput(PortObjectSpec[] specs, Consumer<String> warnings) implements ConfigureOutput {

    @Override
    public <S extends PortObjectSpec> void setOutSpec(int index, S spec) {
        specs[index] = spec;
    }

    @Override
    @SafeVarargs
    public final <S extends PortObjectSpec> void setOutSpecs(S... newSpecs) {
        System.arraycopy(newSpecs, 0, specs, 0, newSpecs.length);
    }

    @Override
    public void setWarningMessage(String message) {
        warnings.accept(message);
    }
}
