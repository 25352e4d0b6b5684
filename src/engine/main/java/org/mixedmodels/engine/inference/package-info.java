/** What is concluded from a fitted model: tests, intervals, model comparison, intraclass correlation. */
@NullMarked
package org.mixedmodels.engine.inference;

import org.jspecify.annotations.NullMarked;
