package org.knime.core.node;

/** Mark of the steps of fluent interfaces that declare nodes. */
public interface FluentNodeAPI {}
