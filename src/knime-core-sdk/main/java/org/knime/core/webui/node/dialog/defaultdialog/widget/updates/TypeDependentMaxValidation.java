package org.knime.core.webui.node.dialog.defaultdialog.widget.updates;

import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MaxValidation;

/** Stands for: the largest value of the field's type. Internal in KNIME: nodes do not refer to it. */
public abstract class TypeDependentMaxValidation extends MaxValidation {}
