/**
 * Reading parts of tables. Part of a stand-in for KNIME: names and signatures are those of the bundle org.knime.core
 * 5.8, bodies are our own; never shipped.
 */
package org.knime.core.data.container.filter;
