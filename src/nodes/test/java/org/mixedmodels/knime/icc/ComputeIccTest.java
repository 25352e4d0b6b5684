package org.mixedmodels.knime.icc;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.knime.core.node.NodeSettings;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortObjectSpec;
import org.mixedmodels.knime.port.MixedModelPortObject;
import org.mixedmodels.knime.testing.Cells;
import org.mixedmodels.knime.testing.Fits;
import org.mixedmodels.knime.testing.NodeUnderTest;
import org.mixedmodels.knime.testing.Snapshots;
import org.mixedmodels.knime.testing.TestData;
import org.mixedmodels.sdk.Executions;
import org.mixedmodels.sdk.Tables;

/** Expected values: lme4 on nlme::bdf, langPOST ~ 1 + (1 | schoolNR) by ML. */
class ComputeIccTest {

    private static NodeUnderTest languageBySchool() {
        return NodeUnderTest.of(new ComputeIccNodeFactory())
                .with("outcome", "langPOST")
                .withColumns("groupingColumns", "schoolNR")
                .with("estimation", "ML");
    }

    private static NodeUnderTest fromModel() {
        NodeSettings ports = new NodeSettings("node_creation_config");
        ports.addNodeSettings("Input").addString("object_class", MixedModelPortObject.class.getName());
        return NodeUnderTest.of(new ComputeIccNodeFactory(), ports);
    }

    @Test
    void computesTheCorrelationWithinSchools() throws Exception {
        PortObject[] outputs = languageBySchool().run(TestData.table("bdf"));
        Cells table = Cells.of(outputs[0]);
        assertEquals(1, table.size());
        assertEquals("schoolNR", table.text(0, "Group"));
        assertEquals(131, table.number(0, "Groups"));
        assertEquals(2287.0 / 131, table.number(0, "Mean group size"), 1e-9);
        assertEquals(19.4285, table.number(0, "Variance"), 1e-3);
        double icc = 19.4285 / (19.4285 + 64.5678);
        assertEquals(icc, table.number(0, "ICC"), 1e-5);
        assertEquals(icc, table.number(0, "Share of variance"), 1e-5);
        assertTrue(table.number(0, "Lower") < icc && icc < table.number(0, "Upper"));
        assertEquals(1 + (2287.0 / 131 - 1) * icc, table.number(0, "Design effect"), 1e-3);
        assertEquals(
                "23% of the differences in langPOST lie between the groups of schoolNR; two members of the same group"
                        + " correlate .23.",
                table.text(0, "Interpretation"));
        assertEquals(16253.22, ((MixedModelPortObject) outputs[1]).model().criterion(), 0.005);
    }

    @Test
    void sumsUpNestedLevels() throws Exception {
        Cells table = Cells.of(NodeUnderTest.of(new ComputeIccNodeFactory())
                .with("outcome", "strength")
                .withColumns("groupingColumns", "batch", "cask")
                .run(TestData.table("pastes"))[0]);
        int cask = table.row("cask:batch");
        int batch = table.row("batch");
        assertEquals(
                table.number(cask, "Share of variance") + table.number(batch, "Share of variance"),
                table.number(cask, "ICC"),
                1e-9);
        assertEquals(table.number(batch, "Share of variance"), table.number(batch, "ICC"), 1e-12);
    }

    @Test
    void takesCrossedGroupsApart() throws Exception {
        Cells table = Cells.of(NodeUnderTest.of(new ComputeIccNodeFactory())
                .with("outcome", "diameter")
                .withColumns("groupingColumns", "plate", "sample")
                .with("structure", "CROSSED")
                .run(TestData.table("penicillin"))[0]);
        assertEquals(24, table.number(table.row("plate"), "Groups"));
        assertEquals(6, table.number(table.row("sample"), "Groups"));
    }

