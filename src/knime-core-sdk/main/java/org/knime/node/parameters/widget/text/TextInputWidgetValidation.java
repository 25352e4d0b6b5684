package org.knime.node.parameters.widget.text;

import org.knime.node.parameters.validation.BuiltinValidation;

/** A check of a text. */
public sealed interface TextInputWidgetValidation extends BuiltinValidation {

    /** What the dialog needs to know of a pattern. */
    record PatternValidationParams(String pattern) {}

    /** A regular expression that the whole text must match. */
    abstract non-sealed class PatternValidation implements TextInputWidgetValidation {

        @Override
        public final PatternValidationParams getParameters() {
            return new PatternValidationParams(getPattern());
        }

        @Override
        public String getErrorMessage() {
            return "Enter a text of the form " + getPattern() + ".";
        }

        /** The regular expression. */
        protected abstract String getPattern();

        /** At least one character that is not white space. */
        public static final class IsNotBlankValidation extends PatternValidation {

            @Override
            public String getErrorMessage() {
                return "Enter a text that is not blank.";
            }

            @Override
            public String getPattern() {
                return ".*\\S.*";
            }
        }
    }

    /** A smallest length. */
    abstract non-sealed class MinLengthValidation implements TextInputWidgetValidation {

        /** What the dialog needs to know. */
        record MinLengthValidationParams(int minLength) {}

        @Override
        public final MinLengthValidationParams getParameters() {
            return new MinLengthValidationParams(getMinLength());
        }

        @Override
        public String getErrorMessage() {
            return "Enter a text of length " + getMinLength() + " or more.";
        }

        /** The smallest length in characters. */
        protected abstract int getMinLength();
    }

    /** A largest length. */
    abstract non-sealed class MaxLengthValidation implements TextInputWidgetValidation {

        /** What the dialog needs to know. */
        record MaxLengthValidationParams(int maxLength) {}

        @Override
        public final MaxLengthValidationParams getParameters() {
            return new MaxLengthValidationParams(getMaxLength());
        }

        @Override
        public String getErrorMessage() {
            return "Enter a text of length " + getMaxLength() + " or less.";
        }

        /** The largest length in characters. */
        protected abstract int getMaxLength();
    }
}
