package org.knime.core.webui.node.dialog.defaultdialog.widget.updates;

import org.knime.node.parameters.updates.StateProvider;
import org.knime.node.parameters.widget.text.TextInputWidgetValidation.MinLengthValidation;

/** Stands for: nothing computed. Internal in KNIME: nodes do not refer to it. */
public abstract class NoopMinLengthValidationProvider implements StateProvider<MinLengthValidation> {}
