package org.knime.node.parameters.array;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.knime.node.parameters.updates.StateProvider;

/** Shows an array of parameter groups as a list that the user extends, shortens and sorts. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.FIELD)
public @interface ArrayWidget {

    /** The label of the button that adds an element. */
    String addButtonText() default "";

    /** How the controls of one element are arranged. */
    ElementLayout elementLayout() default ElementLayout.VERTICAL_CARD;

    /** Title of an element; its number is appended. */
    String elementTitle() default "";

    /** Whether elements can be moved up and down. */
    boolean showSortButtons() default false;

    /** Whether elements can neither be added nor removed. */
    boolean hasFixedSize() default false;

    /** Computes a new element; the default stands for the element's constructor without arguments. */
    @SuppressWarnings("rawtypes")
    Class<? extends StateProvider> elementDefaultValueProvider() default StateProvider.class;

    /** Arrangement of one element's controls. */
    enum ElementLayout {
        /** One below the other, in a card with a title. */
        VERTICAL_CARD,
        /** Side by side, without a title. */
        HORIZONTAL_SINGLE_LINE;
    }
}
