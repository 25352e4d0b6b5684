/**
 * The few base nodes that workflows need, under their real factory names. They read the settings that KNIME's own nodes
 * write; what they cannot do they refuse by name.
 */
package org.knime.base.node;
