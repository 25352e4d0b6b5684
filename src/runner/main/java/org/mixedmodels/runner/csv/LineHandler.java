package org.mixedmodels.runner.csv;

import de.siegmar.fastcsv.reader.CsvCallbackHandler;
import de.siegmar.fastcsv.reader.RecordType;
import org.jspecify.annotations.Nullable;

/** Hands the cells of a line over without making objects of them. */
final class LineHandler extends CsvCallbackHandler<LineHandler> {

    private final CellReceiver receiver;
    private RecordType type = RecordType.DATA;
    private long line;
    private int cells;

    LineHandler(CellReceiver receiver) {
        this.receiver = receiver;
    }

    long line() {
        return line;
    }

    @Override
    protected RecordType getRecordType() {
        return type;
    }

    @Override
    protected int getFieldCount() {
        return cells;
    }

    @Override
    protected void beginRecord(long startingLineNumber) {
        line = startingLineNumber;
        cells = 0;
        type = RecordType.DATA;
    }

    @Override
    protected void addField(char[] buf, int offset, int len, boolean quoted) {
        int start = offset;
        int end = offset + len;
        if (!quoted) {
            while (start < end && buf[start] <= ' ') {
                start++;
            }
            while (end > start && buf[end - 1] <= ' ') {
                end--;
            }
        }
        receiver.cell(cells++, buf, start, end - start);
    }

    @Override
    protected void setComment(char[] buf, int offset, int len) {
        type = RecordType.COMMENT;
    }

    @Override
    protected void setEmpty() {
        type = RecordType.EMPTY;
    }

    @Override
    protected @Nullable LineHandler buildRecord() {
        return this;
    }
}
