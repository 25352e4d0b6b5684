package org.knime.base.node.io.filehandling.csv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.knime.base.node.BaseNodes;
import org.knime.base.node.io.filehandling.csv.writer.CSVWriter2NodeFactory;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.KNIMEException;
import org.knime.core.node.NodeSettings;
import org.mixedmodels.sdk.Tables;

class CsvWriterTest {

    @TempDir
    Path workflow;

    private NodeSettings model;
    private NodeSettings settings;
    private NodeSettings chooser;
    private NodeSettings advanced;

    @BeforeEach
    void defaults() {
        model = new NodeSettings("model");
        settings = (NodeSettings) model.addNodeSettings("settings");
        chooser = (NodeSettings) settings.addNodeSettings("file_chooser_settings");
        BaseNodes.addPath(chooser, "out/x.csv");
        chooser.addBoolean("create_missing_folders", true);
        chooser.addString("if_path_exists", "overwrite");
        settings.addString("column_delimiter", ",");
        settings.addString("row_delimiter", "\n");
        settings.addChar("quote_char", '"');
        settings.addChar("quote_escape_char", '"');
        settings.addBoolean("write_column_header", true);
        settings.addBoolean("skip_column_header_on_append", true);
        settings.addBoolean("write_row_header", false);
        advanced = (NodeSettings) model.addNodeSettings("advanced_settings");
        advanced.addString("missing_value_pattern", "");
        advanced.addString("quote_mode", "STRINGS_ONLY");
        advanced.addString("separator_replacement", ";");
        advanced.addChar("decimal_separator", '.');
        advanced.addBoolean("use_scientific_format", false);
        advanced.addBoolean("keep_trailing_zero_in_decimals", false);
        model.addNodeSettings("encoding").addString("character_set", "UTF-8");
    }

    private String write() throws Exception {
        BufferedDataTable table = Tables.builder()
                .strings("s", "a,b", "say \"hi\"", null)
                .doubles("x", 1e-7, 3.0, null)
                .ints("i", 1, null, -5)
                .booleans("t", true, false, null)
                .build();
        BaseNodes.execute(new CSVWriter2NodeFactory(), model, workflow, table);
        return Files.readString(workflow.resolve("data/out/x.csv"));
    }

    @Test
    void numbersAreWrittenWithoutExponentAndMissingCellsAsNothing() throws Exception {
        assertEquals("\"s\",\"x\",\"i\",\"t\"\n\"a,b\",0.0000001,1,1\n\"say \"\"hi\"\"\",3,,0\n,,-5,\n", write());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "ALWAYS|\"a,b\"",
                "IF_NEEDED|\"a,b\"",
                "NEVER|a;b",
            })
    void quotes(String mode, String cell) throws Exception {
        advanced.addString("quote_mode", mode);
        assertTrue(write().lines().toList().get(1).startsWith(cell + ","), mode);
    }

    @Test
    void rowIdsDecimalsAndMissingText() throws Exception {
        settings.addBoolean("write_row_header", true);
        advanced.addBoolean("keep_trailing_zero_in_decimals", true);
        advanced.addString("missing_value_pattern", "NA");
        String[] lines = write().split("\n");
        assertTrue(lines[0].startsWith("\"row ID\","), lines[0]);
        assertTrue(lines[2].startsWith("\"Row1\",\"say \"\"hi\"\"\",3.0,NA,"), lines[2]);
    }

    @Test
    void aFileThatIsThere() throws Exception {
        String once = write();
        assertEquals(once, write());
        chooser.addString("if_path_exists", "append");
        String body = once.substring(once.indexOf('\n') + 1);
        assertEquals(once + body, write());
        chooser.addString("if_path_exists", "fail");
        assertTrue(assertThrows(KNIMEException.class, this::write).getMessage().contains("exists already"));
    }

    @Test
    void aFolderThatMustNotBeMade() {
        chooser.addBoolean("create_missing_folders", false);
        assertTrue(assertThrows(KNIMEException.class, this::write).getMessage().contains("does not exist"));
    }
}
