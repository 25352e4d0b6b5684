package org.mixedmodels.knime.table;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.jspecify.annotations.Nullable;
import org.knime.core.data.DataTableSpec;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionContext;
import org.mixedmodels.engine.inference.Reliability;
import org.mixedmodels.engine.result.ConditionalModes;
import org.mixedmodels.engine.result.FixedEffects;
import org.mixedmodels.engine.result.LinearMixedModel;

/**
 * The random effects: one row per group and effect.
 *
 * <p>The reliability is {@link Reliability}'s, for a random intercept tau^2 / (tau^2 + sigma^2 / n_j); missing where the
 * rows of a group do not tell its own coefficient. The group coefficient is the fixed effect of the same name plus the
 * conditional mode; missing where there is no such fixed effect.
 */
public final class RandomEffectsTable {

    private static final TableLayout LAYOUT = new TableLayout()
            .text("Group", "Level", "Term")
            .number("Conditional mode", "Std. error", "Lower", "Upper")
            .longNumber("Observations")
            .number("Reliability", "Group coefficient");

    private RandomEffectsTable() {}

    /** Returns the columns. */
    public static DataTableSpec spec() {
        return LAYOUT.spec();
    }

    /**
     * Writes the table.
     *
     * @param level the level of the intervals, mode plus or minus z times its standard error
     */
    public static BufferedDataTable write(LinearMixedModel model, double level, ExecutionContext execution)
            throws CanceledExecutionException {
        double z = new NormalDistribution(null, 0, 1).inverseCumulativeProbability((1 + level) / 2);
        FixedEffects fixed = model.fixedEffects();
        List<ConditionalModes> modes = model.conditionalModes();
        Iterator<Reliability> reliabilities = Reliability.of(model).iterator();
        List<Effects> effects = new ArrayList<>();
        for (ConditionalModes term : modes) {
            List<Reliability> ofTerm = new ArrayList<>();
            term.terms().forEach(name -> ofTerm.add(reliabilities.next()));
            effects.add(new Effects(term, ofTerm, fixed, z));
        }
        return LAYOUT.write(
                execution, () -> effects.stream().flatMap(Effects::rows).iterator());
    }

    private record Effects(ConditionalModes modes, List<Reliability> reliabilities, FixedEffects fixed, double z) {

        Stream<@Nullable Object[]> rows() {
            int terms = modes.terms().size();
            return IntStream.range(0, modes.levels().size() * terms).mapToObj(i -> row(i / terms, i % terms));
        }

        private @Nullable Object[] row(int level, int term) {
            double mode = modes.modes()[level][term];
            double error = modes.stdErrors()[level][term];
            return new @Nullable Object[] {
                modes.group(),
                modes.levels().get(level),
                modes.terms().get(term),
                mode,
                error,
                mode - z * error,
                mode + z * error,
                modes.observations()[level],
                reliabilities.get(term).values()[level],
                groupCoefficient(mode, modes.terms().get(term))
            };
        }

        private @Nullable Double groupCoefficient(double mode, String term) {
            int index = fixed.terms().indexOf(term);
            return index < 0 ? null : fixed.estimates()[index] + mode;
        }
    }
}
