package org.knime.node.parameters.widget.choices.filter;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Shows a selection of several values as two lists. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.FIELD)
public @interface TwinlistWidget {

    /** Headline of the list of chosen values; empty means the usual one. */
    String includedLabel() default "";

    /** Headline of the list of values not chosen; empty means the usual one. */
    String excludedLabel() default "";
}
