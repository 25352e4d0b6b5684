/** From rows to cross-products: contrasts, model columns, rank, and the sums that the likelihood needs. */
@NullMarked
package org.mixedmodels.engine.design;

import org.jspecify.annotations.NullMarked;
