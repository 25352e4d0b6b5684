/**
 * What crosses the border between the command line and the workflow code, which lives in an OSGi framework: the system
 * bundle exports this package, the workflow bundle imports it. Only JDK types besides its own.
 */
@NullMarked
package org.mixedmodels.runner.api;

import org.jspecify.annotations.NullMarked;
