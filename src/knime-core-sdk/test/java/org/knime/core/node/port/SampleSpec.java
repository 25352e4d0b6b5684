package org.knime.core.node.port;

import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.ModelContentRO;
import org.knime.core.node.ModelContentWO;

/** A spec with one text. */
public final class SampleSpec extends AbstractSimplePortObjectSpec {

    /** For this spec. */
    public static final class Serializer extends AbstractSimplePortObjectSpecSerializer<SampleSpec> {}

    private String name;

    public SampleSpec() {
        this(null);
    }

    SampleSpec(String name) {
        this.name = name;
    }

    String name() {
        return name;
    }

    @Override
    protected void save(ModelContentWO model) {
        model.addString("name", name);
    }

    @Override
    protected void load(ModelContentRO model) throws InvalidSettingsException {
        name = model.getString("name");
    }
}
