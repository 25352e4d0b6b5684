/** How the parameters of a node are found by reflection, made, saved and loaded, in the format of KNIME 5.8. */
@NullMarked
package org.mixedmodels.sdk.parameters;

import org.jspecify.annotations.NullMarked;
