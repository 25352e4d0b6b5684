package org.knime.core.node.port;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.zip.ZipEntry;
import javax.swing.JComponent;
import org.knime.core.node.ExecutionMonitor;

/** An object with numbers, written in two zip entries. */
public final class SampleObject extends AbstractPortObject {

    /** For this object. */
    public static final class Serializer extends AbstractPortObjectSerializer<SampleObject> {}

    private SampleSpec spec;
    private double[] numbers;

    public SampleObject() {
        this(null);
    }

    SampleObject(SampleSpec spec, double... numbers) {
        this.spec = spec;
        this.numbers = numbers;
    }

    double[] numbers() {
        return numbers;
    }

    @Override
    public String getSummary() {
        return "numbers";
    }

    @Override
    public SampleSpec getSpec() {
        return spec;
    }

    @Override
    public JComponent[] getViews() {
        return new JComponent[0];
    }

    @Override
    protected void save(PortObjectZipOutputStream out, ExecutionMonitor exec) throws IOException {
        DataOutputStream data = new DataOutputStream(out);
        out.putNextEntry(new ZipEntry("size"));
        data.writeInt(numbers.length);
        out.putNextEntry(new ZipEntry("numbers"));
        for (double number : numbers) {
            data.writeDouble(number);
        }
        data.flush();
    }

    @Override
    protected void load(PortObjectZipInputStream in, PortObjectSpec spec, ExecutionMonitor exec) throws IOException {
        this.spec = (SampleSpec) spec;
        DataInputStream data = new DataInputStream(in);
        in.getNextEntry();
        numbers = new double[data.readInt()];
        in.getNextEntry();
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = data.readDouble();
        }
    }
}
