package org.mixedmodels.sdk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.knime.core.node.NodeSettings;
import org.knime.core.node.NodeSettingsRO;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.core.node.port.PortType;
import org.knime.node.DefaultNode;

class HeadlessNodeTest {

    private static final NodeSettingsRO MODELS = SettingsText.parse("""
            <config key="node_creation_config">
              <config key="Data"/>
              <config key="input">
                <entry key="object_class" type="xstring" value="org.mixedmodels.sdk.SampleModel"/>
              </config>
              <config key="models">
                <config key="port_0">
                  <entry key="object_class" type="xstring" value="org.mixedmodels.sdk.SampleModel"/>
                </config>
                <config key="port_1">
                  <entry key="object_class" type="xstring" value="org.mixedmodels.sdk.SampleModel"/>
                </config>
              </config>
              <config key="Result"/>
              <config key="Count"/>
            </config>
            """);

    private static BufferedDataTable table(String column) {
        return Tables.builder().doubles(column, 1.0, null).build();
    }

    private static PortObjectSpec[] specs(PortObject... objects) {
        PortObjectSpec[] specs = new PortObjectSpec[objects.length];
        for (int i = 0; i < specs.length; i++) {
            specs[i] = objects[i].getSpec();
        }
        return specs;
    }

    @Test
    void portsByDefault() {
        HeadlessNode node = HeadlessNode.create(new SampleNodeFactory(), null);
        PortType model = SampleModel.type();
        assertEquals("Sample", node.name());
        assertEquals(List.of(BufferedDataTable.TYPE, BufferedDataTable.TYPE, model), List.of(node.inTypes()));
        assertEquals(List.of("Data", "Input", "Models"), node.inNames());
        assertEquals(List.of("Result", "Count"), node.outNames());
    }

    @Test
    void portsAsSaved() throws Exception {
        PortType model = SampleModel.type();
        for (NodeSettingsRO settings : List.of(MODELS, MODELS.getNodeSettings("node_creation_config"))) {
            HeadlessNode node = HeadlessNode.create(new SampleNodeFactory(), settings);
            assertEquals(List.of(BufferedDataTable.TYPE, model, model, model, model), List.of(node.inTypes()));
            assertEquals(List.of("Data", "Input", "Models", "Models", "Models"), node.inNames());
        }
    }

    @Test
    void unknownPortTypeIsNamed() {
        NodeSettingsRO settings = SettingsText.parse("<config key=\"input\"><entry key=\"object_class\""
                + " type=\"xstring\" value=\"org.example.Gone\"/></config>");
        String message = assertThrows(
                        IllegalArgumentException.class, () -> HeadlessNode.create(new SampleNodeFactory(), settings))
                .getMessage();
        assertTrue(message.contains("org.example.Gone"), message);
    }

    @Test
    void runsWithGuessedParameters() throws Exception {
        HeadlessNode node = HeadlessNode.create(new SampleNodeFactory(), MODELS);
        BufferedDataTable table = table("y");
        SampleModel model = new SampleModel(1);
        PortObject[] in = {table, model, model, model, model};
        PortObjectSpec[] out = node.configure(specs(in));
        assertEquals(table.getDataTableSpec(), out[0]);
        assertNull(out[1]);
        assertEquals(Optional.of("configured"), node.warning());
        List<String> progress = new ArrayList<>();
        PortObject[] result = node.execute(in, Executions.listening((f, text) -> progress.add(f + " " + text)));
        assertSame(table, result[0]);
        assertEquals(4, ((SampleModel) result[1]).value());
        assertEquals("0.5 half", progress.get(progress.size() - 1));
        assertEquals(Optional.empty(), node.warning());
        assertEquals("y", node.saveSettings().getString("outcome"));
    }

    @Test
    void loadsAndValidatesSettings() throws Exception {
        HeadlessNode node = HeadlessNode.create(new SampleNodeFactory(), null);
        NodeSettings settings = node.saveSettings();
        settings.addInt("iterations", 0);
        String message = assertThrows(InvalidSettingsException.class, () -> node.loadSettings(settings))
                .getMessage();
        assertEquals("at least one iteration is needed", message);
        settings.addInt("iterations", 5);
        settings.addString("outcome", "z");
        node.loadSettings(settings);
        assertEquals("z", node.saveSettings().getString("outcome"));
        BufferedDataTable table = table("y");
        assertThrows(InvalidSettingsException.class, () -> node.configure(specs(table, table, new SampleModel(1))));
        node.applyDefaults(specs(table, table, new SampleModel(1)));
        assertEquals("y", node.saveSettings().getString("outcome"));
    }

    private static PortObject[] run(String outcome, PortObject second, ExecutionContext exec) throws Exception {
        HeadlessNode node = HeadlessNode.create(new SampleNodeFactory(), null);
        PortObject[] in = {table(outcome), second, new SampleModel(1)};
        node.configure(specs(in));
        return node.execute(in, exec);
    }

    @Test
    void outputsAreChecked() {
        String forgot = assertThrows(IllegalStateException.class, () -> run("forget", table("y"), Executions.silent()))
                .getMessage();
        assertTrue(forgot.contains("output 2"), forgot);
        String swapped = assertThrows(
                        IllegalStateException.class, () -> run("swap", table("other"), Executions.silent()))
                .getMessage();
        assertTrue(swapped.contains("other"), swapped);
    }

    @Test
    void inputsAreChecked() {
        HeadlessNode node = HeadlessNode.create(new SampleNodeFactory(), null);
        PortObjectSpec table = table("y").getSpec();
        PortObjectSpec model = new SampleModel.Spec();
        String missing = assertThrows(
                        InvalidSettingsException.class, () -> node.configure(new PortObjectSpec[] {table, null, model}))
                .getMessage();
        assertTrue(missing.contains("input 2"), missing);
        assertThrows(InvalidSettingsException.class, () -> node.configure(new PortObjectSpec[] {table, model, model}));
    }

    @Test
    void messagesAndCancellationPass() {
        KNIMEException e = assertThrows(KNIMEException.class, () -> run("bad", table("y"), Executions.silent()));
        assertTrue(e.getMessage().contains("The column is bad."), e.getMessage());
        ExecutionContext exec = Executions.silent();
        exec.getProgressMonitor().setExecuteCanceled();
        assertThrows(CanceledExecutionException.class, () -> run("y", table("y"), exec));
    }

    @Test
    void portNamesMustDifferOverInputsAndOutputs() {
        DefaultNode node = DefaultNode.create()
                .name("Twice")
                .icon("x.png")
                .shortDescription("x")
                .fullDescription("<p>x</p><p>y</p>")
                .sinceVersion(5, 8, 0)
                .ports(p -> p.addInputTable("Data", "In.").addOutputTable("Data", "Out."))
                .model(m -> m.withoutParameters().configure((i, o) -> {}).execute((i, o) -> {}));
        SampleNodeFactory factory = new SampleNodeFactory(node);
        String message = assertThrows(IllegalArgumentException.class, () -> HeadlessNode.create(factory, null))
                .getMessage();
        assertTrue(message.contains("Data"), message);
    }

    @Test
    void modelsAreCopiedByTheirSerializer() throws Exception {
        SampleModel.type();
        assertEquals(9, ((SampleModel) PortObjects.copy(new SampleModel(9))).value());
    }
}
