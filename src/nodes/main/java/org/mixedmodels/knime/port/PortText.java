package org.mixedmodels.knime.port;

import java.awt.Font;
import javax.swing.JComponent;
import javax.swing.JScrollPane;
import javax.swing.JTextArea;

/** The plain view of a port in the classic user interface. */
final class PortText {

    private static final int FONT_SIZE = 12;

    private PortText() {}

    /** Returns one tab of text whose columns are aligned by spaces. */
    static JComponent[] views(String title, String content) {
        JTextArea text = new JTextArea(content);
        text.setEditable(false);
        text.setFont(new Font(Font.MONOSPACED, Font.PLAIN, FONT_SIZE));
        text.setCaretPosition(0);
        JScrollPane view = new JScrollPane(text);
        view.setName(title);
        return new JComponent[] {view};
    }
}
