package org.mixedmodels.knime.dialog;

import org.knime.core.node.InvalidSettingsException;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MaxValidation;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation;

/** The rules for a confidence level: a number strictly between 0 and 1, the same in the dialog and when loading. */
public final class ConfidenceLevel {

    /** The level that every node starts with. */
    public static final double DEFAULT = 0.95;

    private ConfidenceLevel() {}

    /**
     * Checks a level.
     *
     * @throws InvalidSettingsException if it is not strictly between 0 and 1
     */
    public static void check(double level) throws InvalidSettingsException {
        if (!(level > 0 && level < 1)) {
            throw new InvalidSettingsException(
                    "The confidence level must lie between 0 and 1 (for example 0.95), but it" + " is " + level + ".");
        }
    }

    /** The lower bound, for the dialog. */
    public static final class Above0 extends MinValidation {
        @Override
        protected double getMin() {
            return 0;
        }

        @Override
        public boolean isExclusive() {
            return true;
        }
    }

    /** The upper bound, for the dialog. */
    public static final class Below1 extends MaxValidation {
        @Override
        protected double getMax() {
            return 1;
        }

        @Override
        public boolean isExclusive() {
            return true;
        }
    }
}
