package org.mixedmodels.knime.table;

import java.util.Comparator;
import java.util.List;
import org.mixedmodels.engine.inference.NamedModel;
import org.mixedmodels.engine.inference.TermDeletion;

/** How the models without a random effect are ordered and called. */
final class Deletions {

    private Deletions() {}

    /** Returns the deletions, the one that leaves the fewest parameters first. */
    static List<TermDeletion.Row> ordered(TermDeletion deletion) {
        return deletion.rows().stream()
                .sorted(Comparator.comparingInt(TermDeletion.Row::parameters))
                .toList();
    }

    /** Returns the name of the smaller model, such as "Model 1 without (1 | batch)". */
    static String name(NamedModel model, TermDeletion.Row row) {
        return model.name() + " without " + row.dropped();
    }
}
