/** How parameters depend on each other while the dialog is open. Stand-in with the signatures of KNIME 5.8. */
package org.knime.node.parameters.updates;
