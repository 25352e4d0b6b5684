/** What travels between the nodes besides tables: fitted models and centering models, and how they are stored. */
@NullMarked
package org.mixedmodels.knime.port;

import org.jspecify.annotations.NullMarked;
