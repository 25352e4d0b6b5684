package org.knime.core.node;

/** Says that settings, or the inputs they are applied to, do not make sense; the text is for the user. */
public class InvalidSettingsException extends Exception {

    private static final long serialVersionUID = 1L;

    public InvalidSettingsException(String s) {
        super(s);
    }

    public InvalidSettingsException(Throwable cause) {
        super(cause);
    }

    public InvalidSettingsException(String msg, Throwable cause) {
        super(msg, cause);
    }
}
