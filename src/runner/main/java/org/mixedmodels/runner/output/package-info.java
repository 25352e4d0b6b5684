/** Where the tables of an executed workflow go: to CSV files, and to the terminal. */
@NullMarked
package org.mixedmodels.runner.output;

import org.jspecify.annotations.NullMarked;
