package org.knime.core.node.context;

import java.util.Optional;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettingsRO;
import org.knime.core.node.NodeSettingsWO;
import org.knime.core.node.context.ports.ModifiablePortsConfiguration;

/** A creation configuration that can be changed, saved and loaded (config {@code node_creation_config}). */
public final class ModifiableNodeCreationConfiguration extends NodeCreationConfiguration
        implements NodeSettingsPersistable {

    private static final String KEY = "node_creation_config";

    public ModifiableNodeCreationConfiguration(ModifiablePortsConfiguration portsConfig) {
        super(portsConfig);
    }

    @Override
    public Optional<ModifiablePortsConfiguration> getPortConfig() {
        return getModifiablePortConfig();
    }

    @Override
    public void saveSettingsTo(NodeSettingsWO settings) {
        getModifiablePortConfig().ifPresent(ports -> ports.saveSettingsTo(settings.addNodeSettings(KEY)));
    }

    /** Changes nothing where the settings say nothing. */
    @Override
    public void loadSettingsFrom(NodeSettingsRO settings) throws InvalidSettingsException {
        Optional<ModifiablePortsConfiguration> ports = getModifiablePortConfig();
        if (ports.isPresent() && settings.containsKey(KEY)) {
            ports.get().loadSettingsFrom(settings.getNodeSettings(KEY));
        }
    }
}
