/**
 * The command line: {@code run} executes a workflow folder, {@code fit} fits one model to a CSV file.
 *
 * <p>Every failure that a user can cause ends as a {@link org.mixedmodels.runner.api.RunnerException}: one sentence and an
 * exit code, no stack trace.
 */
@NullMarked
package org.mixedmodels.runner;

import org.jspecify.annotations.NullMarked;
