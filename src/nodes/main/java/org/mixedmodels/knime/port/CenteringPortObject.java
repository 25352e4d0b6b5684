package org.mixedmodels.knime.port;

import java.io.IOException;
import javax.swing.JComponent;
import org.jspecify.annotations.Nullable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionMonitor;
import org.knime.core.node.port.AbstractPortObject;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.core.node.port.PortObjectZipInputStream;
import org.knime.core.node.port.PortObjectZipOutputStream;
import org.knime.core.node.port.PortType;
import org.knime.core.node.port.PortTypeRegistry;
import org.mixedmodels.engine.center.CenteringModel;

/**
 * The means by which columns were centered, between two nodes. The class name is stored in workflows and never
 * changes.
 */
public final class CenteringPortObject extends AbstractPortObject {

    /** The type of ports for centering models. */
    public static final PortType TYPE = PortTypeRegistry.getInstance().getPortType(CenteringPortObject.class);

    private @Nullable CenteringModel m_model;
    private @Nullable CenteringPortObjectSpec m_spec;

    /** For the framework, which fills the object by loading it. */
    public CenteringPortObject() {}

    /** The means that were computed from a table, and what was known before. */
    public CenteringPortObject(CenteringModel model, CenteringPortObjectSpec spec) {
        m_model = model;
        m_spec = spec;
    }

    /** Returns the means. */
    public CenteringModel model() {
        return present(m_model);
    }

    @Override
    public CenteringPortObjectSpec getSpec() {
        return present(m_spec);
    }

    private static <T> T present(@Nullable T value) {
        if (value == null) {
            throw new IllegalStateException("the centering model has not been loaded yet");
        }
        return value;
    }

    @Override
    public String getSummary() {
        return CenteringText.summary(model().definition());
    }

    @Override
    public JComponent[] getViews() {
        return PortText.views("Summary", CenteringText.of(model()));
    }

    @Override
    protected void save(PortObjectZipOutputStream out, ExecutionMonitor exec)
            throws IOException, CanceledExecutionException {
        exec.checkCanceled();
        CenteringArchive.write(model(), out);
    }

    @Override
    protected void load(PortObjectZipInputStream in, PortObjectSpec spec, ExecutionMonitor exec)
            throws IOException, CanceledExecutionException {
        exec.checkCanceled();
        m_spec = (CenteringPortObjectSpec) spec;
        m_model = CenteringArchive.read(in);
    }

    /** Stores the model; named in plugin.xml. */
    public static final class Serializer extends AbstractPortObjectSerializer<CenteringPortObject> {}
}
