package org.knime.base.node.io.filehandling.csv.writer;

import java.math.BigDecimal;
import org.knime.core.data.DataCell;
import org.knime.core.data.DoubleValue;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettingsRO;

/**
 * How a CSV Writer writes cells.
 *
 * @param delimiter what separates cells
 * @param quote what surrounds cells
 * @param escape what is put before a quote inside of a cell
 * @param quotes when cells are quoted
 * @param missing what stands for a missing cell
 * @param replacement what stands for a delimiter in a text if nothing is quoted
 * @param decimalSeparator the decimal separator
 * @param scientific whether numbers may have an exponent
 * @param trailingZero whether a whole decimal number ends with .0
 */
record CsvFormat(
        String delimiter,
        char quote,
        char escape,
        QuoteMode quotes,
        String missing,
        String replacement,
        char decimalSeparator,
        boolean scientific,
        boolean trailingZero) {

    /** When cells are quoted; named as the settings name it. */
    enum QuoteMode {
        ALWAYS,
        IF_NEEDED,
        STRINGS_ONLY,
        NEVER
    }

    static CsvFormat load(NodeSettingsRO model) throws InvalidSettingsException {
        NodeSettingsRO settings = model.getNodeSettings("settings");
        NodeSettingsRO advanced = model.getNodeSettings("advanced_settings");
        return new CsvFormat(
                settings.getString("column_delimiter"),
                settings.getChar("quote_char"),
                settings.getChar("quote_escape_char"),
                quoteMode(advanced.getString("quote_mode")),
                text(advanced.getString("missing_value_pattern")),
                text(advanced.getString("separator_replacement")),
                advanced.getChar("decimal_separator"),
                advanced.getBoolean("use_scientific_format"),
                advanced.getBoolean("keep_trailing_zero_in_decimals"));
    }

    private static String text(String stored) {
        return stored == null ? "" : stored;
    }

    private static QuoteMode quoteMode(String name) throws InvalidSettingsException {
        for (QuoteMode mode : QuoteMode.values()) {
            if (mode.name().equals(name)) {
                return mode;
            }
        }
        throw new InvalidSettingsException("The quote mode \"" + name + "\" is unknown.");
    }

    /** A cell as it stands in the file. */
    String cell(DataCell cell) {
        if (cell.isMissing()) {
            return missing;
        }
        return cell instanceof DoubleValue number ? quoted(number(number, cell), true) : text(cell.toString(), false);
    }

    /** A text as it stands in the file, such as the name of a column. */
    String text(String text, boolean number) {
        return quotes == QuoteMode.NEVER && !number ? text.replace(delimiter, replacement) : quoted(text, number);
    }

    private String number(DoubleValue number, DataCell cell) {
        double value = number.getDoubleValue();
        if (scientific || !Double.isFinite(value)) {
            return cell.toString();
        }
        if (!(cell instanceof DoubleCell)) {
            return new BigDecimal(value).toPlainString();
        }
        BigDecimal digits = new BigDecimal(Double.toString(value)).stripTrailingZeros();
        boolean whole = digits.scale() <= 0;
        String text = digits.toPlainString() + (whole && trailingZero ? ".0" : "");
        return text.replace('.', decimalSeparator);
    }

    private String quoted(String text, boolean number) {
        boolean wanted = quotes == QuoteMode.ALWAYS
                || (quotes == QuoteMode.STRINGS_ONLY && !number)
                || (quotes == QuoteMode.IF_NEEDED && needsQuotes(text));
        if (!wanted) {
            return text;
        }
        String mark = String.valueOf(quote);
        String escaped = escape == quote ? text : text.replace(String.valueOf(escape), "" + escape + escape);
        return mark + escaped.replace(mark, escape + mark) + mark;
    }

    private boolean needsQuotes(String text) {
        return text.contains(delimiter) || text.indexOf('\n') >= 0 || text.indexOf('\r') >= 0;
    }
}
