/** Rows, columns, missing values and level dictionaries: what the engine reads, wherever it comes from. */
@NullMarked
package org.mixedmodels.engine.data;

import org.jspecify.annotations.NullMarked;
