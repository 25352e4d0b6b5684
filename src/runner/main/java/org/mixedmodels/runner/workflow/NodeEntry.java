package org.mixedmodels.runner.workflow;

import java.nio.file.Path;
import org.knime.core.node.NodeSettings;

/**
 * A node as the files of a workflow describe it.
 *
 * @param id its number
 * @param name its name in the repository
 * @param file its settings.xml
 * @param factory the class name of its factory
 * @param settings the whole content of its settings.xml
 */
record NodeEntry(int id, String name, Path file, String factory, NodeSettings settings) {}
