/** Benchmarks of single kernels for JMH. */
@NullMarked
package org.mixedmodels.benchmarks.kernels;

import org.jspecify.annotations.NullMarked;
