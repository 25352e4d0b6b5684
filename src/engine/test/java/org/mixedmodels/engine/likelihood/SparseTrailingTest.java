package org.mixedmodels.engine.likelihood;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.Map;
import java.util.Random;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mixedmodels.engine.data.ColumnarRows;
import org.mixedmodels.engine.design.CodingChoice;
import org.mixedmodels.engine.design.ModelData;
import org.mixedmodels.engine.design.ModelDataReader;
import org.mixedmodels.engine.design.PredictorCoding;
import org.mixedmodels.engine.formula.FormulaParser;
import org.mixedmodels.engine.progress.ProgressMonitor;

/** Crossed factors whose groups meet their neighbours only, so that the trailing matrix is sparse. */
class SparseTrailingTest {

    private static final int ROWS = 900;
    private static final int PUPILS = 400;
    private static final int TEACHERS = 240;
    private static final int SCHOOLS = 120;

    private final double[] x = new double[ROWS];
    private final double[] y = new double[ROWS];
    private final int[][] groups = new int[3][ROWS];
    private final ModelData data;

    SparseTrailingTest() {
        Random random = new Random(7);
        String[][] names = new String[3][ROWS];
        int[] levels = {PUPILS, TEACHERS, SCHOOLS};
        for (int i = 0; i < ROWS; i++) {
            groups[0][i] = i % PUPILS;
            x[i] = 10 + random.nextGaussian();
            y[i] = random.nextGaussian();
            for (int f = 1; f < 3; f++) {
                int neighbour = groups[0][i] * levels[f] / PUPILS + random.nextInt(3);
                groups[f][i] = Math.min(neighbour, levels[f] - 1);
            }
            for (int f = 0; f < 3; f++) {
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
        data = ModelDataReader.read(
                FormulaParser.parse("y ~ x + (1 | pupil) + (1 + x | teacher) + (1 | school)"),
                rows,
                false,
                new CodingChoice(PredictorCoding.FIRST_REFERENCE, Map.of()),
                1,
                ProgressMonitor.none());
    }

    @Test
    void cellsThatAreNotKeptAreFoundAgain() {
        BlockedCholesky factor = new BlockedCholesky(data.crossProducts());
        EliminationPlan.Stage stage = factor.plan().stage(0);
        TouchedCells kept = new TouchedCells(factor.plan(), factor.trailing());
        TouchedCells lookedUp = new TouchedCells(factor.plan(), factor.trailing(), 0);
        int[] places = new int[factor.plan().trailingOrder()];
        for (int level = 0; level < factor.plan().levels(0); level++) {
            int count = stage.places(level, places);
            int first = kept.locate(stage, level);
            int again = lookedUp.locate(stage, level);
            for (int i = 0; i < count * (count + 1) / 2; i++) {
                assertEquals(kept.cells(stage)[first + i], lookedUp.cells(stage)[again + i]);
            }
            assertEquals(
                    factor.trailing().cell(places[count - 1], places[0]),
                    kept.cells(stage)[first + count * (count - 1) / 2]);
        }
    }

    @ParameterizedTest
    @EnumSource(Estimation.class)
    void equalsGeneralisedLeastSquares(Estimation estimation) {
        BlockedCholesky factor = new BlockedCholesky(data.crossProducts());
        assertInstanceOf(SparseTrailing.class, factor.trailing());
        double[] theta = {0.7, 0.4, -0.02, 0.06, 0.5};
        ProfiledCriterion criterion = new ProfiledCriterion(data, estimation);
        Estimates estimates = criterion.estimates(theta);
        Dense dense = new Dense(theta);
        assertEquals(dense.criterion(estimation), estimates.criterion(), 1e-7);
        assertArrayEquals(dense.beta, data.fixed().unshifted(estimates.beta()), 1e-9);
        double[][] covariance = data.fixed().unshiftedCovariance(estimates.covariance());
        for (int i = 0; i < 2; i++) {
            for (int j = 0; j < 2; j++) {
                assertEquals(dense.inverse.getEntry(i, j) * estimates.sigma2(), covariance[i][j], 1e-9);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Estimation.class)
    void gradientEqualsDifferences(Estimation estimation) {
        ProfiledCriterion criterion = new ProfiledCriterion(data, estimation);
        double[] theta = {0.7, 0.4, -0.02, 0.06, 0.5};
        double[] gradient = new double[5];
        criterion.valueWithDerivatives(theta, gradient, new double[5][5]);
        for (int k = 0; k < 5; k++) {
            double step = 1e-5;
            double[] up = theta.clone();
            double[] down = theta.clone();
            up[k] += step;
            down[k] -= step;
            double expected = (criterion.value(up) - criterion.value(down)) / (2 * step);
            assertEquals(expected, gradient[k], 1e-6 * Math.abs(expected) + 1e-4);
        }
    }

    /** V as an n x n matrix. */
    private final class Dense {
        private final double[] beta;
        private final RealMatrix inverse;
        private final double determinants;
        private final double determinantX;
        private final double rss;

        Dense(double[] theta) {
            RealMatrix v = new Array2DRowRealMatrix(ROWS, ROWS);
            for (int i = 0; i < ROWS; i++) {
                for (int j = 0; j <= i; j++) {
                    double value = i == j ? 1 : 0;
                    value += groups[0][i] == groups[0][j] ? theta[0] * theta[0] : 0;
                    value += groups[2][i] == groups[2][j] ? theta[4] * theta[4] : 0;
                    if (groups[1][i] == groups[1][j]) {
                        value += (theta[1] + theta[2] * x[i]) * (theta[1] + theta[2] * x[j])
                                + theta[3] * x[i] * theta[3] * x[j];
                    }
                    v.setEntry(i, j, value);
                    v.setEntry(j, i, value);
                }
            }
            CholeskyDecomposition cholesky = new CholeskyDecomposition(v);
            RealMatrix design = new Array2DRowRealMatrix(ROWS, 2);
            for (int i = 0; i < ROWS; i++) {
                design.setRow(i, new double[] {1, x[i]});
            }
            RealMatrix half = cholesky.getSolver().solve(design);
            RealVector outcome = new ArrayRealVector(y);
            CholeskyDecomposition xvx =
                    new CholeskyDecomposition(design.transpose().multiply(half), 1e-10, 0);
            inverse = xvx.getSolver().getInverse();
            RealVector solution = xvx.getSolver().solve(half.transpose().operate(outcome));
            RealVector residual = outcome.subtract(design.operate(solution));
            beta = solution.toArray();
            rss = residual.dotProduct(cholesky.getSolver().solve(residual));
            determinants = logDeterminant(cholesky);
            determinantX = Math.log(xvx.getDeterminant());
        }

        private static double logDeterminant(CholeskyDecomposition cholesky) {
            double sum = 0;
            for (int i = 0; i < ROWS; i++) {
                sum += 2 * Math.log(cholesky.getL().getEntry(i, i));
            }
            return sum;
        }

        double criterion(Estimation estimation) {
            double n = estimation == Estimation.ML ? ROWS : ROWS - 2;
            return determinants
                    + (estimation == Estimation.ML ? 0 : determinantX)
                    + n * (1 + Math.log(2 * Math.PI * rss / n));
        }
    }
}
