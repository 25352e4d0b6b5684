package org.mixedmodels.engine.design;

import java.util.List;

/**
 * The categories of a nominal predictor; the first one is the reference of treatment coding.
 *
 * @param column the column
 * @param levels its categories
 */
public record NominalCoding(String column, List<String> levels) {

    /** Copies the list. */
    public NominalCoding {
        levels = List.copyOf(levels);
    }
}
