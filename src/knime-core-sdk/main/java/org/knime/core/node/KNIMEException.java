package org.knime.core.node;

import java.util.Objects;
import org.knime.core.internal.MessageAwareException;
import org.knime.core.node.message.Message;

/** The failure of an execution, told to the user in parts. */
public final class KNIMEException extends Exception implements MessageAwareException {

    private static final long serialVersionUID = 1L;

    private final transient Message message;

    public KNIMEException(String message) {
        this(message, null);
    }

    public KNIMEException(String message, Throwable cause) {
        super(message, cause);
        this.message = Message.fromSummary(Objects.requireNonNullElse(message, "unknown reason"));
    }

    private KNIMEException(Message message, Throwable cause) {
        super(message.getSummary(), cause);
        this.message = message;
    }

    public static KNIMEException of(Message message) {
        return new KNIMEException(message, null);
    }

    public static KNIMEException of(Message message, Throwable cause) {
        return new KNIMEException(message, cause);
    }

    @Override
    public Message getKNIMEMessage() {
        return message;
    }
}
