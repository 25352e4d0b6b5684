package org.mixedmodels.knime.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.port.PortObject;
import org.mixedmodels.knime.compare.CompareModelsNodeFactory;
import org.mixedmodels.knime.fit.FitMixedModelNodeFactory;
import org.mixedmodels.knime.icc.ComputeIccNodeFactory;
import org.mixedmodels.knime.table.ViewModelTable;
import org.mixedmodels.knime.testing.Fits;
import org.mixedmodels.knime.testing.NodeUnderTest;
import org.mixedmodels.knime.testing.TestData;
import org.mixedmodels.sdk.Executions;
import org.mixedmodels.sdk.HeadlessNode;

/** What the views of the nodes are given: nothing before a node is executed, then its view model, also when loaded. */
class NodeViewsTest {

    private static final String SLEEPSTUDY = "Reaction ~ Days + (1 + Days | Subject)";

    private static String kind(HeadlessNode node) {
        return ViewFits.parse((String) node.view().orElseThrow().initialData()).getString("kind");
    }

    @Test
    void fit() throws Exception {
        NodeUnderTest node = Fits.node(SLEEPSTUDY, "REML");
        assertNull(node.node().view().orElseThrow().initialData());
        node.run(TestData.table("sleepstudy"));
        assertEquals("model", kind(node.node()));
        HeadlessNode loaded = HeadlessNode.create(new FitMixedModelNodeFactory(), null);
        loaded.setInternalObjects(node.node().internalObjects());
        assertEquals("model", kind(loaded));
    }

    @Test
    void anOldNodeHasKeptNothing() {
        HeadlessNode loaded = HeadlessNode.create(new FitMixedModelNodeFactory(), null);
        loaded.setInternalObjects(new PortObject[0]);
        assertNull(loaded.view().orElseThrow().initialData());
    }

    @Test
    void icc() throws Exception {
        NodeUnderTest node = NodeUnderTest.of(new ComputeIccNodeFactory())
                .with("outcome", "Reaction")
                .withColumns("groupingColumns", "Subject");
        node.run(TestData.table("sleepstudy"));
        assertEquals("icc", kind(node.node()));
    }

    @Test
    void comparison() throws Exception {
        NodeUnderTest node = NodeUnderTest.of(new CompareModelsNodeFactory());
        PortObject small = Fits.of("sleepstudy", "Reaction ~ Days + (1 | Subject)", "ML");
        node.run(small, Fits.of("sleepstudy", SLEEPSTUDY, "ML"));
        assertEquals("comparison", kind(node.node()));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 29_999, 30_000, 30_001, 100_000})
    void piecesJoin(int length) throws Exception {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append((char) ('a' + i % 26));
        }
        BufferedDataTable table = ViewModelTable.write(text.toString(), Executions.silent());
        assertEquals(text.toString(), ViewModelTable.read(table));
    }
}
