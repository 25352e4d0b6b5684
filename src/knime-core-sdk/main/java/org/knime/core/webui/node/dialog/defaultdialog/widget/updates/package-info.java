/** Internal in KNIME; here because defaults of annotations name it. Stand-in with the signatures of KNIME 5.8. */
package org.knime.core.webui.node.dialog.defaultdialog.widget.updates;
