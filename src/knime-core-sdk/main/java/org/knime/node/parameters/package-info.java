/** The parameters of a node and how they are shown in its dialog. Stand-in with the signatures of KNIME 5.8. */
package org.knime.node.parameters;
