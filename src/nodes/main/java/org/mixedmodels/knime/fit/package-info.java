/** The node "Fit Mixed Model". */
@NullMarked
package org.mixedmodels.knime.fit;

import org.jspecify.annotations.NullMarked;
