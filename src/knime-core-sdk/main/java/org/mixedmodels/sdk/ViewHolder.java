package org.mixedmodels.sdk;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.knime.core.node.port.PortObject;

/** A node model that keeps what its view shows. */
public interface ViewHolder {

    /** The view as it opens now, if the node has one. */
    Optional<ShownView> view();

    /** What executing has kept for the view, or null. */
    PortObject @Nullable [] internalObjects();

    /** Replaces what is kept. */
    void setInternalObjects(PortObject @Nullable [] objects);
}
