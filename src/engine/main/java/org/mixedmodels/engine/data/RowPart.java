package org.mixedmodels.engine.data;

/**
 * Some consecutive rows of a source.
 *
 * @param rows these rows
 * @param firstRow the index of the first of them in the whole source
 */
public record RowPart(RowSource rows, long firstRow) {}
