/** Centering of predictors around grand or group means. */
@NullMarked
package org.mixedmodels.engine.center;

import org.jspecify.annotations.NullMarked;
