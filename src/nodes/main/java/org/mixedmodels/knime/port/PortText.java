package org.mixedmodels.knime.port;

import javax.swing.JComponent;
import javax.swing.JTextArea;

/** The plain view of a port in the classic user interface: its summary. */
final class PortText {

    private PortText() {}

    static JComponent[] views(String summary) {
        JTextArea text = new JTextArea(summary);
        text.setName("Summary");
        text.setEditable(false);
        text.setLineWrap(true);
        text.setWrapStyleWord(true);
        return new JComponent[] {text};
    }
}
