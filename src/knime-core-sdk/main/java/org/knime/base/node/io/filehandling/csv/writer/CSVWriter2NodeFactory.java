package org.knime.base.node.io.filehandling.csv.writer;

import java.util.List;
import org.knime.base.node.PlainDescription;
import org.knime.core.node.NodeDescription;
import org.knime.core.node.NodeFactory;

/** Makes the CSV Writer. */
public final class CSVWriter2NodeFactory extends NodeFactory<CsvWriterNodeModel> {

    @Override
    protected NodeDescription createNodeDescription() {
        return new PlainDescription("CSV Writer", NodeType.Sink, List.of("Input table"), List.of());
    }

    @Override
    public CsvWriterNodeModel createNodeModel() {
        return new CsvWriterNodeModel();
    }
}
