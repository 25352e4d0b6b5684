/** The parts of {@link org.mixedmodels.sdk.DialogCheck}. */
@NullMarked
package org.mixedmodels.sdk.dialog;

import org.jspecify.annotations.NullMarked;
