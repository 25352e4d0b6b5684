package org.knime.base.node.io.filehandling.csv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.knime.base.node.BaseNodes;
import org.knime.base.node.io.filehandling.csv.reader.CSVTableReaderNodeFactory;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.data.def.IntCell;
import org.knime.core.data.def.LongCell;
import org.knime.core.data.def.StringCell;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.knime.core.node.NodeSettings;
import org.knime.core.node.NodeSettingsWO;
import org.knime.core.node.port.PortObject;

class CsvReaderTest {

    @TempDir
    Path workflow;

    private NodeSettings model;
    private NodeSettings settings;
    private NodeSettings advanced;
    private NodeSettings limits;

    @BeforeEach
    void defaults() throws Exception {
        model = new NodeSettings("model");
        settings = (NodeSettings) model.addNodeSettings("settings");
        settings.addBoolean("has_column_header", true);
        settings.addBoolean("has_row_id", false);
        settings.addBoolean("support_short_data_rows", false);
        settings.addBoolean("skip_empty_data_rows", false);
        settings.addString("comment_char", "#");
        settings.addString("column_delimiter", ",");
        settings.addString("quote_char", "\"");
        settings.addString("quote_escape_char", "\"");
        BaseNodes.addPath(settings.addNodeSettings("file_selection"), "x.csv");
        advanced = (NodeSettings) model.addNodeSettings("advanced_settings");
        advanced.addBoolean("limit_data_rows_scanned", true);
        advanced.addLong("max_data_rows_scanned", 10_000);
        advanced.addBoolean("replace_empty_quotes_with_missing", true);
        limits = (NodeSettings) model.addNodeSettings("limit_rows");
        limits.addBoolean("skip_lines", false);
        limits.addLong("number_of_lines_to_skip", 1);
        limits.addBoolean("skip_data_rows", false);
        limits.addLong("number_of_rows_to_skip", 1);
        limits.addBoolean("limit_data_rows", false);
        limits.addLong("max_rows", 50);
        model.addNodeSettings("encoding").addString("charset", "UTF-8");
    }

    private PortObject read(String text) throws Exception {
        Path data = Files.createDirectories(workflow.resolve("data"));
        Files.writeString(data.resolve("x.csv"), text, StandardCharsets.UTF_8);
        return BaseNodes.execute(new CSVTableReaderNodeFactory(), model, workflow)[0];
    }

    @Test
    void typesAreGuessedAsNarrowAsTheTextAllows() throws Exception {
        PortObject table = read("i,l,d,s,e\n1,2,1.0,x,\n-2,3000000000,2,3,\n");
        DataTableSpec spec = (DataTableSpec) table.getSpec();
        assertEquals(
                List.of(IntCell.TYPE, LongCell.TYPE, DoubleCell.TYPE, StringCell.TYPE, StringCell.TYPE),
                spec.stream().map(column -> column.getType()).toList());
        assertEquals(List.of("Row0 1 2 1.0 x ?", "Row1 -2 3000000000 2.0 3 ?"), BaseNodes.rows(table));
    }

    @Test
    void storedColumnsFixTypesOrderAndNames() throws Exception {
        NodeSettingsWO stored = model.addNodeSettings("table_spec_config_Internals");
        stored.addString("source_group_id", "x.csv");
        NodeSettingsWO columns = stored.addNodeSettings("table_transformation").addNodeSettings("columns");
        columns.addInt("num_columns", 3);
        addColumn(columns, 0, "a", "alpha", true, 1, "DoubleCell$DoubleCellFactory.create(class java.lang.Double)");
        addColumn(columns, 1, "b", "b", false, 2, "IntCell$IntCellFactory.create(class java.lang.Integer)");
        addColumn(columns, 2, "c", "c", true, 0, "StringCell$StringCellFactory.createCell(class java.lang.String)");
        PortObject table = read("a,b,c\n1,2,3\n");
        DataTableSpec spec = (DataTableSpec) table.getSpec();
        assertEquals(
                List.of("c", "alpha"),
                spec.stream().map(column -> column.getName()).toList());
        assertEquals(List.of("Row0 3 1.0"), BaseNodes.rows(table));
        KNIMEException e = assertThrows(KNIMEException.class, () -> read("a,b,c\n1,2,3\nx,2,3\n"));
        assertTrue(e.getMessage().startsWith("\"x\" in row 2, column \"a\" of "), e.getMessage());
        InvalidSettingsException missing = assertThrows(InvalidSettingsException.class, () -> read("a,b\n1,2\n"));
        assertTrue(missing.getMessage().contains("has no column \"c\" any more"), missing.getMessage());
    }

