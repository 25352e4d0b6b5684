/**
 * The node layer of KNIME 5.8 as far as the nodes of this project need it: factories, models, settings, tables,
 * progress. Part of a stand-in for KNIME: names and signatures are those of the bundle org.knime.core 5.8, bodies are
 * our own; never shipped.
 */
package org.knime.core.node;
