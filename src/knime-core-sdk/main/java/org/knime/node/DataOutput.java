package org.knime.node;

import java.util.function.Consumer;
import org.knime.core.node.port.PortObject;
import org.knime.node.DefaultModel.ExecuteOutput;

/** Takes what a node gives when it is executed. Not a type of KNIME. */
record DataOutput(PortObject[] objects, Consumer<PortObject[]> internals, Consumer<String> warnings)
        implements ExecuteOutput {

    @Override
    public <D extends PortObject> void setOutData(int index, D data) {
        objects[index] = data;
    }

    @Override
    @SafeVarargs
    public final <D extends PortObject> void setOutData(D... data) {
        System.arraycopy(data, 0, objects, 0, data.length);
    }

    @Override
    @SafeVarargs
    public final <D extends PortObject> void setInternalData(D... data) {
        internals.accept(data);
    }

    @Override
    public void setWarningMessage(String message) {
        warnings.accept(message);
    }
}
