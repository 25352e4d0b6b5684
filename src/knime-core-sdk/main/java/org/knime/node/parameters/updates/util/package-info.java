/** Shorthands for dependencies. Stand-in with the signatures of KNIME 5.8. */
package org.knime.node.parameters.updates.util;
