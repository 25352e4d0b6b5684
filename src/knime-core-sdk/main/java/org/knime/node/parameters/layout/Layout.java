package org.knime.node.parameters.layout;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** Says in which layout part a field, or every field of a group, is shown. */
@Retention(RetentionPolicy.RUNTIME)
public @interface Layout {

    /** The layout part: an interface that is a Section, a HorizontalLayout, a VerticalLayout or plain. */
    Class<?> value();
}
