/** The node "Center Predictors (Apply)". */
@NullMarked
package org.mixedmodels.knime.centerapply;

import org.jspecify.annotations.NullMarked;
