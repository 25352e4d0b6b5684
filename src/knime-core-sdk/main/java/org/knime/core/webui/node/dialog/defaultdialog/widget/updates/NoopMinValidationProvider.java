package org.knime.core.webui.node.dialog.defaultdialog.widget.updates;

import org.knime.node.parameters.updates.StateProvider;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation;

/** Stands for: no computed bound. Internal in KNIME: nodes do not refer to it. */
public abstract class NoopMinValidationProvider implements StateProvider<MinValidation> {}
