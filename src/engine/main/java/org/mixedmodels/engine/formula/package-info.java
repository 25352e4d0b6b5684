/** Model specifications and the parser of lme4-style formulas. */
@NullMarked
package org.mixedmodels.engine.formula;

import org.jspecify.annotations.NullMarked;
