package org.mixedmodels.runner.csv;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mixedmodels.engine.data.Column;
import org.mixedmodels.engine.data.ColumnKind;
import org.mixedmodels.engine.data.ColumnarRows;
import org.mixedmodels.engine.data.LevelDictionary;
import org.mixedmodels.engine.data.RowBatch;
import org.mixedmodels.engine.data.RowReader;

/** One pass over the rows of a CSV file; cells go from the text into the block without objects between. */
final class CsvRowReader implements RowReader, CellReceiver {

    private final Path file;
    private final List<Column> columns;
    private final List<Column> wanted;
    private final int[][] targets;
    private final RowBatch batch;
    private final List<LevelDictionary> dictionaries = new ArrayList<>();
    private final CsvPass pass;
    private boolean inHeader = true;
    private int row;

    /**
     * Starts a pass.
     *
     * @param columns the columns of the file
     * @param wanted the columns of the blocks
     * @param targets per column of the file its indices among the wanted ones
     */
    CsvRowReader(Path file, List<Column> columns, List<Column> wanted, int[][] targets) {
        this.file = file;
        this.columns = columns;
        this.wanted = List.copyOf(wanted);
        this.targets = targets;
        this.batch = new RowBatch(wanted, RowBatch.DEFAULT_CAPACITY);
        wanted.forEach(column -> dictionaries.add(new LevelDictionary()));
        this.pass = new CsvPass(file, this);
        pass.readLine();
        inHeader = false;
    }

    @Override
    public @Nullable RowBatch next() {
        row = 0;
        while (row < batch.capacity() && pass.readLine()) {
            CsvRows.checkCells(file, pass, columns.size());
            row++;
        }
        batch.setSize(row);
        return row == 0 ? null : batch;
    }

    @Override
    public void cell(int column, char[] text, int offset, int length) {
        if (inHeader || column >= targets.length) {
            return;
        }
        for (int target : targets[column]) {
            if (wanted.get(target).kind() == ColumnKind.NUMERIC) {
                batch.numbers(target)[row] = number(text, offset, length);
            } else {
                batch.codes(target)[row] = code(target, columns.get(column), text, offset, length);
            }
        }
    }

    private static double number(char[] text, int offset, int length) {
        return Cells.isMissing(text, offset, length) ? Double.NaN : Cells.number(text, offset, length);
    }

    private int code(int target, Column source, char[] text, int offset, int length) {
        if (source.kind() == ColumnKind.NOMINAL) {
            return Cells.isMissing(text, offset, length)
                    ? RowBatch.MISSING
                    : dictionaries.get(target).encode(new String(text, offset, length));
        }
        double number = number(text, offset, length);
        return Double.isNaN(number)
                ? RowBatch.MISSING
                : dictionaries.get(target).encode(ColumnarRows.text(number));
    }

    @Override
    public LevelDictionary levels(int column) {
        if (wanted.get(column).kind() != ColumnKind.NOMINAL) {
            throw new IllegalArgumentException(wanted.get(column).name() + " is numeric");
        }
        return dictionaries.get(column);
    }

    @Override
    public void close() {
        pass.close();
    }
}
