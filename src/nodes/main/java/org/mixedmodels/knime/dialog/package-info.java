/** Parts that the dialogs of several nodes share: choices of columns, guesses from the table, common options. */
@NullMarked
package org.mixedmodels.knime.dialog;

import org.jspecify.annotations.NullMarked;
