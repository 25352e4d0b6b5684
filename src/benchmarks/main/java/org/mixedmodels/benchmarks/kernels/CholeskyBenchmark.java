package org.mixedmodels.benchmarks.kernels;

import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.decomposition.chol.CholeskyDecompositionBlock_DDRM;
import org.ejml.dense.row.decomposition.chol.CholeskyDecompositionInner_DDRM;
import org.ejml.dense.row.linsol.chol.LinearSolverChol_DDRM;
import org.mixedmodels.engine.linalg.DenseCholesky;
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

/**
 * Dense Cholesky factorisation (n^3/3 multiplications and additions each, so 2n^3/3 operations make GFlop/s) and the
 * inverse from the factor, beside EJML's.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class CholeskyBenchmark {

    /** EJML's block Cholesky is at its best with blocks of about this order. */
    private static final int EJML_BLOCK = 60;

    /** The order n of the matrix. */
    @Param({"100", "500", "1000", "2000"})
    public int order = 100;

    private double[] matrix = new double[0];
    private double[] factor = new double[0];
    private double[] work = new double[0];
    private DMatrixRMaj ejmlWork = new DMatrixRMaj(0, 0);
    private LinearSolverChol_DDRM ejmlSolver = new LinearSolverChol_DDRM(new CholeskyDecompositionInner_DDRM(true));

    /** Makes a matrix with a dominant diagonal. */
    @Setup(Level.Trial)
    public void prepare() {
        SplittableRandom random = new SplittableRandom(order);
        matrix = new double[order * order];
        for (int i = 0; i < order; i++) {
            for (int j = 0; j < i; j++) {
                double value = random.nextDouble(-1, 1);
                matrix[i * order + j] = value;
                matrix[j * order + i] = value;
            }
            matrix[i * order + i] = order;
        }
        work = new double[order * order];
        factor = matrix.clone();
        ejmlWork = new DMatrixRMaj(order, order);
        ejmlSolver = new LinearSolverChol_DDRM(ejmlDecomposition());
        if (!DenseCholesky.factorize(factor, order) || !ejmlSolver.setA(new DMatrixRMaj(order, order, true, matrix))) {
            throw new IllegalStateException("not positive definite");
        }
    }

    private static CholeskyDecompositionBlock_DDRM ejmlDecomposition() {
        return new CholeskyDecompositionBlock_DDRM(EJML_BLOCK);
    }

    /** The engine's factorisation, the copy of the matrix included. */
    @Benchmark
    public boolean factorize() {
        System.arraycopy(matrix, 0, work, 0, matrix.length);
        return DenseCholesky.factorize(work, order);
    }

    /** EJML's factorisation, the copy of the matrix included. */
    @Benchmark
    public boolean factorizeEjml() {
        System.arraycopy(matrix, 0, ejmlWork.data, 0, matrix.length);
        return ejmlDecomposition().decompose(ejmlWork);
    }

    /** The engine's inverse from the factor. */
    @Benchmark
    public double[] invert() {
        return DenseCholesky.invert(factor, order, order);
    }

    /** EJML's inverse from the factor. */
    @Benchmark
    public double[] invertEjml() {
        ejmlSolver.invert(ejmlWork);
        return ejmlWork.data;
    }
}
