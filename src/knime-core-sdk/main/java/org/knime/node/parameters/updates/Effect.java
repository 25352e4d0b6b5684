package org.knime.node.parameters.updates;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** Shows, hides, enables or disables a control, a group or a layout part depending on other parameters. */
@Retention(RetentionPolicy.RUNTIME)
public @interface Effect {

    /** What happens while the predicate is true; the contrary while it is false. */
    public enum EffectType {
        /** The control can be used. */
        ENABLE,
        /** The control is grey. */
        DISABLE,
        /** The control is visible. */
        SHOW,
        /** The control is not visible. */
        HIDE
    }

    /** The condition. The class needs a constructor without arguments. */
    Class<? extends EffectPredicateProvider> predicate();

    /** What happens while the condition holds. */
    EffectType type();
}
