/** How settings of earlier versions are loaded. Stand-in with the signatures of KNIME 5.8. */
package org.knime.node.parameters.migration;
