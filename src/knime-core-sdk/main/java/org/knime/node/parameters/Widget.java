package org.knime.node.parameters;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.knime.node.parameters.updates.Effect;
import org.knime.node.parameters.updates.Effect.EffectType;
import org.knime.node.parameters.updates.EffectPredicateProvider;

/** Shows a field in the dialog. The kind of control follows from the field's type and further annotations. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.FIELD)
@Inherited
public @interface Widget {

    /** The label above the control. */
    String title();

    /** Shown as help; parsed as XML for the node description. */
    String description();

    /** Whether the control is hidden among the advanced settings. */
    boolean advanced() default false;

    /** The same as an {@link Effect} on the field; the default stands for none. */
    Effect effect() default @Effect(predicate = EffectPredicateProvider.class, type = EffectType.SHOW);
}
