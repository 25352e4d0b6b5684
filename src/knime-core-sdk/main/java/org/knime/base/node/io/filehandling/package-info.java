/** Files of a workflow. */
package org.knime.base.node.io.filehandling;
