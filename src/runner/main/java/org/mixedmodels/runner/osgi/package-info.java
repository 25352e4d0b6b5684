/**
 * The OSGi framework in which nodes live, as in KNIME itself: a missing import or a wrong extension point of the shipped
 * bundle fails here. The bundles lie in the runner's jar below {@code bundles/}.
 */
@NullMarked
package org.mixedmodels.runner.osgi;

import org.jspecify.annotations.NullMarked;
