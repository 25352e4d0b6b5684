package org.mixedmodels.runner.workflow;

import org.mixedmodels.runner.api.WorkflowService;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/** Offers the workflow code as a service. */
public final class WorkflowActivator implements BundleActivator {

    @Override
    public void start(BundleContext context) {
        context.registerService(WorkflowService.class, new WorkflowExecutor(), null);
    }

    @Override
    public void stop(BundleContext context) {
        // the framework takes the service back
    }
}
