package org.mixedmodels.benchmarks.kernels;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.mixedmodels.benchmarks.speed.EngineFit;
import org.mixedmodels.engine.data.Column;
import org.mixedmodels.engine.data.RowBatch;
import org.mixedmodels.engine.data.RowReader;
import org.mixedmodels.engine.likelihood.Estimation;
import org.mixedmodels.engine.predict.Prediction;
import org.mixedmodels.engine.predict.PredictionInterval;
import org.mixedmodels.engine.predict.PredictionOptions;
import org.mixedmodels.engine.predict.RowPredictor;
import org.mixedmodels.engine.result.LinearMixedModel;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Rows predicted per second by one thread; the rows lie in memory. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class PredictionBenchmark {

    private static final long SEED = 20253;
    private static final int ROWS = 500_000;
    private static final int PREDICTED = 65_536;

    /** The structure. */
    @Param
    public Structure structure = Structure.SLOPE;

    /** Which limits are computed. */
    @Param
    public PredictionInterval interval = PredictionInterval.PREDICTION;

    private final Prediction prediction = new Prediction();
    private final List<RowBatch> batches = new ArrayList<>();
    private @Nullable RowPredictor predictor;

    /** Fits the model and reads the rows to be predicted. */
    @Setup(Level.Trial)
    public void prepare() {
        EngineFit fit = new EngineFit(structure.formula(), Estimation.REML, structure.rows(ROWS, SEED));
        LinearMixedModel model = fit.estimate(fit.read());
        RowPredictor ready = RowPredictor.of(model, PredictionOptions.defaults().withInterval(interval));
        List<Column> wanted = ready.wanted();
        RowReader reader = structure.rows(PREDICTED, SEED + 1).open(wanted);
        ready.bind(reader);
        for (RowBatch batch = reader.next(); batch != null; batch = reader.next()) {
            batches.add(copy(batch, wanted));
        }
        predictor = ready;
    }

    private static RowBatch copy(RowBatch batch, List<Column> columns) {
        RowBatch copy = new RowBatch(columns, batch.size());
        for (int c = 0; c < columns.size(); c++) {
            boolean numeric = batch.numbers(c) != null;
            Object from = numeric ? batch.numbers(c) : batch.codes(c);
            System.arraycopy(from, 0, numeric ? copy.numbers(c) : copy.codes(c), 0, batch.size());
        }
        copy.setSize(batch.size());
        return copy;
    }

    /** Predictions of rows. */
    @Benchmark
    @OperationsPerInvocation(PREDICTED)
    public double predict() {
        if (predictor == null) {
            throw new IllegalStateException("not prepared");
        }
        double sum = 0;
        for (RowBatch batch : batches) {
            for (int row = 0; row < batch.size(); row++) {
                predictor.predict(batch, row, prediction);
                sum += prediction.upper() + prediction.conditional();
            }
        }
        return sum;
    }
}
