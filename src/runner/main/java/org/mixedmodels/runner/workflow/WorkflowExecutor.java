package org.mixedmodels.runner.workflow;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mixedmodels.runner.api.RunnerException;
import org.mixedmodels.runner.api.SettingOverride;
import org.mixedmodels.runner.api.WorkflowListener;
import org.mixedmodels.runner.api.WorkflowRequest;
import org.mixedmodels.runner.api.WorkflowService;
import org.mixedmodels.sdk.WorkflowLocation;

/** Loads a workflow whole, then executes it. */
final class WorkflowExecutor implements WorkflowService {

    @Override
    public void run(WorkflowRequest request, WorkflowListener listener) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        // libraries that look services up must find those of the bundles, not those of the command line
        thread.setContextClassLoader(WorkflowExecutor.class.getClassLoader());
        try {
            WorkflowLocation.with(request.folder(), () -> {
                load(request).execute(listener);
                return true;
            });
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("no checked exception is thrown above", e);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static Workflow load(WorkflowRequest request) {
        WorkflowFolder folder = WorkflowFolder.read(request.folder());
        for (SettingOverride override : request.overrides()) {
            if (!folder.nodes().containsKey(override.node())) {
                throw RunnerException.badInput("-option names node " + override.node()
                        + ", but the workflow has the nodes " + folder.nodes().keySet() + ".");
            }
        }
        NodeRepository repository = new NodeRepository();
        Map<Integer, WorkflowNode> nodes = new LinkedHashMap<>();
        for (int id : ExecutionOrder.of(folder)) {
            List<SettingOverride> overrides = request.overrides().stream()
                    .filter(override -> override.node() == id)
                    .toList();
            NodeEntry entry = folder.nodes().get(id);
            if (entry != null) {
                nodes.put(id, WorkflowNode.load(entry, repository, overrides));
            }
        }
        return Workflow.of(nodes, folder.connections());
    }
}
