package org.knime.node.parameters.widget.number;

import java.math.BigDecimal;
import org.knime.node.parameters.validation.BuiltinValidation;

/** A bound of a number. */
public sealed interface NumberInputWidgetValidation extends BuiltinValidation {

    /** Whether the bound itself is forbidden. */
    default boolean isExclusive() {
        return false;
    }

    /** A lower bound. */
    abstract non-sealed class MinValidation implements NumberInputWidgetValidation {

        /** What the dialog needs to know. */
        record MinValidationParams(double min, boolean isExclusive) {}

        @Override
        public final MinValidationParams getParameters() {
            return new MinValidationParams(getMin(), isExclusive());
        }

        @Override
        public String getErrorMessage() {
            return "Enter a number " + (isExclusive() ? "above " : "from ") + plain(getMin()) + ".";
        }

        /** The smallest allowed value, or the largest forbidden one of an exclusive bound. */
        protected abstract double getMin();

        /** Zero or more. */
        public static final class IsNonNegativeValidation extends MinValidation {

            @Override
            public double getMin() {
                return 0;
            }
        }

        /** One or more. */
        public static final class IsPositiveIntegerValidation extends MinValidation {

            @Override
            public double getMin() {
                return 1;
            }
        }

        /** More than zero. */
        public static final class IsPositiveDoubleValidation extends MinValidation {

            @Override
            public double getMin() {
                return 0;
            }

            @Override
            public boolean isExclusive() {
                return true;
            }
        }
    }

    /** An upper bound. */
    abstract non-sealed class MaxValidation implements NumberInputWidgetValidation {

        /** What the dialog needs to know. */
        record MaxValidationParams(Double max, boolean isExclusive) {}

        @Override
        public final MaxValidationParams getParameters() {
            return new MaxValidationParams(getMax(), isExclusive());
        }

        @Override
        public String getErrorMessage() {
            return "Enter a number " + (isExclusive() ? "below " : "up to ") + plain(getMax()) + ".";
        }

        /** The largest allowed value, or the smallest forbidden one of an exclusive bound. */
        protected abstract double getMax();
    }

    private static String plain(double bound) {
        return BigDecimal.valueOf(bound).stripTrailingZeros().toPlainString();
    }
}
