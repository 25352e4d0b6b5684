package org.mixedmodels.runner.workflow;

import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IConfigurationElement;
import org.eclipse.core.runtime.IExtensionRegistry;
import org.eclipse.core.runtime.RegistryFactory;
import org.knime.core.node.NodeFactory;
import org.mixedmodels.runner.api.RunnerException;

/** The nodes that bundles contribute to the extension point {@code org.knime.workbench.repository.nodes}. */
final class NodeRepository {

    private static final String POINT = "org.knime.workbench.repository.nodes";
    private static final String FACTORY = "factory-class";

    private final Map<String, IConfigurationElement> contributions = new LinkedHashMap<>();

    NodeRepository() {
        IExtensionRegistry registry = RegistryFactory.getRegistry();
        if (registry == null) {
            throw LoadProblem.of("The extension registry is not running.");
        }
        for (IConfigurationElement element : registry.getConfigurationElementsFor(POINT)) {
            contributions.put(String.valueOf(element.getAttribute(FACTORY)), element);
        }
    }

    /**
     * A new factory.
     *
     * @throws RunnerException if no bundle contributes such a node, or its factory cannot be made
     */
    NodeFactory<?> factory(NodeEntry entry) {
        IConfigurationElement element = contribution(entry);
        try {
            return (NodeFactory<?>) element.createExecutableExtension(FACTORY);
        } catch (CoreException | ClassCastException e) {
            throw LoadProblem.of("The factory " + entry.factory() + " of " + entry.name() + " (#" + entry.id()
                    + ") cannot be made: " + e.getMessage());
        }
    }

    /** The symbolic name of the bundle that contributes a node. */
    String bundle(NodeEntry entry) {
        return contribution(entry).getContributor().getName();
    }

    private IConfigurationElement contribution(NodeEntry entry) {
        IConfigurationElement element = contributions.get(entry.factory());
        if (element == null) {
            throw LoadProblem.of(entry.name() + " (#" + entry.id() + ") cannot be loaded: no installed bundle has the"
                    + " node factory " + entry.factory() + ".");
        }
        return element;
    }
}
