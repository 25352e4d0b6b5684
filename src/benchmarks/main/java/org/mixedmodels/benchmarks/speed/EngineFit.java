package org.mixedmodels.benchmarks.speed;

import java.util.List;
import org.mixedmodels.engine.data.Column;
import org.mixedmodels.engine.data.ColumnKind;
import org.mixedmodels.engine.data.RowBatch;
import org.mixedmodels.engine.data.RowReader;
import org.mixedmodels.engine.data.RowSource;
import org.mixedmodels.engine.design.ModelData;
import org.mixedmodels.engine.design.ModelDataReader;
import org.mixedmodels.engine.fit.FitOptions;
import org.mixedmodels.engine.fit.LinearMixedModelFitter;
import org.mixedmodels.engine.formula.FormulaParser;
import org.mixedmodels.engine.formula.ModelSpecification;
import org.mixedmodels.engine.likelihood.Estimation;
import org.mixedmodels.engine.progress.ProgressMonitor;
import org.mixedmodels.engine.result.LinearMixedModel;

/** The engine's fit of a model to rows, and its parts. */
public final class EngineFit {

    private final ModelSpecification specification;
    private final Estimation estimation;
    private final RowSource rows;

    /** A fit that is ready to be done. */
    public EngineFit(String formula, Estimation estimation, RowSource rows) {
        this.specification = FormulaParser.parse(formula);
        this.estimation = estimation;
        this.rows = rows;
    }

    /** The whole fit. */
    public LinearMixedModel fit() {
        return LinearMixedModelFitter.with(FitOptions.defaults().withEstimation(estimation))
                .fit(specification, rows, ProgressMonitor.none());
    }

    /** The part that reads the rows and sums their products. */
    public ModelData read() {
        FitOptions options = FitOptions.defaults();
        return ModelDataReader.read(
                specification, rows, false, options.codingChoice(), options.threads(), ProgressMonitor.none());
    }

    /** The part that estimates from these sums. */
    public LinearMixedModel estimate(ModelData data) {
        return LinearMixedModelFitter.fit(
                specification, data, estimation, FitOptions.defaults().maxEvaluations(), ProgressMonitor.none());
    }

    /** Reads all columns of the rows, by as many threads as the fit, and adds up: what a pass costs at least. */
    public double pass() {
        return pass(FitOptions.defaults().threads());
    }

    /** The same by a number of threads. */
    public double pass(int threads) {
        return rows.split(threads).parallelStream()
                .mapToDouble(part -> pass(part.rows()))
                .sum();
    }

    private static double pass(RowSource part) {
        List<Column> columns = part.columns();
        double sum = 0;
        try (RowReader reader = part.open(columns)) {
            for (RowBatch batch = reader.next(); batch != null; batch = reader.next()) {
                for (int c = 0; c < columns.size(); c++) {
                    sum += sum(batch, c, columns.get(c));
                }
            }
        }
        return sum;
    }

    private static double sum(RowBatch batch, int c, Column column) {
        double sum = 0;
        for (int i = 0; i < batch.size(); i++) {
            sum += column.kind() == ColumnKind.NUMERIC ? batch.numbers(c)[i] : batch.codes(c)[i];
        }
        return sum;
    }
}
