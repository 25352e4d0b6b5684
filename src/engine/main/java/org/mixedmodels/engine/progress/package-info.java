/** Progress and cancellation of long work, owned by the engine. */
@NullMarked
package org.mixedmodels.engine.progress;

import org.jspecify.annotations.NullMarked;
