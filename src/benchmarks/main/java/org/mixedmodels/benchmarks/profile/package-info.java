/** Where the time of a fit goes, by the flight recorder's samples. */
@NullMarked
package org.mixedmodels.benchmarks.profile;

import org.jspecify.annotations.NullMarked;
