package org.mixedmodels.runner.workflow;

/**
 * A connection of a workflow. Port 0 is that of the flow variables.
 *
 * @param source the id of the node that gives
 * @param sourcePort its output port
 * @param target the id of the node that takes
 * @param targetPort its input port
 */
record Connection(int source, int sourcePort, int target, int targetPort) {}
