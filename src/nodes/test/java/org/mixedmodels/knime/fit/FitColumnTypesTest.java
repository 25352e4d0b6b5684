package org.mixedmodels.knime.fit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.knime.core.node.NodeSettings;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortObjectSpec;
import org.mixedmodels.engine.result.LinearMixedModel;
import org.mixedmodels.knime.testing.Cells;
import org.mixedmodels.knime.testing.Fits;
import org.mixedmodels.knime.testing.NodeUnderTest;
import org.mixedmodels.sdk.HeadlessNode;
import org.mixedmodels.sdk.Tables;

/** Every type of column in every role that it can play, and missing cells in each. */
class FitColumnTypesTest {

    private static final int ROWS = 120;

    private static double noise(int i) {
        return Math.sin(17.3 * i) + Math.cos(3.1 * i * i);
    }

    /** Twelve groups of ten rows; the same numbers as decimals, whole numbers, long ones, texts and true/false. */
    private static Tables table(int missing, String missingColumn) {
        Double[] y = new Double[ROWS];
        Integer[] count = new Integer[ROWS];
        Long[] large = new Long[ROWS];
        Double[] x = new Double[ROWS];
        Integer[] whole = new Integer[ROWS];
        Long[] big = new Long[ROWS];
        Boolean[] flag = new Boolean[ROWS];
        String[] word = new String[ROWS];
        String[] group = new String[ROWS];
        Integer[] number = new Integer[ROWS];
        Long[] code = new Long[ROWS];
        Boolean[] half = new Boolean[ROWS];
        Double[] w = new Double[ROWS];
        Double[] o = new Double[ROWS];
        for (int i = 0; i < ROWS; i++) {
            int g = i / 10;
            whole[i] = i % 7;
            x[i] = (double) whole[i];
            big[i] = 1L * whole[i];
            flag[i] = i % 3 == 0;
            word[i] = flag[i] ? "true" : "false";
            count[i] = (int) Math.round(20 + 4 * Math.sin(5 * g) + x[i] + (flag[i] ? 3 : 0) + 2 * noise(i));
            y[i] = (double) count[i];
            large[i] = 1L * count[i];
            group[i] = Integer.toString(g + 10);
            number[i] = g + 10;
            code[i] = g + 10L;
            half[i] = g % 2 == 0;
            w[i] = 1 + 0.1 * (i % 5);
            o[i] = 0.3 * (i % 4);
        }
        blank(missing, missingColumn, "y", y);
        blank(missing, missingColumn, "x", x);
        blank(missing, missingColumn, "word", word);
        blank(missing, missingColumn, "flag", flag);
        blank(missing, missingColumn, "number", number);
        blank(missing, missingColumn, "w", w);
        blank(missing, missingColumn, "o", o);
        return Tables.builder()
                .doubles("y", y)
                .ints("count", count)
                .longs("large", large)
                .doubles("x", x)
                .ints("whole", whole)
                .longs("big", big)
                .booleans("flag", flag)
                .strings("word", word)
                .strings("group", group)
                .ints("number", number)
                .longs("code", code)
                .booleans("half", half)
                .doubles("w", w)
                .doubles("o", o);
    }

    private static <T> void blank(int count, String wanted, String name, T[] values) {
        for (int i = 0; i < count && wanted.equals(name); i++) {
            values[13 * i + 1] = null;
        }
    }

    private static LinearMixedModel fit(String formula) throws Exception {
        return Fits.model(table(0, "").build(), formula, "REML");
    }

    @ParameterizedTest
    @ValueSource(strings = {"count", "large"})
    void takesWholeNumbersAsOutcome(String outcome) throws Exception {
        double expected = fit("y ~ x + (1 | group)").criterion();
        assertEquals(expected, fit(outcome + " ~ x + (1 | group)").criterion(), 1e-9);
    }

    @ParameterizedTest
    @ValueSource(strings = {"flag", "word", "group"})
    void refusesCategoriesAsOutcome(String outcome) {
        NodeUnderTest node = Fits.node(outcome + " ~ x + (1 | number)", "REML");
        PortObjectSpec spec = table(0, "").spec();
        InvalidSettingsException refused = assertThrows(InvalidSettingsException.class, () -> node.configure(spec));
        assertTrue(
                refused.getMessage().startsWith("Column \"" + outcome + "\" (outcome) is of type"),
                refused.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"whole", "big"})
    void takesWholeNumbersAsPredictorsAndSlopes(String predictor) throws Exception {
        LinearMixedModel expected = fit("y ~ x + (1 + x | group)");
        LinearMixedModel model = fit("y ~ " + predictor + " + (1 + " + predictor + " | group)");
        assertEquals(expected.criterion(), model.criterion(), 1e-9);
        assertEquals(List.of("(Intercept)", predictor), model.fixedEffects().terms());
    }

