/** The node "Compute ICC". */
@NullMarked
package org.mixedmodels.knime.icc;

import org.jspecify.annotations.NullMarked;
