/** Predictions from a fitted model, row by row. */
@NullMarked
package org.mixedmodels.engine.predict;

import org.jspecify.annotations.NullMarked;
