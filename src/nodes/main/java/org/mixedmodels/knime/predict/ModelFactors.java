package org.mixedmodels.knime.predict;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.knime.node.parameters.NodeParametersInput;
import org.knime.node.parameters.widget.choices.StringChoicesProvider;
import org.mixedmodels.knime.port.MixedModelPortObjectSpec;

/** Offers the grouping factors of the connected model; none if no model is connected. */
final class ModelFactors implements StringChoicesProvider {
    @Override
    public List<String> choices(NodeParametersInput context) {
        return Arrays.stream(context.getInPortSpecs())
                .flatMap(spec -> spec instanceof MixedModelPortObjectSpec model
                        ? model.groupingFactors().stream()
                        : Stream.empty())
                .toList();
    }
}
