package org.mixedmodels.sdk;

import java.io.IOException;
import javax.swing.JComponent;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionMonitor;
import org.knime.core.node.ModelContentRO;
import org.knime.core.node.ModelContentWO;
import org.knime.core.node.port.AbstractPortObject;
import org.knime.core.node.port.AbstractSimplePortObjectSpec;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.core.node.port.PortObjectZipInputStream;
import org.knime.core.node.port.PortObjectZipOutputStream;
import org.knime.core.node.port.PortType;
import org.knime.core.node.port.PortTypeRegistration;
import org.knime.core.node.port.PortTypeRegistry;

/** A port object that holds one byte. */
public final class SampleModel extends AbstractPortObject {

    private int value;

    /** For the serializer. */
    public SampleModel() {}

    SampleModel(int value) {
        this.value = value;
    }

    static PortType type() {
        PortTypeRegistration.register("Sample", new Serializer(), new SpecSerializer());
        return PortTypeRegistry.getInstance().getPortType(SampleModel.class);
    }

    int value() {
        return value;
    }

    @Override
    public String getSummary() {
        return "value " + value;
    }

    @Override
    public Spec getSpec() {
        return new Spec();
    }

    @Override
    public JComponent[] getViews() {
        return new JComponent[0];
    }

    @Override
    protected void save(PortObjectZipOutputStream out, ExecutionMonitor exec)
            throws IOException, CanceledExecutionException {
        out.write(value);
    }

    @Override
    protected void load(PortObjectZipInputStream in, PortObjectSpec spec, ExecutionMonitor exec)
            throws IOException, CanceledExecutionException {
        value = in.read();
    }

    /** Its spec, which holds nothing. */
    public static final class Spec extends AbstractSimplePortObjectSpec {

        /** For the serializer. */
        public Spec() {}

        @Override
        protected void save(ModelContentWO model) {}

        @Override
        protected void load(ModelContentRO model) {}
    }

    /** Makes objects from files. */
    public static final class Serializer extends AbstractPortObjectSerializer<SampleModel> {}

    /** Makes specs from files. */
    public static final class SpecSerializer
            extends AbstractSimplePortObjectSpec.AbstractSimplePortObjectSpecSerializer<Spec> {}
}
