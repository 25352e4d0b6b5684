/**
 * Loads and executes workflow folders. This package is a bundle of its own inside of the runner's jar, for it needs the
 * class space that sees {@code org.knime.core}; it reaches the command line through {@code org.mixedmodels.runner.api}.
 */
@NullMarked
package org.mixedmodels.runner.workflow;

import org.jspecify.annotations.NullMarked;
