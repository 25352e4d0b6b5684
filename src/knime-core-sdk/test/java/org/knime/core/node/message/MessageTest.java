package org.knime.core.node.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.knime.core.internal.MessageAwareException;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;

class MessageTest {

    private final Message message = Message.builder()
            .withSummary("Column \"x\" is constant.")
            .addTextIssue("All 12 values are 3.")
            .addTextIssue("never shown: the first issue counts")
            .addResolutions("Choose another column.", "Filter it out.")
            .build()
            .orElseThrow();

    @Test
    void hasThreeParts() {
        assertEquals("Column \"x\" is constant.", message.getSummary());
        assertEquals("Column \"x\" is constant.\nAll 12 values are 3.", message.toLogPrintable());
        assertEquals(List.of("Choose another column.", "Filter it out."), message.getResolutions());
        assertTrue(Message.builder().addTextIssue("no summary").build().isEmpty());
        assertThrows(IllegalArgumentException.class, () -> Message.fromSummary(null));
    }

    @Test
    void travelsInExceptions() {
        Throwable cause = new IllegalStateException();
        KNIMEException failure = KNIMEException.of(message, cause);
        assertSame(message, failure.getKNIMEMessage());
        assertSame(cause, failure.getCause());
        assertEquals(message.getSummary(), failure.getMessage());
        InvalidSettingsException settings = message.toInvalidSettingsException();
        assertEquals(message.getSummary(), settings.getMessage());
        assertSame(message, ((MessageAwareException) settings).getKNIMEMessage());
        assertEquals(Message.fromSummary("plain"), new KNIMEException("plain").getKNIMEMessage());
    }
}
