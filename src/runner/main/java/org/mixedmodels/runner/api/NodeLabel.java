package org.mixedmodels.runner.api;

/**
 * A node as a reader of the workflow knows it.
 *
 * @param id its number in the workflow
 * @param name its name, such as "Fit Mixed Model"
 * @param extension whether it belongs to the extension, and not to the base nodes around it
 */
public record NodeLabel(int id, String name, boolean extension) {

    @Override
    public String toString() {
        return name + " (#" + id + ")";
    }
}
