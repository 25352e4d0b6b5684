package org.mixedmodels.runner.csv;

/**
 * A cell that is no number.
 *
 * @param text what stands in it
 * @param line its line in the file, from 1
 */
record TextCell(String text, long line) {}
