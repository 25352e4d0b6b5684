package org.mixedmodels.runner.csv;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.mixedmodels.engine.data.Column;
import org.mixedmodels.runner.api.RunnerException;

/** Learns the names of the columns from the header and their kinds from all other lines. */
final class ColumnScan implements CellReceiver {

    private final List<String> names = new ArrayList<>();
    private boolean[] text = new boolean[0];
    private boolean inHeader = true;

    @Override
    public void cell(int column, char[] characters, int offset, int length) {
        if (inHeader) {
            names.add(new String(characters, offset, length));
        } else if (column < text.length && !text[column] && !Cells.isMissing(characters, offset, length)) {
            text[column] = !Cells.isNumber(characters, offset, length);
        }
    }

    /**
     * Ends the header line.
     *
     * @param file for the message
     * @return the names of the columns
     */
    List<String> endHeader(Path file) {
        Set<String> seen = new HashSet<>();
        for (int c = 0; c < names.size(); c++) {
            String name = names.get(c);
            if (name.isEmpty()) {
                throw RunnerException.badInput("Column " + (c + 1) + " of " + file + " has no name in the header.");
            }
            if (!seen.add(name)) {
                throw RunnerException.badInput("The header of " + file + " names the column \"" + name + "\" twice.");
            }
        }
        text = new boolean[names.size()];
        inHeader = false;
        return names;
    }

    /** The columns with the kinds found so far. */
    List<Column> columns() {
        List<Column> columns = new ArrayList<>();
        for (int c = 0; c < names.size(); c++) {
            columns.add(text[c] ? Column.nominal(names.get(c)) : Column.numeric(names.get(c)));
        }
        return List.copyOf(columns);
    }
}
