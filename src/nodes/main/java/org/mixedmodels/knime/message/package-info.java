/** What the engine has to say, as KNIME messages: what is wrong, with which numbers, what to do. */
@NullMarked
package org.mixedmodels.knime.message;

import org.jspecify.annotations.NullMarked;
