package org.mixedmodels.engine.design;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mixedmodels.engine.Expected;
import org.mixedmodels.engine.formula.FormulaParser;
import org.mixedmodels.engine.formula.ModelSpecification;

/** The columns of the fixed design against R's {@code model.matrix}. */
class DesignColumnsTest {

    private static final JsonObject DESIGNS = Expected.load("designs");

    static List<String> formulas() {
        return Expected.objects(DESIGNS, "designs").stream()
                .map(design -> design.getString("formula"))
                .toList();
    }

    private static Map<String, NominalCoding> codings() {
        JsonObject nominal = DESIGNS.getJsonObject("nominal");
        Map<String, NominalCoding> codings = new LinkedHashMap<>();
        nominal.keySet()
                .forEach(column ->
                        codings.put(column, NominalCoding.treatment(column, Expected.strings(nominal, column))));
        return codings;
    }

    private static List<DesignColumn> columns(String formula) {
        ModelSpecification model = FormulaParser.parse(formula);
        return DesignColumns.expand(model.intercept(), model.fixed(), codings());
    }

    @ParameterizedTest
    @MethodSource("formulas")
    void haveTheNamesAndOrderOfR(String formula) {
        JsonObject expected = Expected.objects(DESIGNS, "designs").stream()
                .filter(design -> design.getString("formula").equals(formula))
                .findFirst()
                .orElseThrow();
        assertEquals(
                Expected.strings(expected, "columns"),
                columns(formula).stream().map(DesignColumn::name).toList());
    }

    @Test
    void areProductsOfNumbersAndIndicators() {
        List<DesignColumn> columns = columns("y ~ x * a");
        assertEquals(new DesignColumn("(Intercept)", List.of(), List.of()), columns.get(0));
        assertEquals(new DesignColumn("x", List.of("x"), List.of()), columns.get(1));
        assertEquals(new DesignColumn("aa3", List.of(), List.of(DesignColumn.Indicator.of("a", 2))), columns.get(3));
        assertEquals(
                new DesignColumn("x:aa2", List.of("x"), List.of(DesignColumn.Indicator.of("a", 1))), columns.get(4));
    }
}
