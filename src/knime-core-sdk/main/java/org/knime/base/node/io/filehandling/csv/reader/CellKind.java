package org.knime.base.node.io.filehandling.csv.reader;

import org.knime.core.data.DataCell;
import org.knime.core.data.DataType;
import org.knime.core.data.MissingCell;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.data.def.IntCell;
import org.knime.core.data.def.LongCell;
import org.knime.core.data.def.StringCell;
import org.knime.core.node.InvalidSettingsException;

/** What a CSV column can be, from the narrowest to the widest. */
enum CellKind {
    INTEGER(IntCell.TYPE, "IntCell$"),
    LONG(LongCell.TYPE, "LongCell$"),
    DOUBLE(DoubleCell.TYPE, "DoubleCell$"),
    STRING(StringCell.TYPE, "StringCell$");

    private static final String CELLS = "org.knime.core.data.def.";

    private final DataType type;
    private final String converter;

    CellKind(DataType type, String converter) {
        this.type = type;
        this.converter = CELLS + converter;
    }

    /** The kind that a stored production path leads to. */
    static CellKind ofConverter(String converter) throws InvalidSettingsException {
        for (CellKind kind : values()) {
            if (converter.startsWith(kind.converter)) {
                return kind;
            }
        }
        throw new InvalidSettingsException("Columns made by " + converter + " cannot be read here.");
    }

    DataType type() {
        return type;
    }

    /** The narrowest kind, not narrower than this one, that takes the text. */
    CellKind widenedFor(String text) {
        for (CellKind kind : values()) {
            if (kind.ordinal() >= ordinal() && kind.accepts(text)) {
                return kind;
            }
        }
        return STRING;
    }

    private boolean accepts(String text) {
        try {
            cell(text);
            return true;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    /**
     * The cell of a text; null is missing.
     *
     * @throws NumberFormatException if the text is not of this kind
     */
    DataCell cell(String text) {
        if (text == null) {
            return new MissingCell(null);
        }
        return switch (this) {
            case INTEGER -> new IntCell(Integer.parseInt(text));
            case LONG -> new LongCell(Long.parseLong(text));
            case DOUBLE -> new DoubleCell(Double.parseDouble(text));
            case STRING -> new StringCell(text);
        };
    }
}
