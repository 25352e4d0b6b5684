package org.knime.core.webui.node.dialog.defaultdialog.widget.updates;

import org.knime.node.parameters.updates.StateProvider;
import org.knime.node.parameters.widget.text.TextInputWidgetValidation.MaxLengthValidation;

/** Stands for: nothing computed. Internal in KNIME: nodes do not refer to it. */
public abstract class NoopMaxLengthValidationProvider implements StateProvider<MaxLengthValidation> {}
