/** Effects of predictors as people read them: predicted values over one predictor by another, simple slopes. */
@NullMarked
package org.mixedmodels.engine.effects;

import org.jspecify.annotations.NullMarked;
