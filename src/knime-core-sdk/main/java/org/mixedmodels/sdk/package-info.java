/** Drives single nodes without a user interface, and checks what KNIME checks only when a dialog or a text is shown. */
@NullMarked
package org.mixedmodels.sdk;

import org.jspecify.annotations.NullMarked;
