/** What the views show, as JSON made of the engine's results: numbers are arranged and put into words here, not computed. */
@NullMarked
package org.mixedmodels.knime.view;

import org.jspecify.annotations.NullMarked;
