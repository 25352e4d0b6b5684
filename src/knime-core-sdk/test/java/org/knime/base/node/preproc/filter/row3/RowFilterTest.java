package org.knime.base.node.preproc.filter.row3;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.knime.base.node.BaseNodes;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettings;
import org.knime.core.node.NodeSettingsWO;
import org.mixedmodels.sdk.Tables;

class RowFilterTest {

    private NodeSettings model;
    private NodeSettingsWO predicates;
    private int count;
    private String matching;

    @BeforeEach
    void defaults() {
        model = new NodeSettings("model");
        model.addString("matchCriteria", "AND");
        predicates = model.addNodeSettings("predicates");
        model.addString("outputMode", "MATCHING");
        model.addString("domains", "RETAIN");
        count = 0;
        matching = "CASESENSITIVE";
    }

    private void criterion(String column, String operator, Object value) {
        NodeSettingsWO predicate = predicates.addNodeSettings(Integer.toString(count++));
        predicate.addNodeSettings("columnV2").addString("regularChoice", column);
        predicate.addString("operator", operator);
        NodeSettingsWO stored = predicate
                .addNodeSettings("predicateValues")
                .addNodeSettings("values")
                .addNodeSettings("0");
        String cell = value instanceof Double ? "DoubleCell" : value instanceof Integer ? "IntCell" : "StringCell";
        stored.addNodeSettings("typeIdentifier").addString("cell_class", "org.knime.core.data.def." + cell);
        if (value instanceof Double number) {
            stored.addDouble("value", number);
        } else if (value instanceof Integer whole) {
            stored.addInt("value", whole);
        } else {
            stored.addNodeSettings("stringCaseMatching").addString("caseMatching", matching);
            stored.addString("value", (String) value);
        }
    }

    private String kept() throws Exception {
        var table = Tables.builder()
                .strings("school", "A1", "A2", "B1", null)
                .doubles("score", 1.5, 2.0, null, 3.0)
                .ints("year", 1, 2, 3, 4)
                .booleans("urban", true, false, null, true)
                .build();
        List<String> rows =
                BaseNodes.rows(BaseNodes.execute(new RowFilterNodeFactory(), model, Path.of("."), table)[0]);
        return rows.stream().map(row -> row.substring(3, 4)).collect(Collectors.joining());
    }

    @ParameterizedTest
    @CsvSource({
        "EQ, 1",
        "NEQ, 03",
        "NEQ_MISS, 023",
        "LT, 0",
        "LTE, 01",
        "GT, 3",
        "GTE, 13",
        "IS_MISSING, 2",
        "IS_NOT_MISSING, 013"
    })
    void numbers(String operator, String rows) throws Exception {
        criterion("score", operator, 2.0);
        assertEquals(rows, kept());
    }

    @ParameterizedTest
    @CsvSource({"EQ, A2, 1", "NEQ, A2, 02", "REGEX, A., 01", "REGEX, A, ''", "WILDCARD, ?1, 02", "WILDCARD, *, 012"})
    void texts(String operator, String value, String rows) throws Exception {
        criterion("school", operator, value);
        assertEquals(rows, kept());
    }

    @Test
    void wholeNumbersAndTruthValues() throws Exception {
        criterion("year", "GTE", 2);
        criterion("urban", "IS_TRUE", "");
        assertEquals("3", kept());
        model.addString("matchCriteria", "OR");
        assertEquals("0123", kept());
        model.addString("matchCriteria", "AND");
        model.addString("outputMode", "NON_MATCHING");
        assertEquals("012", kept());
    }

    @Test
    void whatDoesNotFitTheTableIsRefused() {
        criterion("none", "EQ", 1.0);
        assertEquals(
                "The column \"none\" of the Row Filter is not in its input.",
                assertThrows(InvalidSettingsException.class, this::kept).getMessage());
        defaults();
        criterion("school", "EQ", 1.0);
        assertEquals(
                "The column \"school\" of the Row Filter holds no numbers.",
                assertThrows(InvalidSettingsException.class, this::kept).getMessage());
        defaults();
        matching = "CASEINSENSITIVE";
        criterion("school", "EQ", "a1");
        assertEquals(
                "The Row Filter cannot match texts CASEINSENSITIVE here.",
                assertThrows(InvalidSettingsException.class, this::kept).getMessage());
        defaults();
        criterion("year", "FIRST_N_ROWS", 1.0);
        assertEquals(
                "The Row Filter cannot work with the operator FIRST_N_ROWS here.",
                assertThrows(InvalidSettingsException.class, this::kept).getMessage());
    }

    @Test
    void aTextWithoutCaseMatchingIsRefusedAsByThePlatform() throws Exception {
        criterion("school", "EQ", 1.0);
        NodeSettings value = (NodeSettings) model.getNodeSettings("predicates")
                .getNodeSettings("0")
                .getNodeSettings("predicateValues")
                .getNodeSettings("values")
                .getNodeSettings("0");
        value.addNodeSettings("typeIdentifier").addString("cell_class", "org.knime.core.data.def.StringCell");
        assertEquals(
                "Value at index 0 does not use case-matching settings",
                assertThrows(InvalidSettingsException.class, this::kept).getMessage());
    }
}
