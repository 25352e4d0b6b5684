package org.mixedmodels.knime.fit;

import org.knime.node.parameters.widget.choices.Label;

/** What the coefficients of categories are compared with; stored by the constants' names. */
enum CodingChoice {
    @Label(
            value = "First category",
            description = "Each category is compared with the first one in alphabetical order (treatment coding, the"
                    + " default of R).")
    FIRST,
    @Label(
            value = "Last category",
            description = "Each category is compared with the last one in alphabetical order (the default of SPSS).")
    LAST,
    @Label(
            value = "Mean",
            description = "Each category is compared with the unweighted mean of all categories (effect coding). The"
                    + " intercept is then the mean of the categories; the last category has no row of its own, its"
                    + " coefficient is minus the sum of the others.")
    EFFECTS
}
