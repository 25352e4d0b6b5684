package org.knime.base.node.io.filehandling.csv.reader;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettingsRO;

/** The columns that a CSV Reader found when its dialog was closed, and keeps in its settings. */
final class StoredColumns {

    private static final String KEY = "table_spec_config_Internals";

    private StoredColumns() {}

    private record Placed(int position, CsvColumn column) {}

    /** The stored columns, or nothing if none are stored for this file. */
    static Optional<List<CsvColumn>> load(NodeSettingsRO model, String path) throws InvalidSettingsException {
        if (!model.containsKey(KEY)) {
            return Optional.empty();
        }
        NodeSettingsRO stored = model.getNodeSettings(KEY);
        if (!path.equals(stored.getString("source_group_id", path))) {
            return Optional.empty(); // they are those of another file
        }
        NodeSettingsRO columns = stored.getNodeSettings("table_transformation").getNodeSettings("columns");
        List<Placed> placed = new ArrayList<>();
        for (int i = 0; i < columns.getInt("num_columns"); i++) {
            NodeSettingsRO column = columns.getNodeSettings(Integer.toString(i));
            if (column.getBoolean("keep")) {
                placed.add(new Placed(column.getInt("position"), column(column)));
            }
        }
        placed.sort(Comparator.comparingInt(Placed::position));
        return Optional.of(placed.stream().map(Placed::column).toList());
    }

    private static CsvColumn column(NodeSettingsRO stored) throws InvalidSettingsException {
        return new CsvColumn(
                stored.getNodeSettings("external_spec").getString("name"),
                stored.getString("name"),
                CellKind.ofConverter(stored.getNodeSettings("production_path").getString("_converter")));
    }

    /** Where the stored columns are in the header of the file. */
    static int[] places(List<CsvColumn> columns, String[] header, String path) throws InvalidSettingsException {
        int[] places = new int[columns.size()];
        for (int i = 0; i < places.length; i++) {
            String name = columns.get(i).source();
            places[i] = Arrays.asList(header).indexOf(name);
            if (places[i] < 0) {
                throw new InvalidSettingsException("The file " + path + " has no column \"" + name
                        + "\" any more, which the settings of the reader name.");
            }
        }
        return places;
    }
}
