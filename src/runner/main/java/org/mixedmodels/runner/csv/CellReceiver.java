package org.mixedmodels.runner.csv;

/** Gets the cells of a line one after the other. */
interface CellReceiver {

    /**
     * One cell.
     *
     * @param column its place in the line, from 0
     * @param text holds its characters
     * @param offset where they start
     * @param length how many they are
     */
    void cell(int column, char[] text, int offset, int length);
}
