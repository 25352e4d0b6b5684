package org.mixedmodels.knime.port;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.ModelContentRO;
import org.knime.core.node.ModelContentWO;
import org.knime.core.node.port.AbstractSimplePortObjectSpec;
import org.mixedmodels.engine.center.CenteringDefinition;
import org.mixedmodels.engine.center.CenteringMethod;

/**
 * What is known of a centering model before the means are computed: the columns, the method and the grouping column.
 *
 * <p>The class name is stored in workflows and never changes.
 */
public final class CenteringPortObjectSpec extends AbstractSimplePortObjectSpec {

    private static final int VERSION = 1;

    private @Nullable CenteringDefinition m_definition;

    /** For the framework, which fills the spec by loading it. */
    public CenteringPortObjectSpec() {}

    /** Describes the centering of some columns. */
    public CenteringPortObjectSpec(CenteringDefinition definition) {
        m_definition = definition;
    }

    /** Returns what is centered, and how. */
    public CenteringDefinition definition() {
        if (m_definition == null) {
            throw new IllegalStateException("the spec has not been loaded yet");
        }
        return m_definition;
    }

    @Override
    protected void save(ModelContentWO model) {
        model.addInt("format", VERSION);
        model.addStringArray("columns", definition().columns().toArray(String[]::new));
        model.addString("method", definition().predictors().get(0).method().name());
        model.addString(
                "groupColumn", definition().levels().stream().findFirst().orElse(""));
    }

    @Override
    protected void load(ModelContentRO model) throws InvalidSettingsException {
        FormatVersion.checkSpec(model.getInt("format"), VERSION, "centering model");
        String method = MixedModelPortObjectSpec.text(model, "method");
        try {
            m_definition = CenteringDefinition.of(
                    MixedModelPortObjectSpec.texts(model, "columns"),
                    CenteringMethod.valueOf(method),
                    Optional.of(MixedModelPortObjectSpec.text(model, "groupColumn"))
                            .filter(name -> !name.isEmpty()));
        } catch (IllegalArgumentException e) {
            throw new InvalidSettingsException("The stored centering model is damaged: " + e.getMessage() + ".", e);
        }
    }

    /** Stores the spec; named in plugin.xml. */
    public static final class Serializer extends AbstractSimplePortObjectSpecSerializer<CenteringPortObjectSpec> {}
}
