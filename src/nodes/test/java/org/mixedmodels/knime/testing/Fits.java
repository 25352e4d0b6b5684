package org.mixedmodels.knime.testing;

import java.util.function.Consumer;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.NodeSettingsWO;
import org.mixedmodels.engine.result.LinearMixedModel;
import org.mixedmodels.knime.fit.FitMixedModelNodeFactory;
import org.mixedmodels.knime.port.MixedModelPortObject;

/** Fitted models for the tests of other nodes, and the parts of the fit node's options. */
public final class Fits {

    private Fits() {}

    /** A model by its formula. */
    public static MixedModelPortObject of(String data, String formula, String estimation) throws Exception {
        return (MixedModelPortObject) node(formula, estimation).run(TestData.table(data))[0];
    }

    /** A model of a table by its formula. */
    public static LinearMixedModel model(BufferedDataTable table, String formula, String estimation) throws Exception {
        return ((MixedModelPortObject) node(formula, estimation).run(table)[0]).model();
    }

    /** A fit node with a formula. */
    public static NodeUnderTest node(String formula, String estimation) {
        return NodeUnderTest.of(new FitMixedModelNodeFactory())
                .with("specifyBy", "FORMULA")
                .with("formula", formula)
                .with("estimation", estimation);
    }

    /** The options of a random effect. */
    public static Consumer<NodeSettingsWO> randomEffect(String[] groups, String[] slopes, String covariance) {
        return element -> {
            element.addStringArray("groupingColumns", groups);
            element.addBoolean("intercept", true);
            element.addStringArray("slopeColumns", slopes);
            element.addString("covariance", covariance);
        };
    }

    /** The options of a reference category. */
    public static Consumer<NodeSettingsWO> reference(String column, String category) {
        return element -> {
            element.addString("column", column);
            element.addString("category", category);
        };
    }

    /** The options of an interaction. */
    public static Consumer<NodeSettingsWO> interaction(String... columns) {
        return element -> element.addStringArray("columns", columns);
    }
}