    @Test
    void takesTrueAndFalseAsCategories() throws Exception {
        LinearMixedModel byText = fit("y ~ x + word + (1 + word | group)");
        LinearMixedModel model = fit("y ~ x + flag + (1 + flag | group)");
        assertEquals(byText.criterion(), model.criterion(), 1e-9);
        assertEquals(
                List.of("(Intercept)", "x", "flagtrue"), model.fixedEffects().terms());
    }

    @ParameterizedTest
    @ValueSource(strings = {"number", "code"})
    void takesWholeNumbersAsGroups(String group) throws Exception {
        LinearMixedModel expected = fit("y ~ x + (1 | group)");
        LinearMixedModel model = fit("y ~ x + (1 | " + group + ")");
        assertEquals(expected.criterion(), model.criterion(), 1e-9);
        assertEquals(
                expected.conditionalModes().get(0).levels(),
                model.conditionalModes().get(0).levels());
    }

    @Test
    void takesTrueAndFalseAsGroups() throws Exception {
        LinearMixedModel model = fit("y ~ x + (1 | half) + (1 | group)");
        assertEquals(List.of("false", "true"), model.conditionalModes().get(0).levels());
    }

    @ParameterizedTest
    @CsvSource({"y", "x", "word", "flag", "number", "w", "o"})
    void countsMissingCellsInEveryRole(String column) throws Exception {
        NodeUnderTest node = Fits.node("y ~ x + word + flag:x + (1 + x | number)", "REML")
                .withOptional("weights", "w")
                .withOptional("offset", "o");
        Cells summary = Cells.of(node.run(table(3, column).build())[4]);
        assertEquals(3, summary.number(summary.row("Skipped rows"), "Value"));
        assertEquals(117, summary.number(summary.row("Observations"), "Value"));
        String warning = node.node().warning().orElseThrow();
        assertTrue(warning.contains("3 of 120 rows were skipped"), warning);
        node.with("missingValues", "FAIL");
        assertThrows(KNIMEException.class, () -> node.run(table(3, column).build()));
    }

    @Test
    void tellsColumnsOfLikeNamesApart() throws Exception {
        Tables tables = table(0, "");
        BufferedDataTable table = tables.doubles("y (#1)", column(0.5))
                .doubles("x (#1)", column(2))
                .build();
        NodeUnderTest node = NodeUnderTest.of(new FitMixedModelNodeFactory())
                .with("outcome", "y (#1)")
                .withColumns("fixedEffects", "x", "x (#1)")
                .withElements("randomEffects", Fits.randomEffect(new String[] {"group"}, new String[0], "CORRELATED"));
        PortObject[] outputs = node.run(table);
        Cells fixed = Cells.of(outputs[1]);
        assertEquals("x (#1)", fixed.text(2, "Term"));
        Cells summary = Cells.of(outputs[4]);
        assertEquals("`y (#1)` ~ x + `x (#1)` + (1 | group)", summary.text(summary.row("Formula"), "Text"));
        String r = summary.text(summary.row("R command"), "Text");
        assertTrue(r.contains("lmer(`y (#1)` ~ x + `x (#1)` + (1 | group), data = d"), r);
        String stata = summary.text(summary.row("Stata command"), "Text");
        assertTrue(stata.contains("* y_1_ is the column y (#1)"), stata);
        assertTrue(stata.contains("mixed y_1_ x x_1_ || group:, reml"), stata);
    }

    private static Double[] column(double factor) {
        Double[] values = new Double[ROWS];
        for (int i = 0; i < ROWS; i++) {
            values[i] = noise((int) (factor * i) + 7) + Math.sin(i / 10);
        }
        return values;
    }

    @Test
    void saysWhatIsWrongWithOneRowAndWithOneGroup() {
        BufferedDataTable row =
                Tables.builder().doubles("y", 1.0).strings("g", "a").build();
        KNIMEException failed = assertThrows(
                KNIMEException.class, () -> Fits.node("y ~ 1 + (1 | g)", "REML").run(row));
        assertEquals(1, failed.getKNIMEMessage().getResolutions().size());
        BufferedDataTable group = Tables.builder()
                .doubles("y", 1.0, 2.0, 4.0)
                .strings("g", "a", "a", "a")
                .build();
        failed = assertThrows(
                KNIMEException.class, () -> Fits.node("y ~ 1 + (1 | g)", "REML").run(group));
        assertTrue(failed.getMessage().contains("g"), failed.getMessage());
    }

    @ParameterizedTest
    @CsvSource({
        "LAST, wordfalse, -1",
        "FIRST, wordtrue, 1",
    })
    void comparesWithTheChosenCategory(String coding, String term, double sign) throws Exception {
        LinearMixedModel first = fit("y ~ x + word + (1 | group)");
        NodeUnderTest node = Fits.node("y ~ x + word + (1 | group)", "REML").with("coding", coding);
        Cells fixed = Cells.of(node.run(table(0, "").build())[1]);
        assertEquals(term, fixed.text(2, "Term"));
        assertEquals(sign * first.fixedEffects().estimates()[2], fixed.number(2, "Estimate"), 1e-9);
    }

