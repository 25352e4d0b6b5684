package org.mixedmodels.knime.table;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.mixedmodels.engine.data.Column;
import org.mixedmodels.engine.data.RowBatch;
import org.mixedmodels.engine.data.RowReader;
import org.mixedmodels.engine.design.NominalCoding;
import org.mixedmodels.engine.result.LinearMixedModel;

/** Finds the categories of a row that a model has no coefficient for. */
final class UnseenCategories {

    private final List<Predictor> m_predictors = new ArrayList<>();

    /**
     * A nominal predictor.
     *
     * @param column its place among the wanted columns
     * @param seen the categories that the model knows
     */
    private record Predictor(String name, int column, Set<String> seen) {}

    /** @param wanted the columns of the batches */
    UnseenCategories(LinearMixedModel model, List<Column> wanted) {
        for (NominalCoding coding : model.design().codings()) {
            m_predictors.add(new Predictor(
                    coding.column(), wanted.indexOf(Column.nominal(coding.column())), new HashSet<>(coding.levels())));
        }
    }

    /** Returns the unseen categories of the first row of a batch, each with its column; missing cells are none. */
    List<String> of(RowBatch batch, RowReader reader) {
        List<String> unseen = new ArrayList<>();
        for (Predictor predictor : m_predictors) {
            int code = batch.codes(predictor.column())[0];
            if (code != RowBatch.MISSING) {
                String category = reader.levels(predictor.column()).level(code);
                if (!predictor.seen().contains(category)) {
                    unseen.add(predictor.name() + " " + category);
                }
            }
        }
        return unseen;
    }
}
