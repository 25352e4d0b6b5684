package org.mixedmodels.sdk;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** The folder of the workflow that a thread is working on; nodes that read and write files resolve their paths with it. */
public final class WorkflowLocation {

    private static final ThreadLocal<@Nullable Path> CURRENT = new ThreadLocal<>();

    private WorkflowLocation() {}

    /**
     * Does work on behalf of a workflow.
     *
     * @param folder the folder with {@code workflow.knime}
     */
    public static <T extends @Nullable Object> T with(Path folder, Callable<T> work) throws Exception {
        Path before = CURRENT.get();
        CURRENT.set(folder);
        try {
            return work.call();
        } finally {
            CURRENT.set(before);
        }
    }

    /**
     * The folder of this thread's workflow.
     *
     * @throws IllegalStateException outside of {@link #with}
     */
    public static Path current() {
        Path folder = CURRENT.get();
        if (folder == null) {
            throw new IllegalStateException("no workflow is being worked on");
        }
        return folder;
    }
}
