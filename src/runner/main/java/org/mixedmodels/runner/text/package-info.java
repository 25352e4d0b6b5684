/** Numbers and tables as text for a terminal. */
@NullMarked
package org.mixedmodels.runner.text;

import org.jspecify.annotations.NullMarked;
