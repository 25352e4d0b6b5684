package org.knime.node.parameters.widget;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.knime.node.parameters.updates.StateProvider;

/** Says which value an optional field gets when the user switches it on. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.FIELD)
public @interface OptionalWidget {

    /** Computes the value. */
    Class<? extends DefaultValueProvider<?>> defaultProvider();

    /**
     * Computes the value that an optional field gets when it is switched on.
     *
     * @param <T> the type of the value
     */
    interface DefaultValueProvider<T> extends StateProvider<T> {

        @Override
        default void init(StateProviderInitializer initializer) {
            initializer.computeBeforeOpenDialog();
        }
    }
}
