package org.mixedmodels.knime.dialog;

import org.knime.node.parameters.widget.choices.Label;
import org.mixedmodels.engine.fit.MissingValues;

/** What happens to a row with a missing cell; stored in workflows by the constants' names. */
public enum MissingCellsChoice {
    /** The row is left out and counted. */
    @Label(
            value = "Skip row",
            description = "Leave out every row with a missing value in a column that the model uses, and say in a"
                    + " warning how many rows were left out.")
    SKIP(MissingValues.SKIP),
    /** The node fails. */
    @Label(value = "Fail", description = "Stop with an error at the first missing value.")
    FAIL(MissingValues.FAIL);

    private final MissingValues m_missingValues;

    MissingCellsChoice(MissingValues missingValues) {
        m_missingValues = missingValues;
    }

    /** Returns the engine's name for this treatment. */
    public MissingValues toEngine() {
        return m_missingValues;
    }
}
