package org.knime.base.node.io.filehandling.csv.reader;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.knime.base.node.StatelessNodeModel;
import org.knime.base.node.io.filehandling.StoredPath;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.RowKey;
import org.knime.core.data.def.DefaultRow;
import org.knime.core.node.BufferedDataContainer;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.knime.core.node.NodeSettingsRO;

/** Reads a CSV file as a table. */
final class CsvReaderNodeModel extends StatelessNodeModel {

    private static final int ROWS_BETWEEN_CHECKS = 1 << 12;

    CsvReaderNodeModel() {
        super(0, 1);
    }

    @Override
    protected void validateSettings(NodeSettingsRO settings) throws InvalidSettingsException {
        StoredColumns.load(settings, CsvReaderSettings.load(settings).path());
    }

    @Override
    protected DataTableSpec[] configure(DataTableSpec[] inSpecs) throws InvalidSettingsException {
        Optional<List<CsvColumn>> columns = StoredColumns.load(
                settings(), CsvReaderSettings.load(settings()).path());
        return new DataTableSpec[] {columns.map(CsvReaderNodeModel::spec).orElse(null)};
    }

    private static DataTableSpec spec(List<CsvColumn> columns) {
        return new DataTableSpec(
                columns.stream().map(CsvColumn::spec).toArray(org.knime.core.data.DataColumnSpec[]::new));
    }

    @Override
    protected BufferedDataTable[] execute(BufferedDataTable[] inData, ExecutionContext exec) throws Exception {
        CsvReaderSettings settings = CsvReaderSettings.load(settings());
        Path file = StoredPath.resolve(settings().getNodeSettings("settings").getNodeSettings("file_selection"));
        exec.setMessage("reading rows");
        Optional<List<CsvColumn>> stored = StoredColumns.load(settings(), settings.path());
        List<CsvColumn> columns = stored.isPresent() ? stored.get() : guessed(file, settings);
        return new BufferedDataTable[] {read(file, settings, columns, exec)};
    }

    private static List<CsvColumn> guessed(Path file, CsvReaderSettings settings) throws KNIMEException {
        try (CsvLines lines = new CsvLines(file, settings)) {
            String[] header = lines.header();
            CellKind[] kinds = new CellKind[header.length];
            String[] row = lines.row(header.length);
            for (long scanned = 0; row != null && scanned < settings.scannedRows(); scanned++) {
                for (int i = 0; i < row.length; i++) {
                    if (row[i] != null) {
                        kinds[i] = (kinds[i] == null ? CellKind.INTEGER : kinds[i]).widenedFor(row[i]);
                    }
                }
                row = lines.row(header.length);
            }
            List<CsvColumn> columns = new ArrayList<>();
            for (int i = settings.rowIds() ? 1 : 0; i < header.length; i++) {
                columns.add(new CsvColumn(header[i], header[i], kinds[i] == null ? CellKind.STRING : kinds[i]));
            }
            return columns;
        }
    }

    private static BufferedDataTable read(
            Path file, CsvReaderSettings settings, List<CsvColumn> columns, ExecutionContext exec)
            throws KNIMEException, InvalidSettingsException, CanceledExecutionException {
        try (CsvLines lines = new CsvLines(file, settings)) {
            String[] header = lines.header();
            int[] places = StoredColumns.places(columns, header, settings.path());
            BufferedDataContainer container = exec.createDataContainer(spec(columns));
            long count = 0;
            for (String[] row = lines.row(header.length); row != null; row = lines.row(header.length)) {
                RowKey key = settings.rowIds() ? new RowKey(String.valueOf(row[0])) : RowKey.createRowKey(count);
                container.addRowToTable(new DefaultRow(key, cells(row, places, columns, file, count)));
                if (++count % ROWS_BETWEEN_CHECKS == 0) {
                    exec.checkCanceled();
                    exec.setMessage("row " + count);
                }
            }
            container.close();
            return container.getTable();
        }
    }

    private static DataCell[] cells(String[] row, int[] places, List<CsvColumn> columns, Path file, long number)
            throws KNIMEException {
        DataCell[] cells = new DataCell[places.length];
        for (int i = 0; i < cells.length; i++) {
            CsvColumn column = columns.get(i);
            String text = row[places[i]];
            try {
                cells[i] = column.kind().cell(text);
            } catch (NumberFormatException e) {
                throw new KNIMEException(
                        "\"" + text + "\" in row " + (number + 1) + ", column \"" + column.source() + "\" of " + file
                                + " is not a number.",
                        e);
            }
        }
        return cells;
    }
}
