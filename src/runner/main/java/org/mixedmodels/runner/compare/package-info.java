/** Comparison of a workflow's tables with the tables that lie in its folder {@code expected}. */
@NullMarked
package org.mixedmodels.runner.compare;

import org.jspecify.annotations.NullMarked;
