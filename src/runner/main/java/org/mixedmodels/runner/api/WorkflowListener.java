package org.mixedmodels.runner.api;

import java.util.List;

/** Told about a running workflow, from the thread that runs it. */
public interface WorkflowListener {

    /** The workflow is loaded; its nodes will be executed in this order. */
    void loaded(List<NodeLabel> nodes);

    /** A node begins. */
    void started(NodeLabel node);

    /**
     * A node tells how far it is.
     *
     * @param fraction between 0 and 1, or NaN where that is not known
     * @param message what it is doing; may be empty
     */
    void progress(NodeLabel node, double fraction, String message);

    /** A table is ready at an output port. */
    void table(OutputPort port, OutputTable table);

    /**
     * A model, or another object that is no table, is ready at an output port.
     *
     * @param summary what it says about itself
     */
    void model(OutputPort port, String summary);

    /**
     * A node has a view to show.
     *
     * @param label what the workflow's author wrote below the node, in one line; may be empty
     * @param viewModel what the view shows, as JSON
     */
    void view(NodeLabel node, String label, String viewModel);

    /**
     * A node is executed.
     *
     * @param warnings what it warns of; usually empty
     */
    void finished(NodeLabel node, List<String> warnings);
}
