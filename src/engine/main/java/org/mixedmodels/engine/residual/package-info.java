/** What one pass over the rows of a fitted model shows: residuals, lines of groups, a sample of rows to draw. */
@NullMarked
package org.mixedmodels.engine.residual;

import org.jspecify.annotations.NullMarked;
