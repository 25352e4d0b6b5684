/** Immutable fitted models. */
@NullMarked
package org.mixedmodels.engine.result;

import org.jspecify.annotations.NullMarked;
