package org.mixedmodels.sdk;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.knime.core.node.NodeDescription;
import org.knime.core.node.NodeFactory;
import org.knime.core.node.NodeModelAccess;
import org.knime.core.node.context.ModifiableNodeCreationConfiguration;
import org.knime.core.node.context.ports.PortsConfiguration;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** The names of a node's ports, from its description: fixed ports by index, ports of a group by the group's id. */
record PortNames(NodeDescription description, Map<String, int[]> inputGroups, Map<String, int[]> outputGroups) {

    static PortNames of(NodeFactory<?> factory, @Nullable ModifiableNodeCreationConfiguration configuration) {
        NodeDescription description = NodeModelAccess.description(factory);
        if (configuration == null || configuration.getPortConfig().isEmpty()) {
            return new PortNames(description, Map.of(), Map.of());
        }
        PortsConfiguration ports = configuration.getPortConfig().get();
        return new PortNames(description, ports.getInputPortLocation(), ports.getOutputPortLocation());
    }

    List<String> inputs(int count) {
        List<String> names = inXml("inPort", "dynInPort", inputGroups);
        return names.size() == count ? names : named(count, true);
    }

    List<String> outputs(int count) {
        List<String> names = inXml("outPort", "dynOutPort", outputGroups);
        return names.size() == count ? names : named(count, false);
    }

    private List<String> named(int count, boolean input) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            names.add(input ? description.getInportName(i) : description.getOutportName(i));
        }
        return names;
    }

    private List<String> inXml(String fixed, String dynamic, Map<String, int[]> groups) {
        List<String> names = new ArrayList<>();
        Element xml = description.getXMLDescription();
        Node ports = xml == null ? null : xml.getElementsByTagName("ports").item(0);
        for (Node node = ports == null ? null : ports.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element port && port.getTagName().equals(fixed)) {
                names.add(port.getAttribute("name"));
            } else if (node instanceof Element port && port.getTagName().equals(dynamic)) {
                int[] positions = groups.getOrDefault(port.getAttribute("group-identifier"), new int[0]);
                names.addAll(Collections.nCopies(positions.length, port.getAttribute("name")));
            }
        }
        return names;
    }
}
