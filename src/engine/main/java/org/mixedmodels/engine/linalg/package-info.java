/** Kernels for the small dense blocks of the blocked Cholesky factorisation. */
@NullMarked
package org.mixedmodels.engine.linalg;

import org.jspecify.annotations.NullMarked;
