package org.knime.node.parameters.persistence;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Changes the key under which a field is saved. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.FIELD)
public @interface Persist {

    /** The key; empty means the name of the field without a leading {@code m_}. */
    String configKey() default "";

    /** Whether the key is hidden from the flow variables tab, by the suffix {@code _Internals}. */
    boolean hidden() default false;
}
