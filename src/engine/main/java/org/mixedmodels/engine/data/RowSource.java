package org.mixedmodels.engine.data;

import java.util.List;
import java.util.Optional;

/** Rows that can be read several times, each time as one pass over blocks of rows. */
public interface RowSource {

    /** The columns with their natural kinds, in the order of the source. */
    List<Column> columns();

    /**
     * Starts a pass over all rows.
     *
     * @param wanted the columns to read, each of {@link #columns()} by name; a numeric column may be wanted as nominal
     *     (its text is that of R's {@code as.character}: 5 becomes "5"), never the reverse
     * @return a reader that the caller closes
     * @throws InvalidInputException if a column does not exist or has text where numbers are wanted
     */
    RowReader open(List<Column> wanted);

    /**
     * The rows in up to so many consecutive parts that can be read at the same time, in order; a source that cannot be
     * divided is one part.
     */
    default List<RowPart> split(int parts) {
        return List.of(new RowPart(this, 0));
    }

    /** The column of a name, or empty. */
    default Optional<Column> column(String name) {
        return columns().stream().filter(c -> c.name().equals(name)).findFirst();
    }
}
