package org.knime.core.node.message;

/** The detail of a message: free text, or a place in an input table with a text. */
record Issue(String text) {

    static Issue ofRow(int port, long row, String description) {
        return new Issue("Row " + (row + 1) + " of input " + (port + 1) + ": " + description);
    }

    static Issue ofCell(int port, int column, long row, String description) {
        return new Issue(
                "Row " + (row + 1) + ", column " + (column + 1) + " of input " + (port + 1) + ": " + description);
    }
}
