/**
 * The statistics engine: linear mixed models estimated from cross-products of the data.
 *
 * <p>Nothing here knows KNIME, files or a user interface.
 */
@NullMarked
package org.mixedmodels.engine;

import org.jspecify.annotations.NullMarked;
