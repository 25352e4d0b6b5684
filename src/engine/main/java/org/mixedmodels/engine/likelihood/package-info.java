/** The profiled deviance and REML criterion of Bates, Maechler, Bolker and Walker (2015) with gradient. */
@NullMarked
package org.mixedmodels.engine.likelihood;

import org.jspecify.annotations.NullMarked;
