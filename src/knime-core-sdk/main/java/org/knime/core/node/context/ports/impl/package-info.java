/** The port groups of this stand-in. */
package org.knime.core.node.context.ports.impl;
