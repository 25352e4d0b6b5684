package org.knime.node.parameters.updates;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Makes a field's value available to effects and providers. One reference names one field. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.FIELD)
public @interface ValueReference {

    /** The name of the value. */
    @SuppressWarnings("rawtypes")
    Class<? extends ParameterReference> value();
}
