/** Covariance structures of random effects and their parameters theta: Sigma = sigma^2 Lambda(theta) Lambda(theta)'. */
@NullMarked
package org.mixedmodels.engine.covariance;

import org.jspecify.annotations.NullMarked;