    @Test
    void acceptsAModelInsteadOfATable() throws Exception {
        MixedModelPortObject model = Fits.of("bdf", "langPOST ~ 1 + (1 | schoolNR)", "ML");
        PortObject[] outputs = fromModel().run(model);
        Cells fromTable = Cells.of(languageBySchool().run(TestData.table("bdf"))[0]);
        assertArrayEquals(fromTable.numbers("ICC"), Cells.of(outputs[0]).numbers("ICC"));
        assertSame(model, outputs[1]);
    }

    @Test
    void saysThatPredictorsAreAccountedFor() throws Exception {
        MixedModelPortObject model = Fits.of("bdf", "gpa ~ ses_z + clubs + (1 | schoolNR)", "ML");
        Cells table = Cells.of(fromModel().run(model)[0]);
        assertEquals(
                "21% of the differences in gpa that the predictors leave unexplained lie between the groups of"
                        + " schoolNR; two members of the same group correlate .21.",
                table.text(0, "Interpretation"));
    }

    @Test
    void listsItsColumns() throws Exception {
        PortObject[] outputs = languageBySchool().run(TestData.table("bdf"));
        assertEquals(
                List.of(
                        "Group",
                        "Groups",
                        "Smallest group",
                        "Mean group size",
                        "Largest group",
                        "Variance",
                        "Share of variance",
                        "ICC",
                        "Std. error",
                        "Lower",
                        "Upper",
                        "Design effect",
                        "Effective sample size",
                        "LR statistic",
                        "p-value",
                        "Interpretation",
                        "Exact lower",
                        "Exact upper",
                        "F statistic",
                        "F numerator df",
                        "F denominator df",
                        "F p-value",
                        "Design effect (unequal groups)",
                        "ICC (adjusted)",
                        "ICC (unadjusted)"),
                Cells.of(outputs[0]).columns());
        Cells slopes = Cells.of(outputs[2]);
        assertEquals(0, slopes.size());
        assertEquals(
                List.of(
                        "Group",
                        "Slope",
                        "At",
                        "Value",
                        "Variance",
                        "Share of variance",
                        "ICC",
                        "Std. error",
                        "Lower",
                        "Upper"),
                slopes.columns());
    }

    /** Dyestuff is balanced: summary(aov(Yield ~ Batch)) has F = 4.598 on 5 and 24, p = 0.0043975. */
    @Test
    void givesTheExactIntervalOfBalancedGroups() throws Exception {
        Cells table = Cells.of(NodeUnderTest.of(new ComputeIccNodeFactory())
                .with("outcome", "Yield")
                .withColumns("groupingColumns", "Batch")
                .run(TestData.table("dyestuff"))[0]);
        assertEquals(4.598, table.number(0, "F statistic"), 1e-3);
        assertEquals(5, table.number(0, "F numerator df"));
        assertEquals(24, table.number(0, "F denominator df"));
        assertEquals(0.0043975, table.number(0, "F p-value"), 1e-7);
        // (F / qf(.975, 5, 24) - 1) / (F / qf(.975, 5, 24) + 4), and with qf(.025, 5, 24)
        assertEquals((4.598 / 3.154816 - 1) / (4.598 / 3.154816 + 4), table.number(0, "Exact lower"), 1e-4);
        assertEquals((4.598 / 0.159285 - 1) / (4.598 / 0.159285 + 4), table.number(0, "Exact upper"), 1e-4);
        assertEquals(table.number(0, "Design effect"), table.number(0, "Design effect (unequal groups)"), 1e-9);
        assertEquals(table.number(0, "ICC"), table.number(0, "ICC (adjusted)"), 1e-9);
    }

    @Test
    void saysWhenGroupsDoNotDiffer() throws Exception {
        NodeUnderTest node = NodeUnderTest.of(new ComputeIccNodeFactory())
                .with("outcome", "Yield")
                .withColumns("groupingColumns", "Batch");
        Cells table = Cells.of(node.run(TestData.table("dyestuff2"))[0]);
        assertEquals(
                "The groups of Batch do not differ in Yield by more than chance explains.",
                table.text(0, "Interpretation"));
        assertTrue(table.isMissing(0, "Lower"));
        assertEquals(0, table.number(0, "ICC"));
        assertEquals(0, table.number(0, "Exact lower"));
        assertTrue(node.node().warning().orElseThrow().contains("estimated as zero"));
    }

