package org.knime.node.parameters.widget.choices.util;

/** Says which input a provider of columns reads. */
public interface InputTableIndexHolder {

    /** The index of the input port, without the flow variable port. */
    default int getInputTableIndex() {
        return 0;
    }
}
