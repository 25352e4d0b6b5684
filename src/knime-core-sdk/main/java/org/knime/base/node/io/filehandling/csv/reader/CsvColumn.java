package org.knime.base.node.io.filehandling.csv.reader;

import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataColumnSpecCreator;

/**
 * A column of the table that a CSV Reader makes.
 *
 * @param source its name in the file
 * @param name its name in the table
 * @param kind what its cells are
 */
record CsvColumn(String source, String name, CellKind kind) {

    DataColumnSpec spec() {
        return new DataColumnSpecCreator(name, kind.type()).createSpec();
    }
}
