/** The same model in the words of other programs, so that a result can be checked and cited there. */
@NullMarked
package org.mixedmodels.knime.script;

import org.jspecify.annotations.NullMarked;
