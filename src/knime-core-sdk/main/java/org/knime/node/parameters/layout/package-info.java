/** Where in the dialog a parameter is shown. Stand-in with the signatures of KNIME 5.8. */
package org.knime.node.parameters.layout;
