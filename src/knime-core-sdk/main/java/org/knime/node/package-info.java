/** How a node is defined: name, texts, ports and model, in stages. Stand-in with the signatures of KNIME 5.8. */
package org.knime.node;
