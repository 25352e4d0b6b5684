package org.knime.node.parameters.layout;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A layout part with a headline. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Section {

    /** The headline. */
    String title() default "";

    /** Help text of the headline. */
    String description() default "";

    /** Whether the section is opened in a drawer of its own. */
    boolean sideDrawer() default false;
}
