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
import org.mixedmodels.engine.result.LinearMixedModel;

/**
 * A fitted mixed model between two nodes.
 *
 * <p>Stored as its cross-products and estimates ({@link MixedModelArchive}); what is read is evaluated again and
 * refused if it does not give the stored criterion. The class name is stored in workflows and never changes.
 */
public final class MixedModelPortObject extends AbstractPortObject {

    /** The type of ports for mixed models. */
    public static final PortType TYPE = PortTypeRegistry.getInstance().getPortType(MixedModelPortObject.class);

    /** The same for an input that may stay unconnected. */
    public static final PortType OPTIONAL_TYPE =
            PortTypeRegistry.getInstance().getPortType(MixedModelPortObject.class, true);

    private @Nullable LinearMixedModel m_model;
    private @Nullable MixedModelPortObjectSpec m_spec;

    /** For the framework, which fills the object by loading it. */
    public MixedModelPortObject() {}

    /** A fitted model and what was known of it before; the spec learns the groups and categories that were met. */
    public MixedModelPortObject(LinearMixedModel model, MixedModelPortObjectSpec spec) {
        m_model = model;
        m_spec = spec.withLevels(MetLevels.groups(model), MetLevels.categories(model));
    }

    /** Returns the fitted model. */
    public LinearMixedModel model() {
        return present(m_model);
    }

    @Override
    public MixedModelPortObjectSpec getSpec() {
        return present(m_spec);
    }

    @Override
    public String getSummary() {
        return ModelText.summary(model());
    }

    @Override
    public JComponent[] getViews() {
        return PortText.views("Summary", ModelText.of(model()));
    }

    @Override
    protected void save(PortObjectZipOutputStream out, ExecutionMonitor exec)
            throws IOException, CanceledExecutionException {
        exec.setMessage("saving the model");
        exec.checkCanceled();
        MixedModelArchive.write(model(), out);
    }

    @Override
    protected void load(PortObjectZipInputStream in, PortObjectSpec spec, ExecutionMonitor exec)
            throws IOException, CanceledExecutionException {
        exec.setMessage("loading the model");
        exec.checkCanceled();
        m_spec = (MixedModelPortObjectSpec) spec;
        m_model = MixedModelArchive.read(in);
    }

    private static <T> T present(@Nullable T value) {
        if (value == null) {
            throw new IllegalStateException("the model has not been loaded yet");
        }
        return value;
    }

    /** Stores the model; named in plugin.xml. */
    public static final class Serializer extends AbstractPortObjectSerializer<MixedModelPortObject> {}
}
