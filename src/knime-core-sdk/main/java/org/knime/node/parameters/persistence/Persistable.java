package org.knime.node.parameters.persistence;

/** A class whose fields are saved in node settings; as the type of a field it becomes a nested config. */
public interface Persistable {}
