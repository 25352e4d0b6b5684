package org.mixedmodels.knime.port;

import java.io.IOException;
import org.knime.core.node.InvalidSettingsException;

/** The rule for stored formats: an older one is read, a newer one is refused with words that say what to do. */
final class FormatVersion {

    private FormatVersion() {}

    static void check(int stored, int known, String what) throws IOException {
        if (stored > known || stored < 1) {
            throw new IOException(message(stored, known, what));
        }
    }

    static void checkSpec(int stored, int known, String what) throws InvalidSettingsException {
        if (stored > known || stored < 1) {
            throw new InvalidSettingsException(message(stored, known, what));
        }
    }

    private static String message(int stored, int known, String what) {
        return stored < 1
                ? "The stored " + what + " is damaged: " + stored + " is no format number."
                : "The stored " + what + " has format " + stored + ", but this version of Mixed Models for KNIME reads"
                        + " formats up to " + known + ". Update the extension.";
    }
}
