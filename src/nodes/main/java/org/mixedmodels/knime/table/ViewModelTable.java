package org.mixedmodels.knime.table;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.knime.core.data.StringValue;
import org.knime.core.data.v2.RowCursor;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionContext;

/** Keeps a view model with the executed node: its JSON in pieces, for a cell is not made for megabytes. */
public final class ViewModelTable {

    private static final int PIECE = 30_000;

    private static final TableLayout LAYOUT = new TableLayout().text("View model");

    private ViewModelTable() {}

    /** Writes a view model. */
    public static BufferedDataTable write(String json, ExecutionContext execution) throws CanceledExecutionException {
        List<@Nullable Object[]> pieces = new ArrayList<>();
        for (int start = 0; start < json.length(); start += PIECE) {
            pieces.add(new @Nullable Object[] {json.substring(start, Math.min(json.length(), start + PIECE))});
        }
        return LAYOUT.write(execution, pieces);
    }

    /** Reads a view model. */
    public static String read(BufferedDataTable table) {
        StringBuilder json = new StringBuilder();
        try (RowCursor rows = table.cursor()) {
            while (rows.canForward()) {
                StringValue piece = rows.forward().getValue(0);
                json.append(piece.getStringValue());
            }
        }
        return json.toString();
    }
}
