package org.mixedmodels.sdk.parameters;

import java.util.Optional;
import org.knime.node.parameters.NodeParameters;

/** A node model whose settings are an object of a parameters class. */
public interface ParametersHolder {

    /** The class, if the node has parameters. */
    Optional<Class<? extends NodeParameters>> parametersClass();

    /** Replaces the parameters. */
    void setParameters(NodeParameters parameters);
}
