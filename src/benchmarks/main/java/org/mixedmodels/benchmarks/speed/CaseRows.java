package org.mixedmodels.benchmarks.speed;

import java.nio.file.Path;
import org.mixedmodels.benchmarks.data.ColumnFiles;
import org.mixedmodels.engine.data.RowSource;

/** The rows of a case as the engine reads them, and as files for the peer. */
public final class CaseRows {

    private CaseRows() {}

    /** Opens the rows; the folder must have been filled by {@link #prepare}. */
    public static RowSource open(SpeedCase speedCase, Path folder) {
        return speedCase.origin() instanceof Origin.Streamed streamed
                ? streamed.rows().get()
                : ColumnFiles.read(folder);
    }

    /**
     * Writes the rows of a case to a folder, if it does not stream them.
     *
     * @throws PeerMissingException if they come from R and R cannot be run
     */
    public static void prepare(SpeedCase speedCase, Path folder, LmePeer peer) throws PeerMissingException {
        if (speedCase.origin() instanceof Origin.InMemory inMemory) {
            ColumnFiles.write(inMemory.rows().get(), folder);
        } else if (speedCase.origin() instanceof Origin.FromR fromR) {
            peer.export(fromR.dataset(), folder);
        }
    }
}
