/** Quasi-Newton minimisation with evidence of convergence. */
@NullMarked
package org.mixedmodels.engine.optimize;

import org.jspecify.annotations.NullMarked;
