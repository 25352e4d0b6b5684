package org.knime.base.node.io.filehandling.csv.reader;

/**
 * A line of a CSV file.
 *
 * @param number where it begins in the file, from 1
 * @param cells its cells, null where missing
 */
record CsvLine(long number, String[] cells) {}
