package org.mixedmodels.engine.likelihood;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.RealMatrix;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.SingularValueDecomposition_F64;
import org.junit.jupiter.api.Test;
import org.mixedmodels.engine.data.ColumnarRows;
import org.mixedmodels.engine.design.CodingChoice;
import org.mixedmodels.engine.design.CrossProducts;
import org.mixedmodels.engine.design.ModelData;
import org.mixedmodels.engine.design.ModelDataReader;
import org.mixedmodels.engine.design.PredictorCoding;
import org.mixedmodels.engine.formula.FormulaParser;
import org.mixedmodels.engine.progress.ProgressMonitor;

/**
 * With unit vectors in the place of random numbers the draws are the columns of a matrix C with CC' the covariance of c:
 * then T CC'T', T = [Z X], is the projection onto the columns of T, whatever T's rank.
 */
class ErrorProjectionTest {

    private static final int ROWS = 450;

    private final double[] x = new double[ROWS];
    private final int[][] groups = new int[3][ROWS];

    /** Factors whose groups meet their neighbours only, or any other; groups of one row have slopes too. */
    private ModelData data(boolean neighbours, double distance) {
        int[] levels = neighbours ? new int[] {200, 120, 60} : new int[] {200, 14, 8};
        Random random = new Random(7);
        double[] y = random.doubles(ROWS).toArray();
        String[][] names = new String[3][ROWS];
        for (int i = 0; i < ROWS; i++) {
            x[i] = distance + random.nextGaussian();
            for (int f = 0; f < 3; f++) {
                int neighbour = i % levels[0] * levels[f] / levels[0] + (f > 0 ? random.nextInt(3) : 0);
                int any = f == 0 ? i % levels[0] : random.nextInt(levels[f]);
                groups[f][i] = Math.min(neighbours ? neighbour : any, levels[f] - 1);
                names[f][i] = "g" + groups[f][i];
            }
        }
        ColumnarRows rows = ColumnarRows.builder()
                .numeric("x", x)
                .numeric("y", y)
                .nominal("pupil", names[0])
                .nominal("teacher", names[1])
                .nominal("school", names[2])
                .build();
        return ModelDataReader.read(
                FormulaParser.parse("y ~ x + (1 | pupil) + (1 + x | teacher) + (1 | school)"),
                rows,
                false,
                new CodingChoice(PredictorCoding.FIRST_REFERENCE, Map.of()),
                1,
                ProgressMonitor.none());
    }

    /** T, its columns in the order of the draws. */
    private RealMatrix columns(ModelData data) {
        CrossProducts sums = data.crossProducts();
        int count = sums.columns();
        for (CrossProducts.FactorProducts factor : sums.factors()) {
            count += factor.levels().size() * factor.size();
        }
        RealMatrix t = new Array2DRowRealMatrix(ROWS, count);
        int base = 0;
        for (CrossProducts.FactorProducts factor : sums.factors()) {
            int f = factor.name().equals("pupil") ? 0 : factor.name().equals("teacher") ? 1 : 2;
            for (int i = 0; i < ROWS; i++) {
                int at = base + factor.levels().indexOf("g" + groups[f][i]) * factor.size();
                t.setEntry(i, at, 1);
                if (factor.size() == 2) {
                    t.setEntry(i, at + 1, x[i]);
                }
            }
            base += factor.levels().size() * factor.size();
        }
        for (int i = 0; i < ROWS; i++) {
            t.setEntry(i, base, 1);
            t.setEntry(i, base + 1, x[i] - data.fixed().shifts()[1]);
        }
        return t;
    }

    private static RealMatrix draws(ErrorProjection projection, int count) {
        RealMatrix c = new Array2DRowRealMatrix(count, count);
        for (int unit = 0; unit < count; unit++) {
            int chosen = unit;
            AtomicInteger next = new AtomicInteger();
            int row = 0;
            for (double[] part : projection.draw(() -> next.getAndIncrement() == chosen ? 1 : 0)) {
                for (double value : part) {
                    c.setEntry(row++, unit, value);
                }
            }
            assertEquals(count, row);
            assertEquals(count, next.get());
        }
        return c;
    }

    private void assertProjects(ModelData data, double tolerance) {
        RealMatrix t = columns(data);
        ErrorProjection projection = new ErrorProjection(data.crossProducts());
        RealMatrix root = t.multiply(draws(projection, t.getColumnDimension()));
        RealMatrix projected = root.multiply(root.transpose().multiply(t));
        double largest = t.getNorm();
        assertEquals(0, projected.subtract(t).getNorm() / largest, tolerance);
        SingularValueDecomposition_F64<DMatrixRMaj> svd =
                DecompositionFactory_DDRM.svd(ROWS, t.getColumnDimension(), false, false, true);
        svd.decompose(new DMatrixRMaj(t.getData()));
        double[] values = svd.getSingularValues();
        double most = Arrays.stream(values).max().orElseThrow();
        long rank = Arrays.stream(values).filter(s -> s > 1e-7 * most).count();
        assertEquals(rank, projection.rank());
        assertEquals(rank, root.transpose().multiply(root).getTrace(), 1e-4);
    }

    @Test
    void projectsWhereTheMatrixIsSparse() {
        ModelData data = data(true, 0);
        assertInstanceOf(SparseTrailing.class, new BlockedCholesky(data.crossProducts()).trailing());
        assertProjects(data, 1e-6);
    }

    @Test
    void projectsWhereItIsDense() {
        ModelData data = data(false, 0);
        assertInstanceOf(DenseTrailing.class, new BlockedCholesky(data.crossProducts()).trailing());
        assertProjects(data, 1e-6);
    }

    /** With slopes three standard deviations from zero, the most that is not centred. */
    @Test
    void projectsWithSlopesNotCentred() {
        assertProjects(data(false, 3), 1e-5);
    }
}
