package org.knime.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.NodeFactory.NodeType;
import org.knime.core.node.port.PortType;
import org.knime.node.RequirePorts.DynamicPortsAdder;
import org.knime.node.RequirePorts.PortsAdder;
import org.mixedmodels.sdk.HeadlessNode;

class DefaultNodeTest {

    private static final PortType TABLE = BufferedDataTable.TYPE;

    private static final class Factory extends DefaultNodeFactory {
        Factory(DefaultNode node) {
            super(node);
        }
    }

    private static RequirePorts texts() {
        return DefaultNode.create()
                .name("Node")
                .icon("node.png")
                .shortDescription("Short.")
                .fullDescription("<p>Long.</p><p>Longer.</p>")
                .sinceVersion(5, 8, 0);
    }

    private static DefaultModel model(DefaultModel.RequireModelParameters m) {
        return m.withoutParameters().configure((in, out) -> {}).execute((in, out) -> {});
    }

    private static DefaultNode fixed(Consumer<PortsAdder> ports) {
        return texts().ports(ports).model(DefaultNodeTest::model);
    }

    private static DefaultNode dynamic(Consumer<DynamicPortsAdder> ports) {
        return texts().dynamicPorts(ports).model(DefaultNodeTest::model);
    }

    @Test
    void typeFollowsFromThePortsUnlessGiven() {
        assertEquals(NodeType.Source, new Factory(fixed(p -> p.addOutputTable("a", "A."))).getType());
        assertEquals(NodeType.Sink, new Factory(fixed(p -> p.addInputTable("a", "A."))).getType());
        DefaultNode both = fixed(p -> p.addInputTable("a", "A.").addOutputPort("b", "B.", TABLE));
        assertEquals(NodeType.Manipulator, new Factory(both).getType());
        assertEquals(NodeType.Learner, new Factory(both.nodeType(NodeType.Learner)).getType());
    }

    @Test
    void typeAndKeywordsAreSetOnce() {
        DefaultNode node =
                fixed(p -> p.addInputTable("a", "A.")).nodeType(NodeType.Other).keywords("one");
        assertThrows(IllegalStateException.class, () -> node.nodeType(NodeType.Sink));
        assertThrows(IllegalStateException.class, () -> node.keywords("two"));
    }

    @Test
    void extendableGroupStartsWithItsDefaults() {
        DefaultNode node = dynamic(p -> p.addInputPortGroup(
                "in",
                g -> g.name("In")
                        .description("I.")
                        .extendable()
                        .supportedTypes(TABLE)
                        .fixedTypes(TABLE, TABLE)
                        .defaultNonFixedTypes(TABLE)));
        assertEquals(
                List.of("In", "In", "In"),
                HeadlessNode.create(new Factory(node), null).inNames());
    }

    @Test
    void emptyListsOfTypesAreRefused() {
        assertThrows(
                IllegalArgumentException.class,
                () -> dynamic(p -> p.addInputPortGroup(
                        "in",
                        g -> g.name("In")
                                .description("I.")
                                .extendable()
                                .supportedTypes(TABLE)
                                .fixedTypes())));
    }

    @Test
    void nodeWithoutPortsAndParametersRuns() throws Exception {
        HeadlessNode node = HeadlessNode.create(new Factory(fixed(p -> {})), null);
        assertEquals(0, node.configure(new org.knime.core.node.port.PortObjectSpec[0]).length);
        assertTrue(node.saveSettings().keySet().isEmpty());
    }
}
