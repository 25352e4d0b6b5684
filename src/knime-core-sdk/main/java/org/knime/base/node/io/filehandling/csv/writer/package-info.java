/** The CSV Writer. */
package org.knime.base.node.io.filehandling.csv.writer;
