package org.mixedmodels.runner.api;

import java.nio.file.Path;
import java.util.List;

/**
 * A workflow to execute.
 *
 * @param folder the folder with {@code workflow.knime}
 * @param overrides settings that replace those of the nodes, in this order
 */
public record WorkflowRequest(Path folder, List<SettingOverride> overrides) {

    /** Copies the list. */
    public WorkflowRequest {
        overrides = List.copyOf(overrides);
    }
}
