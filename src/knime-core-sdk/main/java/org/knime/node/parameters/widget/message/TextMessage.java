package org.knime.node.parameters.widget.message;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Optional;
import org.knime.node.parameters.NodeParametersInput;
import org.knime.node.parameters.updates.StateProvider;

/** Shows a message in the dialog, on a field of type {@link Void}. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.FIELD)
public @interface TextMessage {

    /** Computes the message; empty shows nothing. */
    Class<? extends StateProvider<Optional<Message>>> value();

    /** A message that depends on nothing but the ports. */
    interface SimpleTextMessageProvider extends StateProvider<Optional<TextMessage.Message>> {

        /** Whether there is something to say. */
        boolean showMessage(NodeParametersInput context);

        /** The headline. */
        String title();

        /** The text. */
        String description();

        /** The kind. */
        MessageType type();

        @Override
        default void init(StateProviderInitializer initializer) {
            initializer.computeBeforeOpenDialog();
        }

        @Override
        default Optional<Message> computeState(NodeParametersInput context) {
            return showMessage(context) ? Optional.of(new Message(title(), description(), type())) : Optional.empty();
        }
    }

    /** What is shown. */
    record Message(String title, String description, MessageType type) {}

    /** The colour and the icon of a message. */
    enum MessageType {
        /** Good to know. */
        INFO,
        /** Something may go wrong. */
        WARNING,
        /** Something is wrong. */
        ERROR,
        /** Something went well. */
        SUCCESS
    }
}
