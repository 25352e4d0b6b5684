package org.knime.base.node.io.filehandling.csv.writer;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import org.knime.base.node.StatelessNodeModel;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.container.CloseableRowIterator;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettingsRO;

/** Writes a table as a CSV file. */
final class CsvWriterNodeModel extends StatelessNodeModel {

    CsvWriterNodeModel() {
        super(1, 0);
    }

    @Override
    protected void validateSettings(NodeSettingsRO settings) throws InvalidSettingsException {
        CsvFormat.load(settings);
    }

    @Override
    protected DataTableSpec[] configure(DataTableSpec[] inSpecs) throws InvalidSettingsException {
        CsvTarget.load(settings());
        return new DataTableSpec[0];
    }

    @Override
    protected BufferedDataTable[] execute(BufferedDataTable[] inData, ExecutionContext exec) throws Exception {
        NodeSettingsRO layout = settings().getNodeSettings("settings");
        CsvFormat format = CsvFormat.load(settings());
        CsvTarget target = CsvTarget.load(settings());
        boolean rowIds = layout.getBoolean("write_row_header");
        boolean header = layout.getBoolean("write_column_header")
                && !(target.appends() && layout.getBoolean("skip_column_header_on_append"));
        String lineBreak = lineBreak(layout.getString("row_delimiter", null));
        exec.setMessage("writing rows");
        try (Writer writer = target.open();
                CloseableRowIterator rows = inData[0].iterator()) {
            if (header) {
                write(writer, header(inData[0].getDataTableSpec(), format, rowIds), format, lineBreak);
            }
            while (rows.hasNext()) {
                exec.checkCanceled();
                write(writer, row(rows.next(), format, rowIds), format, lineBreak);
            }
        }
        return new BufferedDataTable[0];
    }

    private static String lineBreak(String stored) {
        return stored == null || stored.isEmpty() ? System.lineSeparator() : stored;
    }

    private static List<String> header(DataTableSpec spec, CsvFormat format, boolean rowIds) {
        List<String> cells = new ArrayList<>();
        if (rowIds) {
            cells.add(format.text("row ID", false));
        }
        spec.forEach(column -> cells.add(format.text(column.getName(), false)));
        return cells;
    }

    private static List<String> row(DataRow row, CsvFormat format, boolean rowIds) {
        List<String> cells = new ArrayList<>();
        if (rowIds) {
            cells.add(format.text(row.getKey().getString(), false));
        }
        for (DataCell cell : row) {
            cells.add(format.cell(cell));
        }
        return cells;
    }

    private static void write(Writer writer, List<String> cells, CsvFormat format, String lineBreak)
            throws IOException {
        writer.write(String.join(format.delimiter(), cells));
        writer.write(lineBreak);
    }
}