    @Test
    void comparesWithTheMean() throws Exception {
        LinearMixedModel first = fit("y ~ x + word + (1 | group)");
        NodeUnderTest node = Fits.node("y ~ x + word + (1 | group)", "REML").with("coding", "EFFECTS");
        PortObject[] outputs = node.run(table(0, "").build());
        Cells fixed = Cells.of(outputs[1]);
        assertEquals("word[S.false]", fixed.text(2, "Term"));
        assertEquals(-first.fixedEffects().estimates()[2] / 2, fixed.number(2, "Estimate"), 1e-9);
        Cells summary = Cells.of(outputs[4]);
        assertEquals(
                "false compared with the mean of all categories (true without a row)",
                summary.text(summary.row("Categories: word"), "Text"));
    }

    @Test
    void takesAChosenReferenceCategory() throws Exception {
        NodeUnderTest node = Fits.node("y ~ x + word + (1 | group)", "REML")
                .withElements("referenceCategories", Fits.reference("word", "true"));
        PortObject[] outputs = node.run(table(0, "").build());
        Cells fixed = Cells.of(outputs[1]);
        assertEquals("wordfalse", fixed.text(2, "Term"));
        Cells summary = Cells.of(outputs[4]);
        assertEquals("false compared with true", summary.text(summary.row("Categories: word"), "Text"));
    }

    @Test
    void refusesReferencesThatAreNone() {
        assertEquals("A reference category has no column.", refusal(Fits.reference("", "true")));
        assertEquals("No reference category is chosen for column \"word\".", refusal(Fits.reference("word", "")));
        assertEquals(
                "Column \"word\" has two reference categories.",
                refusal(Fits.reference("word", "true"), Fits.reference("word", "false")));
        NodeUnderTest unknown = Fits.node("y ~ x + word + (1 | group)", "REML")
                .withElements("referenceCategories", Fits.reference("word", "perhaps"));
        KNIMEException failed = assertThrows(
                KNIMEException.class, () -> unknown.run(table(0, "").build()));
        assertEquals("The reference category \"perhaps\" of predictor \"word\" does not occur.", failed.getMessage());
    }

    @SafeVarargs
    private static String refusal(java.util.function.Consumer<org.knime.core.node.NodeSettingsWO>... references) {
        NodeUnderTest node =
                Fits.node("y ~ x + word + (1 | group)", "REML").withElements("referenceCategories", references);
        PortObjectSpec spec = table(0, "").spec();
        return assertThrows(InvalidSettingsException.class, () -> node.configure(spec))
                .getMessage();
    }

    @Test
    void warnsOfAReferenceForAColumnOutsideTheModel() throws Exception {
        NodeUnderTest node = Fits.node("y ~ x + (1 | group)", "REML")
                .withElements("referenceCategories", Fits.reference("word", "true"));
        node.configure(table(0, "").spec());
        assertEquals(
                "Column \"word\" has a reference category, but is not in the model. Add it to the fixed effects, or"
                        + " remove its reference category.",
                node.node().warning().orElseThrow());
    }

    @Test
    void fitsEqualVariances() throws Exception {
        NodeUnderTest node = NodeUnderTest.of(new FitMixedModelNodeFactory())
                .with("outcome", "y")
                .withColumns("fixedEffects", "x")
                .withElements("randomEffects", element -> {
                    Fits.randomEffect(new String[] {"group"}, new String[] {"x"}, "CORRELATED")
                            .accept(element);
                    element.addBoolean("equalVariances", true);
                });
        Cells summary = Cells.of(node.run(table(0, "").build())[4]);
        assertEquals("y ~ x + homcs(1 + x | group)", summary.text(summary.row("Formula"), "Text"));
    }

    @Test
    void guessesTheGroupThatRepeatsMost() throws Exception {
        HeadlessNode node = NodeUnderTest.of(new FitMixedModelNodeFactory()).node();
        Integer[] pupils = new Integer[40];
        Integer[] schools = new Integer[40];
        String[] sex = new String[40];
        Double[] score = new Double[40];
        for (int i = 0; i < 40; i++) {
            pupils[i] = 1000 + i;
            schools[i] = i / 5;
            sex[i] = i % 2 == 0 ? "boy" : "girl";
            score[i] = noise(i);
        }
        node.applyDefaults(new PortObjectSpec[] {
            Tables.builder()
                    .strings("sex", sex)
                    .ints("pupilNR", pupils)
                    .ints("schoolNR", schools)
                    .doubles("score", score)
                    .build()
                    .getSpec()
        });
        NodeSettings guessed = node.saveSettings();
        assertEquals(
                "schoolNR",
                guessed.getNodeSettings("randomEffects").getNodeSettings("0").getStringArray("groupingColumns")[0]);
        assertEquals("score", guessed.getString("outcome"));
        assertEquals("SATTERTHWAITE", guessed.getString("degreesOfFreedom"));
    }
}
