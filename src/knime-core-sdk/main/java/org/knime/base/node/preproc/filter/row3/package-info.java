/** The Row Filter. */
package org.knime.base.node.preproc.filter.row3;
