/** How often intervals contain what they are for, in simulated studies. */
@NullMarked
package org.mixedmodels.benchmarks.coverage;

import org.jspecify.annotations.NullMarked;
