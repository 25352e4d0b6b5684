package org.knime.core.node.port;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.swing.JComponent;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.knime.core.data.DataTableSpec;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.ExecutionMonitor;
import org.knime.core.node.NodeSettings;

class PortUtilTest {

    private final ExecutionMonitor exec = new ExecutionMonitor();

    @BeforeAll
    static void register() {
        PortTypeRegistration.register("Sample", new SampleObject.Serializer(), new SampleSpec.Serializer());
    }

    private byte[] bytes(PortObject object) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PortUtil.writeObjectToStream(object, out, exec);
        return out.toByteArray();
    }

    @Test
    void writesAndReadsThroughTheSerializers() throws Exception {
        SampleObject object = new SampleObject(new SampleSpec("line\nbreak"), 1, Double.NaN, -0.0);
        SampleObject copy = (SampleObject) PortUtil.readObjectFromStream(new ByteArrayInputStream(bytes(object)), exec);
        assertNotSame(object, copy);
        assertArrayEquals(object.numbers(), copy.numbers());
        assertEquals("line\nbreak", copy.getSpec().name());
        assertEquals(object.getSpec(), copy.getSpec());
        assertNotEquals(new SampleSpec("other"), copy.getSpec());
    }

    @Test
    void laysOutFilesAsKnimeDoes() throws Exception {
        List<String> names = new ArrayList<>();
        try (ZipInputStream zip =
                new ZipInputStream(new ByteArrayInputStream(bytes(new SampleObject(new SampleSpec("s"), 1))))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                names.add(entry.getName());
            }
        }
        assertEquals(List.of("content.xml", "objectSpec.file", "object.file"), names);
    }

    @Test
    void truncatedFilesAreRefused() throws Exception {
        byte[] whole = bytes(new SampleObject(new SampleSpec("s"), 1, 2, 3));
        byte[] half = java.util.Arrays.copyOf(whole, whole.length / 2);
        assertThrows(IOException.class, () -> PortUtil.readObjectFromStream(new ByteArrayInputStream(half), exec));
        assertThrows(
                IOException.class, () -> PortUtil.readObjectFromStream(new ByteArrayInputStream(new byte[0]), exec));
    }

    @Test
    void unregisteredClassesAreRefused() {
        PortObject unknown = new PortObject() {
            @Override
            public String getSummary() {
                return "";
            }

            @Override
            public SampleSpec getSpec() {
                return new SampleSpec("s");
            }

            @Override
            public JComponent[] getViews() {
                return new JComponent[0];
            }
        };
        assertThrows(IOException.class, () -> bytes(unknown));
    }

    @Test
    void registryKnowsTablesAnythingAndTheRegistered() throws Exception {
        PortTypeRegistry registry = PortTypeRegistry.getInstance();
        PortType sample = registry.getPortType(SampleObject.class);
        assertEquals("Sample", sample.getName());
        assertEquals(SampleSpec.class, sample.getPortObjectSpecClass());
        assertEquals(DataTableSpec.class, BufferedDataTable.TYPE.getPortObjectSpecClass());
        assertTrue(PortObject.TYPE.isSuperTypeOf(sample));
        NodeSettings settings = new NodeSettings("port");
        sample.save(settings);
        assertEquals(sample, PortType.load(settings));
    }

    @Test
    void aSerializerNamesItsClass() {
        assertEquals(SampleObject.class, registration(new Derived()).objectClass());
        assertEquals(SampleSpec.class, registration(new Derived()).specClass());
        assertThrows(
                IllegalStateException.class, () -> registration(new Silent<>()).objectClass());
        assertEquals(0x41be78, PortTypeRegistration.color("#41be78"));
    }

    private static PortTypeRegistration registration(PortObject.PortObjectSerializer<?> serializer) {
        return new PortTypeRegistration("Sample", 0, serializer, new SampleSpec.Serializer());
    }

    /** Says for what class through its superclass. */
    private static final class Derived extends Named {}

    private abstract static class Named extends AbstractPortObject.AbstractPortObjectSerializer<SampleObject> {}

    /** Does not say for what class: nobody can tell at run time. */
    private static final class Silent<T extends AbstractPortObject>
            extends AbstractPortObject.AbstractPortObjectSerializer<T> {}
}
