package org.mixedmodels.runner.output;

/**
 * A view for a report.
 *
 * @param node the name of its node
 * @param label what was written below the node; may be empty
 * @param viewModel what it shows, as JSON
 */
public record NodeView(String node, String label, String viewModel) {}
