package org.knime.core.node;

import java.io.IOException;
import java.io.InputStream;
import org.knime.core.node.config.Config;

/** A small model as a tree of named values. */
public final class ModelContent extends Config implements ModelContentRO, ModelContentWO {

    public ModelContent(String key) {
        super(key);
    }

    /** Reads a file as KNIME writes it and closes the stream. */
    public static synchronized ModelContentRO loadFromXML(InputStream in) throws IOException {
        ModelContent result = new ModelContent("unnamed");
        result.load(in);
        return result;
    }

    @Override
    public Config getInstance(String key) {
        return new ModelContent(key);
    }

    @Override
    public ModelContentWO addModelContent(String key) {
        ModelContent inner = new ModelContent(key);
        addConfig(inner);
        return inner;
    }

    @Override
    public ModelContent getModelContent(String key) throws InvalidSettingsException {
        return (ModelContent) getConfig(key);
    }
}
