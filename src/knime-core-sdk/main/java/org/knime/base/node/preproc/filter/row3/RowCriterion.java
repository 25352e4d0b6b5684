package org.knime.base.node.preproc.filter.row3;

import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.knime.core.data.BooleanValue;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DoubleValue;
import org.knime.core.data.LongValue;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettingsRO;

/**
 * One criterion of a Row Filter: a column, an operator and a value.
 *
 * @param column the name of the column
 * @param operator what is asked of its cells
 * @param value what they are compared with: a {@link String}, {@link Double} or {@link Long}, or null
 */
record RowCriterion(String column, Operator operator, Object value) {

    /** The operators, named as the settings name them. */
    enum Operator {
        EQ,
        NEQ,
        NEQ_MISS,
        LT,
        LTE,
        GT,
        GTE,
        REGEX,
        WILDCARD,
        IS_TRUE,
        IS_FALSE,
        IS_MISSING,
        IS_NOT_MISSING;

        boolean needsValue() {
            return ordinal() <= WILDCARD.ordinal();
        }
    }

    static RowCriterion load(NodeSettingsRO predicate) throws InvalidSettingsException {
        String column = predicate.getNodeSettings("columnV2").getString("regularChoice", null);
        if (column == null) {
            throw new InvalidSettingsException("The Row Filter cannot filter by row ID or row number here.");
        }
        Operator operator = operator(predicate.getString("operator"));
        Object value = operator.needsValue() ? value(predicate) : null;
        return new RowCriterion(column, operator, value);
    }

    private static Operator operator(String name) throws InvalidSettingsException {
        for (Operator operator : Operator.values()) {
            if (operator.name().equals(name)) {
                return operator;
            }
        }
        throw new InvalidSettingsException("The Row Filter cannot work with the operator " + name + " here.");
    }

    private static Object value(NodeSettingsRO predicate) throws InvalidSettingsException {
        NodeSettingsRO value = predicate
                .getNodeSettings("predicateValues")
                .getNodeSettings("values")
                .getNodeSettings("0");
        String cellClass = value.getNodeSettings("typeIdentifier").getString("cell_class");
        return switch (cellClass == null ? "" : cellClass.substring(cellClass.lastIndexOf('.') + 1)) {
            case "DoubleCell" -> value.getDouble("value");
            case "IntCell" -> (long) value.getInt("value");
            case "LongCell" -> value.getLong("value");
            case "StringCell" -> text(value);
            default ->
                throw new InvalidSettingsException("The Row Filter cannot compare with a " + cellClass + " here.");
        };
    }

    /** A text is stored with how upper and lower case are matched, else the node of the platform cannot be configured. */
    private static String text(NodeSettingsRO value) throws InvalidSettingsException {
        if (!value.containsKey("stringCaseMatching")) {
            throw new InvalidSettingsException("Value at index 0 does not use case-matching settings");
        }
        String matching = value.getNodeSettings("stringCaseMatching").getString("caseMatching");
        if (!matching.equals("CASESENSITIVE")) {
            throw new InvalidSettingsException("The Row Filter cannot match texts " + matching + " here.");
        }
        return value.getString("value");
    }

    /**
     * The criterion for the rows of a table.
     *
     * @throws InvalidSettingsException if the table has no such column, or one of another type
     */
    Predicate<DataRow> predicate(DataTableSpec spec) throws InvalidSettingsException {
        int index = spec.findColumnIndex(column);
        if (index < 0) {
            throw new InvalidSettingsException("The column \"" + column + "\" of the Row Filter is not in its input.");
        }
        if (value instanceof Number && !spec.getColumnSpec(index).getType().isCompatible(DoubleValue.class)) {
            throw new InvalidSettingsException("The column \"" + column + "\" of the Row Filter holds no numbers.");
        }
        Predicate<DataCell> cells = predicate();
        return row -> cells.test(row.getCell(index));
    }

    private Predicate<DataCell> predicate() throws InvalidSettingsException {
        return switch (operator) {
            case EQ -> compared(order -> order == 0);
            case NEQ -> compared(order -> order != 0);
            case NEQ_MISS -> ((Predicate<DataCell>) DataCell::isMissing).or(compared(order -> order != 0));
            case LT -> compared(order -> order < 0);
            case LTE -> compared(order -> order <= 0);
            case GT -> compared(order -> order > 0);
            case GTE -> compared(order -> order >= 0);
            case REGEX -> matching(pattern(String.valueOf(value)));
            case WILDCARD -> matching(pattern(regex(String.valueOf(value))));
            case IS_TRUE -> cell -> cell instanceof BooleanValue truth && truth.getBooleanValue();
            case IS_FALSE -> cell -> cell instanceof BooleanValue truth && !truth.getBooleanValue();
            case IS_MISSING -> DataCell::isMissing;
            case IS_NOT_MISSING -> cell -> !cell.isMissing();
        };
    }

    private Predicate<DataCell> compared(IntPredicate wanted) {
        return cell -> !cell.isMissing() && wanted.test(compare(cell));
    }

    private int compare(DataCell cell) {
        if (value instanceof Long whole && cell instanceof LongValue number) {
            return Long.compare(number.getLongValue(), whole);
        }
        if (value instanceof Number number && cell instanceof DoubleValue decimal) {
            return Double.compare(decimal.getDoubleValue(), number.doubleValue());
        }
        return cell.toString().compareTo(String.valueOf(value));
    }

    private static Predicate<DataCell> matching(Pattern pattern) {
        return cell -> !cell.isMissing() && pattern.matcher(cell.toString()).matches();
    }

    private static Pattern pattern(String regex) throws InvalidSettingsException {
        try {
            return Pattern.compile(regex, Pattern.DOTALL | Pattern.MULTILINE);
        } catch (PatternSyntaxException e) {
            throw new InvalidSettingsException("The pattern \"" + regex + "\" of the Row Filter is not valid.", e);
        }
    }

    private static String regex(String wildcard) {
        StringBuilder regex = new StringBuilder();
        for (char c : wildcard.toCharArray()) {
            regex.append(c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(String.valueOf(c)));
        }
        return regex.toString();
    }
}
