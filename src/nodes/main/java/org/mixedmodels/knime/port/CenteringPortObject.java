package org.mixedmodels.knime.port;

import java.io.IOException;
import java.util.Locale;
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
import org.mixedmodels.engine.center.CenteringDefinition;
import org.mixedmodels.engine.center.CenteringModel;

/**
 * The means by which columns were centered, between two nodes. The class name is stored in workflows and never
 * changes.
 */
public final class CenteringPortObject extends AbstractPortObject {

    /** The type of ports for centering models. */
    public static final PortType TYPE = PortTypeRegistry.getInstance().getPortType(CenteringPortObject.class);

    private @Nullable CenteringModel m_model;

    /** For the framework, which fills the object by loading it. */
    public CenteringPortObject() {}

    /** The means that were computed from a table. */
    public CenteringPortObject(CenteringModel model) {
        m_model = model;
    }

    /** Returns the means. */
    public CenteringModel model() {
        if (m_model == null) {
            throw new IllegalStateException("the centering model has not been loaded yet");
        }
        return m_model;
    }

    @Override
    public CenteringPortObjectSpec getSpec() {
        return new CenteringPortObjectSpec(model().definition());
    }

    @Override
    public String getSummary() {
        CenteringDefinition definition = model().definition();
        return definition
                        .predictors()
                        .get(0)
                        .method()
                        .name()
                        .toLowerCase(Locale.ROOT)
                        .replace('_', ' ') + " of " + String.join(", ", definition.columns());
    }

    @Override
    public JComponent[] getViews() {
        return PortText.views("Summary", getSummary());
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
        m_model = CenteringArchive.read(in);
    }

    /** Stores the model; named in plugin.xml. */
    public static final class Serializer extends AbstractPortObjectSerializer<CenteringPortObject> {}
}
