package org.mixedmodels.knime.port;

import java.util.List;
import java.util.Optional;
import javax.swing.JComponent;
import org.jspecify.annotations.Nullable;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.ModelContentRO;
import org.knime.core.node.ModelContentWO;
import org.knime.core.node.port.AbstractSimplePortObjectSpec;
import org.mixedmodels.engine.center.CenteringDefinition;

/**
 * What is known of a centering model before the means are computed: the columns, their methods and the grouping
 * columns; and how the centered columns are named and placed, so that later tables get the same ones.
 *
 * <p>The class name is stored in workflows and never changes. Version 1 has one method for all columns, at most one
 * grouping column, and appends columns named by the method.
 */
public final class CenteringPortObjectSpec extends AbstractSimplePortObjectSpec {

    private static final int VERSION = 2;

    private @Nullable CenteringDefinition m_definition;
    private boolean m_replaces;
    private String m_suffix = "";

    /** For the framework, which fills the spec by loading it. */
    public CenteringPortObjectSpec() {}

    /**
     * Describes the centering of some columns.
     *
     * @param replaces whether the centered values take the place of the original columns
     * @param suffix what is added to the names of the columns; empty to name them by the method
     */
    public CenteringPortObjectSpec(CenteringDefinition definition, boolean replaces, Optional<String> suffix) {
        m_definition = definition;
        m_replaces = replaces;
        m_suffix = suffix.orElse("");
    }

    /** Returns what is centered, and how. */
    public CenteringDefinition definition() {
        if (m_definition == null) {
            throw new IllegalStateException("the spec has not been loaded yet");
        }
        return m_definition;
    }

    /** Returns whether the centered values take the place of the original columns. */
    public boolean replaces() {
        return m_replaces;
    }

    /** Returns what is added to the names of centered columns, if they are not named by the method. */
    public Optional<String> suffix() {
        return Optional.of(m_suffix).filter(suffix -> !suffix.isEmpty());
    }

    @Override
    public JComponent[] getViews() {
        return PortText.views("Centering", CenteringText.of(definition()));
    }

    @Override
    protected void save(ModelContentWO model) {
        model.addInt("format", VERSION);
        model.addStringArray("columns", CenteringArchive.columns(definition()).toArray(String[]::new));
        model.addStringArray("methods", CenteringArchive.methods(definition()).toArray(String[]::new));
        model.addStringArray("levels", definition().levels().toArray(String[]::new));
        model.addBoolean("replaces", m_replaces);
        model.addString("suffix", m_suffix);
    }

    @Override
    protected void load(ModelContentRO model) throws InvalidSettingsException {
        int version = model.getInt("format");
        FormatVersion.checkSpec(version, VERSION, "centering model");
        List<String> columns = MixedModelPortObjectSpec.texts(model, "columns");
        try {
            if (version == 1) {
                loadVersion1(columns, model);
            } else {
                m_definition = CenteringArchive.definition(
                        columns,
                        MixedModelPortObjectSpec.texts(model, "methods"),
                        MixedModelPortObjectSpec.texts(model, "levels"));
                m_replaces = model.getBoolean("replaces");
                m_suffix = MixedModelPortObjectSpec.text(model, "suffix");
            }
        } catch (IllegalArgumentException e) {
            throw new InvalidSettingsException("The stored centering model is damaged: " + e.getMessage() + ".", e);
        }
    }

    private void loadVersion1(List<String> columns, ModelContentRO model) throws InvalidSettingsException {
        String method = MixedModelPortObjectSpec.text(model, "method");
        String group = MixedModelPortObjectSpec.text(model, "groupColumn");
        m_definition = CenteringArchive.definition(
                columns, columns.stream().map(column -> method).toList(), group.isEmpty() ? List.of() : List.of(group));
    }

    /** Stores the spec; named in plugin.xml. */
    public static final class Serializer extends AbstractSimplePortObjectSpecSerializer<CenteringPortObjectSpec> {}
}
