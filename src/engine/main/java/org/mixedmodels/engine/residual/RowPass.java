package org.mixedmodels.engine.residual;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.mixedmodels.engine.data.Column;
import org.mixedmodels.engine.data.LevelDictionary;
import org.mixedmodels.engine.data.RowBatch;
import org.mixedmodels.engine.data.RowReader;
import org.mixedmodels.engine.data.RowSource;
import org.mixedmodels.engine.design.ColumnRoles;
import org.mixedmodels.engine.design.NominalCoding;
import org.mixedmodels.engine.design.PredictionDesign;
import org.mixedmodels.engine.design.RandomDesign;
import org.mixedmodels.engine.design.RowColumns;
import org.mixedmodels.engine.progress.ProgressMonitor;
import org.mixedmodels.engine.result.LinearMixedModel;

/** One pass over the rows of a model: the rows that are complete, as when it was fitted. */
final class RowPass {

    private final LinearMixedModel model;
    private final RowSource rows;
    private final ColumnRoles roles;
    private final List<String> names;
    private final double[] beta;
    private final double[] x;
    private final double[][] z;
    private final int[] place;
    private final RowSampler sampler;
    private final List<PredictorCollector> predictors = new ArrayList<>();
    private final List<LineCollector> lines = new ArrayList<>();
    private final TrendCollector residuals = new TrendCollector();
    private final TrendCollector spread = new TrendCollector();
    private final List<GroupResidualCollector> groups = new ArrayList<>();

    RowPass(LinearMixedModel model, RowSource rows, RowOptions options) {
        this.model = model;
        this.rows = rows;
        roles = ColumnRoles.forFit(model.specification(), rows);
        names = predictorNames(model);
        beta = model.fixedEffects().estimates();
        x = new double[beta.length];
        List<RandomDesign.Factor> factors = model.data().random().factors();
        z = new double[factors.size()][];
        place = new int[factors.size()];
        for (int f = 0; f < place.length; f++) {
            z[f] = new double[factors.get(f).size()];
            place[f] = model.crossProducts().factor(factors.get(f).name());
            groups.add(new GroupResidualCollector(
                    model.crossProducts().factors().get(place[f]),
                    options.boxLevels(),
                    options.boxRows(),
                    options.seed() + f));
        }
        sampler = new RowSampler(model, names, options);
        names.forEach(name -> predictors.add(new PredictorCollector(name, coding(name))));
    }

    private static List<String> predictorNames(LinearMixedModel model) {
        Set<String> names = new LinkedHashSet<>(model.specification().fixedColumns());
        names.addAll(model.specification().slopeColumns());
        return List.copyOf(names);
    }

    private List<String> coding(String name) {
        return model.design().codings().stream()
                .filter(coding -> coding.column().equals(name))
                .findFirst()
                .map(NominalCoding::levels)
                .orElse(List.of());
    }

    RowSummary read(ProgressMonitor monitor) {
        monitor.report(Double.NaN, "reading rows for pictures");
        try (RowReader reader = rows.open(roles.wanted())) {
            PredictionDesign design = new PredictionDesign(model.data(), roles, reader, knownLevels());
            RowColumns columns = new RowColumns(roles, model.design().codings(), reader);
            lines.addAll(LineCollector.of(model, names, columns));
            int[] sources = names.stream().mapToInt(this::source).toArray();
            ModelRow row = new ModelRow(names.size(), place.length);
            long first = 0;
            for (RowBatch batch = reader.next(); batch != null; batch = reader.next()) {
                monitor.checkCancelled();
                for (int i = 0; i < batch.size(); i++) {
                    if (batch.isComplete(roles.wanted().size(), i)) {
                        row.place = first + i;
                        load(design, columns, sources, batch, i, row);
                        add(batch, i, row);
                    }
                }
                first += batch.size();
            }
        }
        return summary();
    }

    private List<LevelDictionary> knownLevels() {
        List<LevelDictionary> known = new ArrayList<>();
        for (int f : place) {
            known.add(LevelDictionary.of(model.crossProducts().factors().get(f).levels()));
        }
        return known;
    }

    private int source(String name) {
        Column column = coding(name).isEmpty() ? Column.numeric(name) : Column.nominal(name);
        return roles.wanted().indexOf(column);
    }

    private void load(PredictionDesign design, RowColumns columns, int[] sources, RowBatch batch, int i, ModelRow row) {
        row.outcome = design.outcome(batch, i) - design.offset(batch, i);
        row.weight = roles.weights() < 0 ? 1 : batch.numbers(roles.weights())[i];
        design.fixed(batch, i, x);
        row.population = 0;
        for (int k = 0; k < beta.length; k++) {
            row.population += beta[k] * x[k];
        }
        row.fitted = row.population;
        for (int f = 0; f < place.length; f++) {
            row.levels[f] = design.level(f, batch, i);
            design.random(f, batch, i, z[f]);
            double[] effects = model.estimates().effects()[place[f]];
            for (int c = 0; c < z[f].length; c++) {
                row.fitted += z[f][c] * effects[row.levels[f] * z[f].length + c];
            }
        }
        for (int k = 0; k < sources.length; k++) {
            boolean nominal = predictors.get(k).isNominal();
            row.predictors[k] = nominal ? columns.category(batch, i, sources[k]) : batch.numbers(sources[k])[i];
        }
    }

    private void add(RowBatch batch, int i, ModelRow row) {
        for (int k = 0; k < row.predictors.length; k++) {
            predictors.get(k).add(row.predictors[k]);
        }
        lines.forEach(collector -> collector.add(batch, i, row));
        double scaled = row.residual() * Math.sqrt(row.weight) / model.sigma();
        residuals.add(row.fitted, row.residual());
        spread.add(row.fitted, Math.sqrt(Math.abs(scaled)));
        for (int f = 0; f < place.length; f++) {
            groups.get(f).add(row.levels[f], row.residual());
        }
        sampler.offer(row, scaled);
    }

    private RowSummary summary() {
        return new RowSummary(
                sampler.sample(),
                predictors.stream().map(PredictorCollector::summary).toList(),
                LineCollector.chosen(lines),
                residuals.trend(),
                spread.trend(),
                groups.stream().map(GroupResidualCollector::residuals).toList());
    }
}
