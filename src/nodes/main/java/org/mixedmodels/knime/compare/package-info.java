/** The node "Compare Models LRT". */
@NullMarked
package org.mixedmodels.knime.compare;

import org.jspecify.annotations.NullMarked;
