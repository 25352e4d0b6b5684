package org.knime.base.node.preproc.filter.row3;

import java.util.List;
import org.knime.base.node.PlainDescription;
import org.knime.core.node.NodeDescription;
import org.knime.core.node.NodeFactory;

/** Makes the Row Filter. */
public final class RowFilterNodeFactory extends NodeFactory<RowFilterNodeModel> {

    @Override
    protected NodeDescription createNodeDescription() {
        return new PlainDescription("Row Filter", NodeType.Manipulator, List.of("Table"), List.of("Filtered Table"));
    }

    @Override
    public RowFilterNodeModel createNodeModel() {
        return new RowFilterNodeModel();
    }
}
