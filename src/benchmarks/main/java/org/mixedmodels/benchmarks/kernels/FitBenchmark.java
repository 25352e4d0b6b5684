package org.mixedmodels.benchmarks.kernels;

import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.mixedmodels.benchmarks.speed.EngineFit;
import org.mixedmodels.engine.design.ModelData;
import org.mixedmodels.engine.likelihood.Estimation;
import org.mixedmodels.engine.likelihood.ProfiledCriterion;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The parts of a fit: a bare pass over generated rows, the pass that sums products, one evaluation with derivatives. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class FitBenchmark {

    private static final long SEED = 20253;
    private static final int ROWS = 500_000;

    /** The structure. */
    @Param
    public Structure structure = Structure.SLOPE;

    private @Nullable EngineFit engine;
    private @Nullable ProfiledCriterion criterion;
    private double[] theta = new double[0];
    private double[] gradient = new double[0];
    private double[][] hessian = new double[0][];

    /** Reads the rows once. */
    @Setup(Level.Trial)
    public void prepare() {
        EngineFit fit = new EngineFit(structure.formula(), Estimation.REML, structure.rows(ROWS, SEED));
        ProfiledCriterion evaluated = new ProfiledCriterion(fit.read(), Estimation.REML);
        theta = evaluated.startingValues().theta();
        gradient = new double[theta.length];
        hessian = new double[theta.length][theta.length];
        criterion = evaluated;
        engine = fit;
    }

    /** One evaluation of the criterion, its gradient and its approximate Hessian. */
    @Benchmark
    public double evaluation() {
        return prepared(criterion).valueWithDerivatives(theta, gradient, hessian);
    }

    /** The pass over the rows that sums products. */
    @Benchmark
    public ModelData reading() {
        return prepared(engine).read();
    }

    /** A pass over the rows that only adds them up. */
    @Benchmark
    public double pass() {
        return prepared(engine).pass();
    }

    private static <T> T prepared(@Nullable T value) {
        if (value == null) {
            throw new IllegalStateException("not prepared");
        }
        return value;
    }
}
