package org.mixedmodels.sdk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.FileNotFoundException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.node.DefaultNode;
import org.knime.node.DefaultNodeFactory;

/** A view is given what executing kept, and nothing once the node is new. */
class ShownViewTest {

    private static final String KEPT = "page.html";

    /** Passes a table on and keeps it for its view, which shows the number of rows. */
    private static final class ViewedNode extends DefaultNodeFactory {
        private ViewedNode(String page) {
            super(DefaultNode.create()
                    .name("Viewed")
                    .icon("sample.png")
                    .shortDescription("Passes a table on.")
                    .fullDescription("<p>Passes a table on.</p><p>And shows it.</p>")
                    .sinceVersion(5, 8, 0)
                    .ports(p -> p.addInputTable("In", "A table.").addOutputTable("Out", "The table."))
                    .model(m -> m.withoutParameters()
                            .configure((in, out) -> out.setOutSpec(0, in.getInTableSpec(0)))
                            .execute((in, out) -> {
                                out.setOutData(0, in.getInTable(0));
                                out.setInternalData(in.getInTable(0));
                            }))
                    .addView(v -> v.withoutParameters()
                            .description("<p>The number of rows.</p>")
                            .page(p -> p.fromFile()
                                    .bundleClass(ShownViewTest.class)
                                    .basePath("view")
                                    .relativeFilePath(page))
                            .initialData(i -> i.data(input -> input.getInternalPortObjects() == null
                                    ? null
                                    : input.getInternalTables()[0].size()))));
        }
    }

    private static BufferedDataTable table() {
        return Tables.builder().build();
    }

    @Test
    void showsWhatWasKept() throws Exception {
        HeadlessNode node = HeadlessNode.create(new ViewedNode(KEPT), null);
        assertNull(node.view().orElseThrow().initialData());
        BufferedDataTable table = table();
        node.configure(new PortObjectSpec[] {table.getDataTableSpec()});
        node.execute(new PortObject[] {table}, Executions.silent());
        assertEquals(0L, node.view().orElseThrow().initialData());
        HeadlessNode loaded = HeadlessNode.create(new ViewedNode(KEPT), null);
        loaded.setInternalObjects(node.internalObjects());
        assertEquals(0L, loaded.view().orElseThrow().initialData());
    }

    @Test
    void hasAPage() throws Exception {
        ShownView view = HeadlessNode.create(new ViewedNode(KEPT), null).view().orElseThrow();
        assertEquals(KEPT, view.page().getRelativePath());
        assertTrue(new String(view.page().getInputStream().readAllBytes(), StandardCharsets.UTF_8).contains("<html"));
        ShownView missing =
                HeadlessNode.create(new ViewedNode("none.html"), null).view().orElseThrow();
        assertThrows(FileNotFoundException.class, () -> missing.page().getInputStream());
    }

    @Test
    void isDescribed() {
        assertEquals(List.of(), DescriptionCheck.mistakes(new ViewedNode(KEPT)));
    }

    @Test
    void otherNodesHaveNone() {
        assertTrue(HeadlessNode.create(new SampleNodeFactory(), null).view().isEmpty());
    }
}
