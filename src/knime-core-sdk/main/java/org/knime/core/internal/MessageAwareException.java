package org.knime.core.internal;

import org.knime.core.node.message.Message;

/** An exception that carries a message in parts. */
public interface MessageAwareException {

    Message getKNIMEMessage();
}
