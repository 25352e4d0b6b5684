package org.knime.core.node;

import java.io.IOException;
import java.io.InputStream;
import org.knime.core.node.config.Config;

/** The settings of a node. */
public final class NodeSettings extends Config implements NodeSettingsRO, NodeSettingsWO {

    public NodeSettings(String key) {
        super(key);
    }

    /** Reads a file as KNIME writes it and closes the stream. */
    public static NodeSettingsRO loadFromXML(InputStream in) throws IOException {
        NodeSettings result = new NodeSettings("unnamed");
        result.load(in);
        return result;
    }

    @Override
    public Config getInstance(String key) {
        return new NodeSettings(key);
    }

    @Override
    public NodeSettingsWO addNodeSettings(String key) {
        NodeSettings inner = new NodeSettings(key);
        addConfig(inner);
        return inner;
    }

    @Override
    public void addNodeSettings(NodeSettings settings) {
        addConfig(settings);
    }

    @Override
    public NodeSettings getNodeSettings(String key) throws InvalidSettingsException {
        return (NodeSettings) getConfig(key);
    }
}
