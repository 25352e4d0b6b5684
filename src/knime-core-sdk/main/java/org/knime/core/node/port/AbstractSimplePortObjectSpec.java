package org.knime.core.node.port;

import java.io.IOException;
import java.util.zip.ZipEntry;
import javax.swing.JComponent;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.ModelContent;
import org.knime.core.node.ModelContentRO;
import org.knime.core.node.ModelContentWO;

/** A spec that saves itself as a tree of named values; it has a public constructor without parameters. */
public abstract class AbstractSimplePortObjectSpec implements PortObjectSpec {

    public AbstractSimplePortObjectSpec() {}

    protected abstract void save(ModelContentWO model);

    protected abstract void load(ModelContentRO model) throws InvalidSettingsException;

    @Override
    public JComponent[] getViews() {
        return new JComponent[0];
    }

    /** Specs are equal if they are of one class and save the same. */
    @Override
    public boolean equals(Object ospec) {
        if (ospec == null || ospec.getClass() != getClass()) {
            return false;
        }
        return content(this).isIdentical(content((AbstractSimplePortObjectSpec) ospec));
    }

    @Override
    public int hashCode() {
        return content(this).toString().hashCode();
    }

    private static ModelContent content(AbstractSimplePortObjectSpec spec) {
        ModelContent content = new ModelContent("spec");
        spec.save(content);
        return content;
    }

    /** Saves and loads specs of the class that stands for T where this class is extended. */
    public abstract static class AbstractSimplePortObjectSpecSerializer<T extends AbstractSimplePortObjectSpec>
            extends PortObjectSpecSerializer<T> {

        @Override
        public T loadPortObjectSpec(PortObjectSpecZipInputStream in) throws IOException {
            ZipEntry entry = in.getNextEntry();
            if (entry == null || !entry.getName().equals("content.xml")) {
                throw new IOException("The spec has no entry content.xml");
            }
            T spec = SerializedClass.<T>of(getClass()).create();
            try {
                spec.load(ModelContent.loadFromXML(new OpenInputStream(in)).getModelContent("model"));
            } catch (InvalidSettingsException e) {
                throw new IOException("The spec cannot be read: " + e.getMessage(), e);
            }
            return spec;
        }

        @Override
        public void savePortObjectSpec(T portObject, PortObjectSpecZipOutputStream out) throws IOException {
            ModelContent content = new ModelContent("content.xml");
            content.addInt("version", 1);
            content.addString("class_name", portObject.getClass().getName());
            portObject.save(content.addModelContent("model"));
            out.putNextEntry(new ZipEntry("content.xml"));
            content.saveToXML(new OpenOutputStream(out));
            out.closeEntry();
        }
    }
}
