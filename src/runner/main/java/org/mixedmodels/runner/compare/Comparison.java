package org.mixedmodels.runner.compare;

import java.util.List;

/**
 * What came out of a comparison.
 *
 * @param tables the number of expected tables
 * @param cells the number of cells that were compared
 * @param differences what differs, each in a sentence; empty if all is as expected
 */
public record Comparison(int tables, long cells, List<String> differences) {

    /** Copies the list. */
    public Comparison {
        differences = List.copyOf(differences);
    }
}
