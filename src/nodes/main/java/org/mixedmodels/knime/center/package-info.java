/** The node "Center Predictors". */
@NullMarked
package org.mixedmodels.knime.center;

import org.jspecify.annotations.NullMarked;
