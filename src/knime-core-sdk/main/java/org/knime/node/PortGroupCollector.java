package org.knime.node;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import org.knime.node.RequirePorts.ConfigurablePort;
import org.knime.node.RequirePorts.DynamicPortsAdder;
import org.knime.node.RequirePorts.RequirePortName;

/** Collects the groups of ports that a node declares. Not a type of KNIME. */
final class PortGroupCollector implements DynamicPortsAdder {

    private final List<PortGroup> groups = new ArrayList<>();

    static List<PortGroup> collect(Consumer<DynamicPortsAdder> ports) {
        PortGroupCollector collector = new PortGroupCollector();
        ports.accept(collector);
        return List.copyOf(collector.groups);
    }

    @Override
    public DynamicPortsAdder addInputPortGroup(String groupId, Function<RequirePortName, ConfigurablePort> group) {
        return add(true, groupId, group);
    }

    @Override
    public DynamicPortsAdder addOutputPortGroup(String groupId, Function<RequirePortName, ConfigurablePort> group) {
        return add(false, groupId, group);
    }

    private DynamicPortsAdder add(boolean input, String id, Function<RequirePortName, ConfigurablePort> group) {
        ConfigurablePort port = group.apply(name ->
                description -> new PortModeStage(slot(), mode -> new PortGroup(input, id, name, description, mode)));
        Objects.requireNonNull(port, () -> "the port group " + id + " is not complete");
        return this;
    }

    /** A place in the list of groups, filled when the mode is known and again when details of it follow. */
    private Consumer<PortGroup> slot() {
        int[] index = {-1};
        return group -> {
            if (index[0] < 0) {
                index[0] = groups.size();
                groups.add(group);
            } else {
                groups.set(index[0], group);
            }
        };
    }
}
