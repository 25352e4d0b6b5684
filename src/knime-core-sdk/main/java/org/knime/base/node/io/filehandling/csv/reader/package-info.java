/** The CSV Reader: columns as stored in the settings, or guessed from the text. */
package org.knime.base.node.io.filehandling.csv.reader;
