/** Whole fits, each in a virtual machine of its own, beside lme4's of the same data in the same run. */
@NullMarked
package org.mixedmodels.benchmarks.speed;

import org.jspecify.annotations.NullMarked;
