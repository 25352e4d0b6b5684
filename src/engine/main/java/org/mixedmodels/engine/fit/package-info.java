/** Fitting linear mixed models to rows, refitting them from stored cross-products, saving and restoring them. */
@NullMarked
package org.mixedmodels.engine.fit;

import org.jspecify.annotations.NullMarked;
