/** The only translator between KNIME tables and the engine: rows in, results out. */
@NullMarked
package org.mixedmodels.knime.table;

import org.jspecify.annotations.NullMarked;
