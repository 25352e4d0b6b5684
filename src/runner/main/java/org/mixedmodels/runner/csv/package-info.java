/**
 * CSV files as rows for the engine, read as streams: comma separated, UTF-8, a header line with the column names.
 *
 * <p>An empty cell and {@code NA} are missing. A column whose other cells are all numbers is numeric; every other one is
 * nominal.
 */
@NullMarked
package org.mixedmodels.runner.csv;

import org.jspecify.annotations.NullMarked;