    @Test
    void explainsNestedLevels() throws Exception {
        Cells table = Cells.of(NodeUnderTest.of(new ComputeIccNodeFactory())
                .with("outcome", "strength")
                .withColumns("groupingColumns", "batch", "cask")
                .run(TestData.table("pastes"))[0]);
        String text = table.text(table.row("cask:batch"), "Interpretation");
        assertTrue(text.contains("between the groups of cask within batch"), text);
        assertTrue(text.endsWith(", the levels above included."), text);
        assertTrue(table.isMissing(0, "Exact lower"), "several variances have no exact interval");
    }

    /** z'Sigma z of lme4's estimates: 612.10, 35.07, covariance 9.60; Days has the mean 4.5 and the SD 2.8803. */
    @Test
    void showsHowTheShareDependsOnASlope() throws Exception {
        MixedModelPortObject model = Fits.of("sleepstudy", "Reaction ~ Days + (Days | Subject)", "REML");
        Cells table = Cells.of(fromModel().run(model)[2]);
        assertEquals(3, table.size());
        int below = table.row("Subject", "Days", "-1 SD");
        int mean = table.row("Subject", "Days", "mean");
        int above = table.row("Subject", "Days", "+1 SD");
        assertEquals(4.5, table.number(mean, "Value"), 1e-9);
        assertEquals(612.10 + 2 * 9.604 * 4.5 + 35.07 * 4.5 * 4.5, table.number(mean, "Variance"), 0.1);
        double x = table.number(below, "Value");
        assertEquals(4.5 - 2.8803, x, 1e-4);
        assertEquals(612.10 + 2 * 9.604 * x + 35.07 * x * x, table.number(below, "Variance"), 0.1);
        double share = table.number(mean, "Variance") / (table.number(mean, "Variance") + 654.94);
        assertEquals(share, table.number(mean, "Share of variance"), 1e-4);
        assertTrue(table.number(above, "ICC") > table.number(mean, "ICC"));
        assertTrue(table.number(mean, "Lower") < share && share < table.number(mean, "Upper"));
    }

    @Test
    void namesColumnsThatTellTheSameGroups() throws Exception {
        BufferedDataTable table = Tables.builder()
                .doubles("y", 1.0, 2.0, 2.5, 5.0, 4.0, 7.0, 6.0, 9.0)
                .strings("school", "a", "a", "a", "b", "b", "b", "c", "c")
                .strings("code", "1", "1", "1", "2", "2", "2", "3", "3")
                .build();
        NodeUnderTest node = NodeUnderTest.of(new ComputeIccNodeFactory())
                .with("outcome", "y")
                .withColumns("groupingColumns", "school", "code")
                .with("structure", "CROSSED");
        node.run(table);
        String warning = node.node().warning().orElseThrow();
        assertTrue(warning.contains("The 3 groups of school are the same as those of code"), warning);
    }

