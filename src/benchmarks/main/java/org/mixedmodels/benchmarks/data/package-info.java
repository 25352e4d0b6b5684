/** Data with a fixed seed, made row by row or kept in files that R reads as well. */
@NullMarked
package org.mixedmodels.benchmarks.data;

import org.jspecify.annotations.NullMarked;
