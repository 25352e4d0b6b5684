/** Texts among the options of a dialog. Stand-in with the signatures of KNIME 5.8. */
package org.knime.node.parameters.widget.message;
