/** Measurements of the engine: kernels by JMH, whole fits side by side with R, cost against the size of the data. */
@NullMarked
package org.mixedmodels.benchmarks;

import org.jspecify.annotations.NullMarked;
