package org.knime.node.parameters.widget.choices;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** How a constant of an enum is shown. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.FIELD)
public @interface Label {

    /** What is shown. */
    String value();

    /** Help text; parsed as XML for the node description. */
    String description() default "";

    /** Whether the constant is shown but cannot be chosen. */
    boolean disabled() default false;
}
