package org.mixedmodels.knime.port;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mixedmodels.engine.design.CrossProducts.FactorProducts;
import org.mixedmodels.engine.design.NominalCoding;
import org.mixedmodels.engine.result.LinearMixedModel;

/** The groups and categories among the rows that a model was fitted to. */
final class MetLevels {

    /** A spec is read whenever a workflow is opened, so that it lists no more groups than this. */
    static final int MOST_GROUPS = 500;

    private MetLevels() {}

    /** Returns the groups of every grouping factor that has few enough to be listed. */
    static Map<String, List<String>> groups(LinearMixedModel model) {
        Map<String, List<String>> groups = new LinkedHashMap<>();
        for (FactorProducts factor : model.crossProducts().factors()) {
            if (factor.levels().size() <= MOST_GROUPS) {
                groups.put(factor.name(), factor.levels());
            }
        }
        return groups;
    }

    /** Returns the categories of every nominal predictor, the reference first. */
    static Map<String, List<String>> categories(LinearMixedModel model) {
        Map<String, List<String>> categories = new LinkedHashMap<>();
        for (NominalCoding coding : model.design().codings()) {
            categories.put(coding.column(), coding.levels());
        }
        return categories;
    }
}
