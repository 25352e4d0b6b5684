package org.mixedmodels.knime.table;

import java.util.List;
import org.mixedmodels.engine.inference.DegreesOfFreedom;

/**
 * What the summary of a model says of its inference.
 *
 * @param degreesOfFreedom how the coefficients are tested
 * @param intervals how the intervals were made, in words
 * @param warnings all that the node warns of, the weightiest first
 */
public record SummaryNotes(DegreesOfFreedom degreesOfFreedom, String intervals, List<String> warnings) {

    /** Copies the list. */
    public SummaryNotes {
        warnings = List.copyOf(warnings);
    }
}
