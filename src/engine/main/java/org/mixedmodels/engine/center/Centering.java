package org.mixedmodels.engine.center;

import java.util.ArrayList;
import java.util.List;
import org.mixedmodels.engine.data.InputProblem;
import org.mixedmodels.engine.data.InvalidInputException;
import org.mixedmodels.engine.data.LevelDictionary;
import org.mixedmodels.engine.data.RowBatch;
import org.mixedmodels.engine.data.RowReader;
import org.mixedmodels.engine.data.RowSource;
import org.mixedmodels.engine.progress.ProgressMonitor;

/**
 * Computes the means that are subtracted, in one pass with constant memory per group (Welford 1962, Technometrics 4(3),
 * 419-420). Missing values are left out column by column.
 */
public final class Centering {

    private final CenteringDefinition definition;
    private final List<Moments> overall = new ArrayList<>();
    private final List<List<Moments>> byGroup = new ArrayList<>();

    private Centering(CenteringDefinition definition) {
        this.definition = definition;
        definition.columns().forEach(column -> overall.add(new Moments()));
    }

    /**
     * The means of rows.
     *
     * @param definition what is centered, and how
     * @param rows the rows
     * @param monitor told of the progress; can cancel
     * @throws InvalidInputException if a column is unknown or holds text, has no values at all, or does not vary where
     *     it is to be standardised
     */
    public static CenteringModel fit(CenteringDefinition definition, RowSource rows, ProgressMonitor monitor) {
        Centering centering = new Centering(definition);
        List<String> groups = List.of();
        try (RowReader reader = rows.open(definition.wanted())) {
            long count = 0;
            monitor.report(Double.NaN, "reading rows");
            for (RowBatch batch = reader.next(); batch != null; batch = reader.next()) {
                monitor.checkCancelled();
                centering.add(batch);
                count += batch.size();
            }
            if (count == 0) {
                throw new InvalidInputException(
                        InputProblem.Kind.NO_ROWS, "The data have no rows.", "Check the steps before this one.");
            }
            if (definition.groupColumn().isPresent()) {
                LevelDictionary levels = reader.levels(definition.columns().size());
                groups = List.copyOf(levels.levels());
            }
        }
        return centering.model(groups);
    }

    private void add(RowBatch batch) {
        int columns = definition.columns().size();
        for (int row = 0; row < batch.size(); row++) {
            int group = definition.groupColumn().isPresent() ? batch.codes(columns)[row] : RowBatch.MISSING;
            for (int c = 0; c < columns; c++) {
                double value = batch.numbers(c)[row];
                if (!Double.isNaN(value)) {
                    requireFinite(value, c);
                    overall.get(c).add(value);
                }
                if (group != RowBatch.MISSING) {
                    Moments moments = group(group).get(c);
                    if (!Double.isNaN(value)) {
                        moments.add(value);
                    }
                }
            }
        }
    }

    private List<Moments> group(int code) {
        while (byGroup.size() <= code) {
            List<Moments> moments = new ArrayList<>();
            definition.columns().forEach(column -> moments.add(new Moments()));
            byGroup.add(moments);
        }
        return byGroup.get(code);
    }

    private void requireFinite(double value, int column) {
        if (Double.isInfinite(value)) {
            throw new InvalidInputException(
                    InputProblem.Kind.INFINITE_VALUE,
                    "Column \"" + definition.columns().get(column) + "\" holds an infinite number.",
                    "Replace infinite numbers by missing values, or remove those rows.");
        }
    }

    private CenteringModel model(List<String> groups) {
        double[] means = overall.stream().mapToDouble(Moments::mean).toArray();
        double[] stdDevs = overall.stream().mapToDouble(Moments::stdDev).toArray();
        for (int c = 0; c < means.length; c++) {
            requireUsable(definition.columns().get(c), means[c], stdDevs[c]);
        }
        double[][] groupMeans = new double[groups.size()][];
        for (int g = 0; g < groupMeans.length; g++) {
            groupMeans[g] = group(g).stream().mapToDouble(Moments::mean).toArray();
        }
        return new CenteringModel(definition, means, stdDevs, groups, groupMeans);
    }

    private void requireUsable(String column, double mean, double stdDev) {
        if (Double.isNaN(mean)) {
            throw new InvalidInputException(
                    InputProblem.Kind.NO_ROWS,
                    "Column \"" + column + "\" has no values.",
                    "Choose a column with values.");
        }
        if (definition.method() == CenteringMethod.STANDARDIZE && !(stdDev > 0)) {
            throw new InvalidInputException(
                    InputProblem.Kind.SPECIFICATION,
                    "Column \"" + column + "\" has the same value everywhere and cannot be standardized.",
                    "Leave the column out.");
        }
    }

    /** Mean and sum of squared deviations. */
    private static final class Moments {
        private long count;
        private double mean;
        private double squares;

        void add(double value) {
            count++;
            double change = value - mean;
            mean += change / count;
            squares += change * (value - mean);
        }

        double mean() {
            return count == 0 ? Double.NaN : mean;
        }

        double stdDev() {
            return count < 2 ? Double.NaN : Math.sqrt(squares / (count - 1));
        }
    }
}
