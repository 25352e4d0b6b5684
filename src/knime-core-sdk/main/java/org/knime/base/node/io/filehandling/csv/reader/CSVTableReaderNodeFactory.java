package org.knime.base.node.io.filehandling.csv.reader;

import java.util.List;
import org.knime.base.node.PlainDescription;
import org.knime.core.node.NodeDescription;
import org.knime.core.node.NodeFactory;

/** Makes the CSV Reader. */
public final class CSVTableReaderNodeFactory extends NodeFactory<CsvReaderNodeModel> {

    @Override
    protected NodeDescription createNodeDescription() {
        return new PlainDescription("CSV Reader", NodeType.Source, List.of(), List.of("Data Table"));
    }

    @Override
    public CsvReaderNodeModel createNodeModel() {
        return new CsvReaderNodeModel();
    }
}
