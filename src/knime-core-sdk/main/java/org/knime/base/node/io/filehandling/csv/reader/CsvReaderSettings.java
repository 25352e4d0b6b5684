package org.knime.base.node.io.filehandling.csv.reader;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import org.knime.base.node.io.filehandling.StoredPath;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettingsRO;

/**
 * The settings of a CSV Reader.
 *
 * @param path the text of its path
 * @param delimiter what separates cells
 * @param quote what surrounds cells
 * @param comment what begins a line to pass over; 0 if nothing does
 * @param header whether the first line names the columns
 * @param rowIds whether the first column holds row IDs
 * @param skipEmptyRows whether empty lines are passed over
 * @param shortRows whether cells at the end of a line may be left out
 * @param emptyQuotesMissing whether a pair of quotes without text is missing
 * @param skippedLines how many lines before the header are passed over
 * @param skippedRows how many rows after the header are passed over
 * @param mostRows how many rows are read at most
 * @param scannedRows how many rows are looked at to guess the types
 * @param charset the encoding of the file
 */
record CsvReaderSettings(
        String path,
        String delimiter,
        char quote,
        char comment,
        boolean header,
        boolean rowIds,
        boolean skipEmptyRows,
        boolean shortRows,
        boolean emptyQuotesMissing,
        long skippedLines,
        long skippedRows,
        long mostRows,
        long scannedRows,
        Charset charset) {

    static CsvReaderSettings load(NodeSettingsRO model) throws InvalidSettingsException {
        NodeSettingsRO settings = model.getNodeSettings("settings");
        NodeSettingsRO advanced = model.getNodeSettings("advanced_settings");
        NodeSettingsRO limits = model.getNodeSettings("limit_rows");
        refuseUnsupported(settings, advanced);
        return new CsvReaderSettings(
                StoredPath.text(settings.getNodeSettings("file_selection")),
                settings.getString("column_delimiter"),
                settings.getString("quote_char").charAt(0),
                settings.getString("comment_char").isEmpty()
                        ? 0
                        : settings.getString("comment_char").charAt(0),
                settings.getBoolean("has_column_header"),
                settings.getBoolean("has_row_id"),
                settings.getBoolean("skip_empty_data_rows"),
                settings.getBoolean("support_short_data_rows"),
                advanced.getBoolean("replace_empty_quotes_with_missing"),
                limits.getBoolean("skip_lines") ? limits.getLong("number_of_lines_to_skip") : 0,
                limits.getBoolean("skip_data_rows") ? limits.getLong("number_of_rows_to_skip") : 0,
                limits.getBoolean("limit_data_rows") ? limits.getLong("max_rows") : Long.MAX_VALUE,
                advanced.getBoolean("limit_data_rows_scanned")
                        ? advanced.getLong("max_data_rows_scanned")
                        : Long.MAX_VALUE,
                charset(model.getNodeSettings("encoding").getString("charset")));
    }

    private static void refuseUnsupported(NodeSettingsRO settings, NodeSettingsRO advanced)
            throws InvalidSettingsException {
        String quote = settings.getString("quote_char");
        refuse(quote.length() != 1, "no quote character");
        refuse(!quote.equals(settings.getString("quote_escape_char")), "an escape character other than the quote");
        refuse(settings.getString("column_delimiter").isEmpty(), "no column delimiter");
        refuse(settings.getString("comment_char").length() > 1, "a comment mark of several characters");
        refuse(!advanced.getString("quote_option", "REMOVE_QUOTES_AND_TRIM").startsWith("REMOVE"), "kept quotes");
        refuse(!".".equals(advanced.getString("decimal_separator", ".")), "a decimal separator other than the point");
        String thousands = advanced.getString("thousands_separator", "");
        refuse(thousands != null && !thousands.isEmpty() && thousands.charAt(0) != 0, "a thousands separator");
    }

    private static void refuse(boolean unsupported, String what) throws InvalidSettingsException {
        if (unsupported) {
            throw new InvalidSettingsException("The CSV Reader cannot work with " + what + " here.");
        }
    }

    private static Charset charset(String name) throws InvalidSettingsException {
        try {
            return name == null ? StandardCharsets.UTF_8 : Charset.forName(name);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            throw new InvalidSettingsException("The encoding \"" + name + "\" is unknown.", e);
        }
    }
}
