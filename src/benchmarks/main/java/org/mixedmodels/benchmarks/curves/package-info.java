/** Time of a fit against the size of its data. */
@NullMarked
package org.mixedmodels.benchmarks.curves;

import org.jspecify.annotations.NullMarked;
