package org.knime.core.data;

/** A row: its key and its cells in the order of the columns. */
public interface DataRow extends Iterable<DataCell> {

    int getNumCells();

    RowKey getKey();

    DataCell getCell(int index);
}
