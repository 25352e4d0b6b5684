package org.mixedmodels.runner.workflow;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeSet;
import org.mixedmodels.runner.api.RunnerException;

/** Orders the nodes of a workflow so that each comes after those that it depends on; the smaller id first. */
final class ExecutionOrder {

    private ExecutionOrder() {}

    /**
     * The ids in order.
     *
     * @throws RunnerException if the connections form a cycle
     */
    static List<Integer> of(WorkflowFolder workflow) {
        Map<Integer, Integer> waiting = new HashMap<>();
        workflow.nodes().keySet().forEach(id -> waiting.put(id, 0));
        workflow.connections().forEach(c -> waiting.merge(c.target(), 1, Integer::sum));
        PriorityQueue<Integer> ready = new PriorityQueue<>();
        waiting.forEach((id, count) -> {
            if (count == 0) {
                ready.add(id);
            }
        });
        List<Integer> order = new ArrayList<>();
        for (Integer id = ready.poll(); id != null; id = ready.poll()) {
            order.add(id);
            waiting.remove(id);
            for (Connection connection : workflow.connections()) {
                if (connection.source() == id && waiting.merge(connection.target(), -1, Integer::sum) == 0) {
                    ready.add(connection.target());
                }
            }
        }
        if (!waiting.isEmpty()) {
            throw LoadProblem.of("The connections of the workflow form a cycle through the nodes "
                    + new TreeSet<>(waiting.keySet()) + " or some of them.");
        }
        return order;
    }
}
