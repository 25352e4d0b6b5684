package org.mixedmodels.knime.icc;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettings;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortObjectSpec;
import org.mixedmodels.knime.port.MixedModelPortObject;
import org.mixedmodels.knime.testing.Cells;
import org.mixedmodels.knime.testing.Fits;
import org.mixedmodels.knime.testing.NodeUnderTest;
import org.mixedmodels.knime.testing.Snapshots;
import org.mixedmodels.knime.testing.TestData;

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
