package org.knime.core.node.port;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionMonitor;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.ModelContent;
import org.knime.core.node.ModelContentRO;
import org.knime.core.node.port.PortObject.PortObjectSerializer;
import org.knime.core.node.port.PortObjectSpec.PortObjectSpecSerializer;

/**
 * Writes port objects to files and reads them back, by their serializers and in KNIME's layout: a zip file with {@code
 * content.xml} (the class names) and, as zip files inside it, {@code objectSpec.file} and {@code object.file}.
 */
public final class PortUtil {

    private static final String CONTENT = "content.xml";
    private static final String SPEC = "objectSpec.file";
    private static final String OBJECT = "object.file";
    private static final String INNER_SPEC = "portSpec.file";
    private static final String INNER_OBJECT = "portObject.file";

    private PortUtil() {}

    /** Does not close the stream. */
    public static void writeObjectToStream(PortObject po, OutputStream output, ExecutionMonitor exec)
            throws IOException, CanceledExecutionException {
        ZipOutputStream zip = new ZipOutputStream(output);
        writeContent(po, zip);
        zip.putNextEntry(new ZipEntry(SPEC));
        try (PortObjectSpecZipOutputStream spec = getPortObjectSpecZipOutputStream(new OpenOutputStream(zip))) {
            specSerializer(po.getSpec().getClass()).savePortObjectSpec(po.getSpec(), spec);
        }
        zip.closeEntry();
        zip.putNextEntry(new ZipEntry(OBJECT));
        try (PortObjectZipOutputStream object = getPortObjectZipOutputStream(new OpenOutputStream(zip))) {
            serializer(po.getClass()).savePortObject(po, object, exec);
        }
        zip.closeEntry();
        zip.finish();
        output.flush();
    }

    private static void writeContent(PortObject po, ZipOutputStream zip) throws IOException {
        ModelContent content = new ModelContent("content");
        content.addInt("version", 1);
        content.addString("port_spec_class", po.getSpec().getClass().getName());
        content.addString("port_object_class", po.getClass().getName());
        zip.putNextEntry(new ZipEntry(CONTENT));
        content.saveToXML(new OpenOutputStream(zip));
        zip.closeEntry();
    }

    /** @throws IOException if the stream does not hold an object of a registered type */
    public static PortObject readObjectFromStream(InputStream input, ExecutionMonitor exec)
            throws IOException, CanceledExecutionException {
        try (ZipInputStream zip = new ZipInputStream(input)) {
            next(zip, CONTENT);
            ModelContentRO content = ModelContent.loadFromXML(new OpenInputStream(zip));
            Class<? extends PortObject> objectClass = objectClass(content.getString("port_object_class"));
            next(zip, SPEC);
            PortObjectSpec spec = readSpec(zip, PortType.getPortObjectSpecClass(objectClass));
            next(zip, OBJECT);
            try (PortObjectZipInputStream object = getPortObjectZipInputStream(new OpenInputStream(zip))) {
                return serializer(objectClass).loadPortObject(object, spec, exec);
            }
        } catch (InvalidSettingsException e) {
            throw new IOException("The file does not name the classes of its port object: " + e.getMessage(), e);
        }
    }

    private static Class<? extends PortObject> objectClass(String name) throws IOException {
        return PortTypeRegistry.getInstance()
                .getObjectClass(name)
                .orElseThrow(() -> new IOException("There is no port type of " + name));
    }

    private static PortObjectSpec readSpec(ZipInputStream zip, Class<? extends PortObjectSpec> specClass)
            throws IOException {
        try (PortObjectSpecZipInputStream spec = getPortObjectSpecZipInputStream(new OpenInputStream(zip))) {
            return specSerializer(specClass).loadPortObjectSpec(spec);
        }
    }

    private static PortObjectSerializer<PortObject> serializer(Class<? extends PortObject> objectClass)
            throws IOException {
        return PortTypeRegistry.getInstance()
                .getObjectSerializer(objectClass)
                .orElseThrow(() -> new IOException("There is no serializer for " + objectClass.getName()));
    }

    private static PortObjectSpecSerializer<PortObjectSpec> specSerializer(Class<? extends PortObjectSpec> specClass)
            throws IOException {
        return PortTypeRegistry.getInstance()
                .getSpecSerializer(specClass)
                .orElseThrow(() -> new IOException("There is no serializer for " + specClass.getName()));
    }

    public static PortObjectSpecZipOutputStream getPortObjectSpecZipOutputStream(OutputStream in) throws IOException {
        PortObjectSpecZipOutputStream zip = new PortObjectSpecZipOutputStream(in);
        zip.putNextEntry(new ZipEntry(INNER_SPEC));
        return zip;
    }

    public static PortObjectZipOutputStream getPortObjectZipOutputStream(OutputStream in) throws IOException {
        PortObjectZipOutputStream zip = new PortObjectZipOutputStream(in);
        zip.putNextEntry(new ZipEntry(INNER_OBJECT));
        return zip;
    }

    public static PortObjectSpecZipInputStream getPortObjectSpecZipInputStream(InputStream in) throws IOException {
        PortObjectSpecZipInputStream zip = new PortObjectSpecZipInputStream(in);
        next(zip, INNER_SPEC);
        return zip;
    }

    public static PortObjectZipInputStream getPortObjectZipInputStream(InputStream in) throws IOException {
        PortObjectZipInputStream zip = new PortObjectZipInputStream(in);
        next(zip, INNER_OBJECT);
        return zip;
    }

    private static void next(ZipInputStream zip, String expected) throws IOException {
        ZipEntry entry = zip.getNextEntry();
        if (entry == null || !entry.getName().equals(expected)) {
            throw new IOException("Expected the zip entry " + expected + ", found "
                    + (entry == null ? "the end of the file" : entry.getName()));
        }
    }
}
