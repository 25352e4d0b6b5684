package org.knime.core.webui.node.dialog.defaultdialog.widget.updates;

import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation;

/** Stands for: the smallest value of the field's type. Internal in KNIME: nodes do not refer to it. */
public abstract class TypeDependentMinValidation extends MinValidation {}