    @Test
    void countsRowsWithMissingCells() throws Exception {
        BufferedDataTable table = Tables.builder()
                .doubles("y", 1.0, 2.0, null, 5.0, 4.0, 7.0, 6.0, 9.0)
                .strings("g", "a", "a", "a", "b", "b", null, "c", "c")
                .build();
        NodeUnderTest node = NodeUnderTest.of(new ComputeIccNodeFactory())
                .with("outcome", "y")
                .withColumns("groupingColumns", "g");
        node.run(table);
        assertTrue(node.node().warning().orElseThrow().contains("2 of 8 rows were skipped"));
        node.with("missingValues", "FAIL");
        assertThrows(KNIMEException.class, () -> node.run(table));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void saysWhyTooFewRowsHaveNoCorrelation(int rows) {
        Double[] y = new Double[rows];
        String[] g = new String[rows];
        java.util.Arrays.fill(y, 1.0);
        java.util.Arrays.fill(g, "a");
        BufferedDataTable table =
                Tables.builder().doubles("y", y).strings("g", g).build();
        NodeUnderTest node = NodeUnderTest.of(new ComputeIccNodeFactory())
                .with("outcome", "y")
                .withColumns("groupingColumns", "g");
        KNIMEException failed = assertThrows(KNIMEException.class, () -> node.run(table));
        assertEquals(1, failed.getKNIMEMessage().getResolutions().size());
    }

    @Test
    void takesEveryTypeOfGroup() throws Exception {
        Double[] y = new Double[40];
        String[] text = new String[40];
        Integer[] number = new Integer[40];
        Long[] large = new Long[40];
        Boolean[] half = new Boolean[40];
        Integer[] count = new Integer[40];
        for (int i = 0; i < 40; i++) {
            number[i] = i / 8;
            text[i] = number[i].toString();
            large[i] = number[i].longValue();
            half[i] = number[i] > 2;
            count[i] = (int) Math.round(10 + 3 * Math.sin(number[i]) + 2 * Math.cos(5 * i));
            y[i] = count[i].doubleValue();
        }
        BufferedDataTable table = Tables.builder()
                .doubles("y", y)
                .ints("count", count)
                .strings("text", text)
                .ints("number", number)
                .longs("large", large)
                .booleans("half", half)
                .build();
        double expected = icc(table, "y", "text");
        assertEquals(expected, icc(table, "count", "text"), 1e-9);
        assertEquals(expected, icc(table, "y", "number"), 1e-9);
        assertEquals(expected, icc(table, "y", "large"), 1e-9);
        assertTrue(icc(table, "y", "half") >= 0);
    }

    private static double icc(BufferedDataTable table, String outcome, String group) throws Exception {
        return Cells.of(NodeUnderTest.of(new ComputeIccNodeFactory())
                        .with("outcome", outcome)
                        .withColumns("groupingColumns", group)
                        .run(table)[0])
                .number(0, "ICC");
    }

    @Test
    void canBeCancelled() {
        ExecutionContext[] execution = new ExecutionContext[1];
        execution[0] = Executions.listening(
                (fraction, message) -> execution[0].getProgressMonitor().setExecuteCanceled());
        assertThrows(
                CanceledExecutionException.class, () -> languageBySchool().run(execution[0], TestData.table("bdf")));
    }

    @Test
    void refusesWhatIsNotChosen() {
        NodeUnderTest node = NodeUnderTest.of(new ComputeIccNodeFactory());
        assertEquals("No outcome is chosen.", refusal(node));
        node.with("outcome", "langPOST");
        assertEquals("No grouping column is chosen.", refusal(node));
        node.withColumns("groupingColumns", "langPOST");
        assertEquals("Column \"langPOST\" is the outcome and also a grouping column.", refusal(node));
        node.withColumns("groupingColumns", "school");
        assertTrue(refusal(node).startsWith("The table has no column \"school\" (grouping column)."));
    }

    private static String refusal(NodeUnderTest node) {
        PortObjectSpec spec = TestData.table("bdf").getSpec();
        return assertThrows(InvalidSettingsException.class, () -> node.configure(spec))
                .getMessage();
    }

    @Test
    void keepsTheStoredForm() throws Exception {
        Snapshots.check(new ComputeIccNodeFactory(), "compute-icc");
    }

    @Test
    void opensItsDialogWithATableAndWithAModel() throws Exception {
        Snapshots.checkDialog(
                new ComputeIccNodeFactory(),
                IccParameters.class,
                TestData.table("bdf").getSpec());
        MixedModelPortObject model = Fits.of("bdf", "langPOST ~ 1 + (1 | schoolNR)", "ML");
        assertEquals(List.of(), Snapshots.mistakes(fromModel().node(), IccParameters.class, model.getSpec()));
    }
}
