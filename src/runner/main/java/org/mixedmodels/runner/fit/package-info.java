/** One model fitted to one file: the summary for a reader, the JSON for a program, the tables of predictions and modes. */
@NullMarked
package org.mixedmodels.runner.fit;

import org.jspecify.annotations.NullMarked;
