package org.knime.node.parameters;

/** A class whose fields are shown in a dialog; as the type of a field it is a group of controls. */
public interface WidgetGroup {}
