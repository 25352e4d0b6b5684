/** Controls to choose one value, and where the choices come from. Stand-in with the signatures of KNIME 5.8. */
package org.knime.node.parameters.widget.choices;
