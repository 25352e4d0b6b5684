/** The node "Predict with Random Effects". */
@NullMarked
package org.mixedmodels.knime.predict;

import org.jspecify.annotations.NullMarked;
