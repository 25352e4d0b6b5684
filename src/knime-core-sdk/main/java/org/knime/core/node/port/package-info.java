/**
 * What passes between nodes besides tables: types, specs, serializers, the registry. Part of a stand-in for KNIME:
 * names and signatures are those of the bundle org.knime.core 5.8, bodies are our own; never shipped.
 */
package org.knime.core.node.port;
