package org.knime.node.parameters.migration;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** How a field is loaded from settings that were saved before the field existed. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.FIELD)
public @interface Migrate {

    /** Whether the value that the parameters class gives to the field is used where the settings have none. */
    boolean loadDefaultIfAbsent() default false;
}
