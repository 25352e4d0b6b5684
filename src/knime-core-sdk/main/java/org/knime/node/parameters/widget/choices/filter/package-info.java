/** Controls to choose several values. Stand-in with the signatures of KNIME 5.8. */
package org.knime.node.parameters.widget.choices.filter;
