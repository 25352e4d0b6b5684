package org.knime.node.parameters.widget.text;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.knime.core.webui.node.dialog.defaultdialog.widget.updates.NoopMaxLengthValidationProvider;
import org.knime.core.webui.node.dialog.defaultdialog.widget.updates.NoopMinLengthValidationProvider;
import org.knime.core.webui.node.dialog.defaultdialog.widget.updates.NoopPatternValidationProvider;
import org.knime.core.webui.node.dialog.defaultdialog.widget.updates.NoopStringProvider;
import org.knime.node.parameters.updates.StateProvider;
import org.knime.node.parameters.widget.text.TextInputWidgetValidation.MaxLengthValidation;
import org.knime.node.parameters.widget.text.TextInputWidgetValidation.MinLengthValidation;
import org.knime.node.parameters.widget.text.TextInputWidgetValidation.PatternValidation;

/** A line of text, with checks that the dialog makes. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.FIELD)
public @interface TextInputWidget {

    /** Shown in grey while the text is empty. */
    String placeholder() default "";

    /** A pattern for the whole text; the default stands for none. */
    Class<? extends PatternValidation> patternValidation() default PatternValidation.class;

    /** A largest length; the default stands for none. */
    Class<? extends MaxLengthValidation> maxLengthValidation() default MaxLengthValidation.class;

    /** A smallest length; the default stands for none. */
    Class<? extends MinLengthValidation> minLengthValidation() default MinLengthValidation.class;

    /** Computes the placeholder. */
    Class<? extends StateProvider<String>> placeholderProvider() default NoopStringProvider.class;

    /** Computes the pattern. */
    Class<? extends StateProvider<? extends PatternValidation>> patternValidationProvider() default
            NoopPatternValidationProvider.class;

    /** Computes the largest length. */
    Class<? extends StateProvider<? extends MaxLengthValidation>> maxLengthValidationProvider() default
            NoopMaxLengthValidationProvider.class;

    /** Computes the smallest length. */
    Class<? extends StateProvider<? extends MinLengthValidation>> minLengthValidationProvider() default
            NoopMinLengthValidationProvider.class;
}