    private static void addColumn(
            NodeSettingsWO columns, int index, String source, String name, boolean keep, int position, String factory) {
        NodeSettingsWO column = columns.addNodeSettings(Integer.toString(index));
        column.addNodeSettings("external_spec").addString("name", source);
        column.addString("name", name);
        column.addBoolean("keep", keep);
        column.addInt("position", position);
        column.addNodeSettings("production_path").addString("_converter", "org.knime.core.data.def." + factory);
    }

    @Test
    void theColumnsOfAnotherFileAreNotUsed() throws Exception {
        NodeSettingsWO stored = model.addNodeSettings("table_spec_config_Internals");
        stored.addString("source_group_id", "another.csv");
        assertEquals(List.of("Row0 1"), BaseNodes.rows(read("a\n1\n")));
    }

    @Test
    void rowIdsCommentsQuotesAndLimits() throws Exception {
        settings.addBoolean("has_row_id", true);
        limits.addBoolean("skip_data_rows", true);
        limits.addBoolean("limit_data_rows", true);
        limits.addLong("max_rows", 2);
        assertEquals(
                List.of("r2 a,b ?", "r3 ? 3"),
                BaseNodes.rows(read("id,s,n\n# a remark\nr1,x,1\nr2,\"a,b\",\nr3,\"\",3\nr4,y,4\n")));
    }

    @Test
    void withoutHeaderTheColumnsAreNumbered() throws Exception {
        settings.addBoolean("has_column_header", false);
        settings.addString("column_delimiter", ";");
        PortObject table = read("1;x\n2;y\n");
        assertEquals(
                List.of("Column0", "Column1"),
                ((DataTableSpec) table.getSpec())
                        .stream().map(column -> column.getName()).toList());
        assertEquals(List.of("Row0 1 x", "Row1 2 y"), BaseNodes.rows(table));
    }

    @Test
    void shortLinesAreFilledOnlyIfAllowed() throws Exception {
        KNIMEException e = assertThrows(KNIMEException.class, () -> read("a,b\n1\n"));
        assertTrue(e.getMessage().startsWith("Line 2 of "), e.getMessage());
        settings.addBoolean("support_short_data_rows", true);
        assertEquals(List.of("Row0 1 ?"), BaseNodes.rows(read("a,b\n1\n")));
    }

    @Test
    void whatCannotBeReadIsRefusedByName() throws IOException {
        settings.addString("quote_escape_char", "\\");
        InvalidSettingsException e = assertThrows(InvalidSettingsException.class, () -> read("a\n1\n"));
        assertEquals("The CSV Reader cannot work with an escape character other than the quote here.", e.getMessage());
    }

    @Test
    void aMissingOrEmptyFile() {
        assertTrue(
                assertThrows(KNIMEException.class, () -> read("")).getMessage().endsWith("x.csv is empty."));
        KNIMEException e = assertThrows(KNIMEException.class, () -> {
            BaseNodes.addPath(settings.addNodeSettings("file_selection"), "none.csv");
            read("a\n1\n");
        });
        assertTrue(e.getMessage().endsWith("none.csv does not exist."), e.getMessage());
    }
}
