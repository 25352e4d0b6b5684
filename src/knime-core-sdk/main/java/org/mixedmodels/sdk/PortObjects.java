package org.mixedmodels.sdk;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionMonitor;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortUtil;

/** Writes port objects to bytes and reads them back, by the serializers of their port type. */
public final class PortObjects {

    private PortObjects() {}

    /** The file that KNIME's Model Writer makes of an object. */
    public static byte[] write(PortObject object) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            PortUtil.writeObjectToStream(object, bytes, new ExecutionMonitor());
        } catch (CanceledExecutionException e) {
            throw new IllegalStateException("nobody cancels this", e);
        }
        return bytes.toByteArray();
    }

    /** The object in such a file. */
    public static PortObject read(byte[] bytes) throws IOException {
        try {
            return PortUtil.readObjectFromStream(new ByteArrayInputStream(bytes), new ExecutionMonitor());
        } catch (CanceledExecutionException e) {
            throw new IllegalStateException("nobody cancels this", e);
        }
    }

    /** What another node receives: a copy made by writing and reading. */
    public static PortObject copy(PortObject object) throws IOException {
        return read(write(object));
    }
}
