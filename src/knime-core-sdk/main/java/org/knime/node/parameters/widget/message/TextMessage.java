package org.knime.node.parameters.widget.message;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Optional;
import org.knime.node.parameters.updates.StateProvider;

/** Shows a text in the dialog where a field of type {@link Void} stands; nothing of it is stored. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.FIELD)
public @interface TextMessage {

    /** Computes the text; empty if there is nothing to say. */
    Class<? extends StateProvider<Optional<Message>>> value();

    /** A text with its headline. */
    record Message(String title, String description, MessageType type) {}

    /** How urgent a text is. */
    enum MessageType {
        INFO,
        WARNING,
        ERROR,
        SUCCESS
    }
}
