package org.mixedmodels.benchmarks.speed;

import java.util.function.Supplier;
import org.mixedmodels.benchmarks.data.GeneratedRows;

/** Where the rows of a case come from. */
sealed interface Origin {

    /** Generated once, then read from columns in memory. */
    record InMemory(Supplier<GeneratedRows> rows) implements Origin {}

    /** Generated anew in each pass; nothing is kept, and the peer, which keeps everything, is not run. */
    record Streamed(Supplier<GeneratedRows> rows) implements Origin {}

    /** A data set of the R package lme4, exported when the benchmark runs. */
    record FromR(String dataset) implements Origin {}
}
