package org.mixedmodels.engine.likelihood;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mixedmodels.engine.covariance.CompoundSymmetry;
import org.mixedmodels.engine.covariance.CovarianceStructure;
import org.mixedmodels.engine.covariance.UnstructuredCovariance;
import org.mixedmodels.engine.data.ColumnarRows;
import org.mixedmodels.engine.design.CodingChoice;
import org.mixedmodels.engine.design.ModelData;
import org.mixedmodels.engine.design.ModelDataReader;
import org.mixedmodels.engine.design.PredictorCoding;
import org.mixedmodels.engine.design.RandomDesign;
import org.mixedmodels.engine.formula.FormulaParser;
import org.mixedmodels.engine.progress.ProgressMonitor;

/**
 * The blocked criterion against the textbook: V = Z Lambda Lambda'Z' + W^-1 as an n x n matrix, generalised least
 * squares, determinants by LU. Random unbalanced data, 60 sets for each of several structures.
 */
class DenseReferenceTest {

    private static final int ROWS = 40;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "y ~ x + (1 | a)",
                "y ~ x + (1 + x | a)",
                "y ~ x + (1 + x || a) + (1 | b)",
                "y ~ 0 + x + (1 | a) + (0 + x | b)",
                "y ~ x + (1 + x | a) + (1 + x | b)",
                "y ~ x + (1 | a/c)",
                "y ~ x + (1 + x | c:a) + (1 | a) + (1 | b)",
                "y ~ x + (1 | a) + (0 + x | a) + (1 + x | c:b)",
                "y ~ x + homdiag(1 + x | a)",
                "y ~ x + homcs(1 + x | a)",
                "y ~ x + homcs(1 + x | c:a) + homdiag(1 + x | a) + (1 + x | b)",
                "y ~ x + (1 | a) + homcs(1 + x | a) + homcs(1 + x | b)"
            })
    void equalsGeneralisedLeastSquares(String formula) {
        for (int seed = 0; seed < 60; seed++) {
            Random random = new Random(seed);
            Table table = new Table(random);
            ModelData data = ModelDataReader.read(
                    FormulaParser.parse(formula).withWeights("w"),
                    table.rows(),
                    false,
                    new CodingChoice(PredictorCoding.FIRST_REFERENCE, Map.of()),
                    1,
                    ProgressMonitor.none());
            for (Estimation estimation : Estimation.values()) {
                ProfiledCriterion criterion = new ProfiledCriterion(data, estimation);
                double[] theta =
                        random.doubles(criterion.parameters(), 0.1, 1.5).toArray();
                Dense dense = new Dense(data, table, theta, formula.contains("0 + x + ("));
                Estimates estimates = criterion.estimates(theta);
                assertEquals(dense.criterion(estimation), estimates.criterion(), 1e-8);
                assertArrayEquals(dense.beta, data.fixed().unshifted(estimates.beta()), 1e-8);
            }
        }
    }

    private static final class Table {
        final double[] x = new double[ROWS];
        final double[] y = new double[ROWS];
        final double[] w = new double[ROWS];
        final String[] a = new String[ROWS];
        final String[] b = new String[ROWS];
        final String[] c = new String[ROWS];

        Table(Random random) {
            for (int i = 0; i < ROWS; i++) {
                x[i] = 5 + random.nextGaussian();
                y[i] = 100 + random.nextGaussian();
                w[i] = 0.5 + random.nextDouble();
                a[i] = "a" + random.nextInt(5);
                b[i] = "b" + random.nextInt(4);
                c[i] = "c" + random.nextInt(3);
            }
        }

        ColumnarRows rows() {
            return ColumnarRows.builder()
                    .numeric("x", x)
                    .numeric("y", y)
                    .numeric("w", w)
                    .nominal("a", a)
                    .nominal("b", b)
                    .nominal("c", c)
                    .build();
        }

        String key(List<String> columns, int row) {
            List<String> parts = new ArrayList<>();
            columns.forEach(column -> parts.add(
                    switch (column) {
                        case "a" -> a[row];
                        case "b" -> b[row];
                        default -> c[row];
                    }));
            return String.join(":", parts);
        }
    }

    private static final class Dense {
        final double[] beta;
        private final double logDetV;
        private final double logDetXVX;
        private final double rss;
        private final int p;

        Dense(ModelData data, Table table, double[] theta, boolean withoutIntercept) {
            RealMatrix v = new Array2DRowRealMatrix(ROWS, ROWS);
            for (int i = 0; i < ROWS; i++) {
                v.setEntry(i, i, 1 / table.w[i]);
            }
            data.random()
                    .factors()
                    .forEach(factor -> factor.terms()
                            .forEach(term -> addTerm(v, table, factor.group().columns(), term, theta)));
            p = withoutIntercept ? 1 : 2;
            RealMatrix design = new Array2DRowRealMatrix(ROWS, p);
            for (int i = 0; i < ROWS; i++) {
                design.setEntry(i, 0, 1);
                design.setEntry(i, p - 1, table.x[i]);
            }
            LUDecomposition lu = new LUDecomposition(v);
            RealMatrix inverse = lu.getSolver().getInverse();
            RealVector y = new ArrayRealVector(table.y);
            RealMatrix xvx = design.transpose().multiply(inverse).multiply(design);
            LUDecomposition luX = new LUDecomposition(xvx);
            RealVector solution =
                    luX.getSolver().solve(design.transpose().multiply(inverse).operate(y));
            RealVector residual = y.subtract(design.operate(solution));
            beta = solution.toArray();
            rss = residual.dotProduct(inverse.operate(residual));
            logDetV = Math.log(lu.getDeterminant());
            logDetXVX = Math.log(luX.getDeterminant());
        }

        private static void addTerm(
                RealMatrix v, Table table, List<String> group, RandomDesign.Term term, double[] theta) {
            int q = term.columns().size();
            RealMatrix sigma = sigma(term, theta);
            for (int i = 0; i < ROWS; i++) {
                for (int j = 0; j < ROWS; j++) {
                    if (table.key(group, i).equals(table.key(group, j))) {
                        double sum = 0;
                        for (int r = 0; r < q; r++) {
                            for (int s = 0; s < q; s++) {
                                sum += z(term, r, table.x[i]) * sigma.getEntry(r, s) * z(term, s, table.x[j]);
                            }
                        }
                        v.addToEntry(i, j, sum);
                    }
                }
            }
        }

        /** The relative covariance matrix, written out per structure. */
        private static RealMatrix sigma(RandomDesign.Term term, double[] all) {
            int q = term.columns().size();
            CovarianceStructure structure = term.structure();
            double[] theta = Arrays.copyOfRange(all, term.thetaStart(), term.thetaStart() + structure.parameters());
            if (structure instanceof CompoundSymmetry) {
                double covariance = (theta[0] * theta[0] - theta[1] * theta[1]) / q;
                RealMatrix sigma = MatrixUtils.createRealIdentityMatrix(q).scalarMultiply(theta[1] * theta[1]);
                return sigma.scalarAdd(covariance);
            }
            RealMatrix root = new Array2DRowRealMatrix(q, q);
            for (int column = 0, k = 0; column < q; column++) {
                root.setEntry(column, column, theta[Math.min(k++, theta.length - 1)]);
                for (int row = column + 1; row < q && structure instanceof UnstructuredCovariance; row++) {
                    root.setEntry(row, column, theta[k++]);
                }
            }
            return root.multiply(root.transpose());
        }

        private static double z(RandomDesign.Term term, int column, double x) {
            return term.columns().get(column).isIntercept() ? 1 : x;
        }

        /** log|V| = log|L|^2 - sum log w, so that the weights are in the determinant already. */
        double criterion(Estimation estimation) {
            double n = estimation == Estimation.ML ? ROWS : ROWS - p;
            double determinants = estimation == Estimation.ML ? logDetV : logDetV + logDetXVX;
            return determinants + n * (1 + Math.log(2 * Math.PI * rss / n));
        }
    }
}
