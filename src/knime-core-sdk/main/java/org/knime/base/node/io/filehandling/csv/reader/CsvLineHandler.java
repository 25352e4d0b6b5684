package org.knime.base.node.io.filehandling.csv.reader;

import de.siegmar.fastcsv.reader.CsvCallbackHandler;
import de.siegmar.fastcsv.reader.RecordType;
import java.util.ArrayList;
import java.util.List;

/** Makes lines of cells; an empty cell is missing, one of quotes without text if so wished. */
final class CsvLineHandler extends CsvCallbackHandler<CsvLine> {

    private final boolean emptyQuotesMissing;
    private final List<String> cells = new ArrayList<>();
    private RecordType type = RecordType.DATA;
    private long line;

    CsvLineHandler(boolean emptyQuotesMissing) {
        this.emptyQuotesMissing = emptyQuotesMissing;
    }

    @Override
    protected RecordType getRecordType() {
        return type;
    }

    @Override
    protected int getFieldCount() {
        return cells.size();
    }

    @Override
    protected void beginRecord(long startingLineNumber) {
        line = startingLineNumber;
        cells.clear();
        type = RecordType.DATA;
    }

    @Override
    protected void addField(char[] buf, int offset, int len, boolean quoted) {
        String text = new String(buf, offset, len);
        String cell = quoted ? text : text.trim();
        cells.add(cell.isEmpty() && (!quoted || emptyQuotesMissing) ? null : cell);
    }

    @Override
    protected void setComment(char[] buf, int offset, int len) {
        type = RecordType.COMMENT;
    }

    @Override
    protected void setEmpty() {
        type = RecordType.EMPTY;
        cells.add(null);
    }

    @Override
    protected CsvLine buildRecord() {
        return new CsvLine(line, cells.toArray(String[]::new));
    }
}
