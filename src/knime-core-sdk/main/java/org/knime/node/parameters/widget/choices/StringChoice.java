package org.knime.node.parameters.widget.choices;

/** One text to choose: what is saved and what is shown. */
public record StringChoice(String id, String text) {

    /** A text that is shown as it is saved. */
    public static StringChoice fromId(String id) {
        return new StringChoice(id, id);
    }
}
