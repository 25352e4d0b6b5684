package org.mixedmodels.engine.likelihood;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mixedmodels.engine.data.ColumnarRows;
import org.mixedmodels.engine.design.CodingChoice;
import org.mixedmodels.engine.design.CrossProducts;
import org.mixedmodels.engine.design.ModelData;
import org.mixedmodels.engine.design.ModelDataReader;
import org.mixedmodels.engine.design.PredictorCoding;
import org.mixedmodels.engine.design.RandomDesign;
import org.mixedmodels.engine.formula.FormulaParser;
import org.mixedmodels.engine.progress.ProgressMonitor;

/**
 * Error variances of predictions against the textbook without Henderson's equations: the predictor is linear in the
 * outcome, k'y, so that its error k'y - t has the variance k'Vk - 2 k'Z Sigma a + a'Sigma a. Random data in which many pairs
 * of groups never meet, with a slope far from zero; some variances are zero.
 */
class PredictionErrorsTest {

    private static final int ROWS = 30;
    private static final int[] LEVELS = {9, 6, 3};

    private static final double NEAR = 1e-10;

    /** The dense algebra, which does not centre x, loses seven digits for x around 2000: V has entries of x^2. */
    private static final double FAR = 1e-6;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "y ~ x + (1 | a)",
                "y ~ x + (1 + x | a)",
                "y ~ x + (1 + x | a) + (1 | b)",
                "y ~ 0 + x + (1 + x || b) + (0 + x | a)",
                "y ~ x + (1 + x | a) + (1 + x | b) + (1 | c)",
                "y ~ x + (1 + x | a) + (1 | b:c) + (1 | c)"
            })
    void equalThoseOfALinearPredictor(String formula) {
        for (int seed = 0; seed < 30; seed++) {
            Random random = new Random(seed);
            Table table = new Table(random, seed % 2 == 0 ? 0 : 2000);
            double tolerance = seed % 2 == 0 ? NEAR : FAR;
            ModelData data = table.read(formula);
            int parameters = new ProfiledCriterion(data, Estimation.ML).parameters();
            double[] theta = random.doubles(parameters, 0.1, 1.5).toArray();
            if (seed % 3 == 0) {
                theta[0] = 0;
            }
            // with one column at least kept, and with many
            PredictionErrors errors = PredictionErrors.of(data, theta, seed % 2 == 0, seed % 5 == 0 ? 0 : 1000);
            Dense dense = new Dense(table, data, theta);
            for (int row = 0; row < 12; row++) {
                check(errors, dense, data, table.center + random.nextGaussian(), random, tolerance);
            }
        }
    }

    private static void check(
            PredictionErrors errors, Dense dense, ModelData data, double x, Random random, double tolerance) {
        double[] fixed = data.fixed().columns().stream()
                .mapToDouble(column -> column.isIntercept() ? 1 : x)
                .toArray();
        List<RandomDesign.Factor> factors = data.random().factors();
        int[] levels = new int[factors.size()];
        double[] a = new double[dense.z.getColumnDimension()];
        errors.setFixed(fixed);
        double spreads = 0;
        for (RandomDesign.Factor factor : factors) {
            int f = data.crossProducts().factor(factor.name());
            CrossProducts.FactorProducts products =
                    data.crossProducts().factors().get(f);
            double[] z = factor.columns().stream()
                    .mapToDouble(column -> column.isIntercept() ? 1 : x)
                    .toArray();
            errors.setRandom(f, z);
            double spread = errors.spread(f, 0);
            levels[f] = random.nextInt(products.levels().size() + 1) - 1;
            if (levels[f] < 0) {
                spreads += spread;
                assertEquals(dense.spread(f, z), spread, tolerance * Math.max(1, spread));
            } else {
                System.arraycopy(z, 0, a, dense.start(f, levels[f]), z.length);
            }
        }
        double[] pairs = new double[errors.points()];
        errors.pairs(levels, pairs);
        double actual = errors.fixed(0) + errors.known(levels, 0) + pairs[0];
        double expected = dense.variance(fixed, a);
        assertTrue(spreads >= 0);
        assertEquals(expected, actual, tolerance * Math.max(1, expected), () -> Arrays.toString(levels));
    }

    @ParameterizedTest
    @ValueSource(ints = {40, 400})
    void columnsAgreeWithTheSelectedInverse(int levels) {
        Random random = new Random(levels);
        int rows = 3 * levels;
        String[][] names = new String[3][rows];
        for (int i = 0; i < rows; i++) {
            for (int f = 0; f < 3; f++) {
                int size = levels / (f + 1);
                names[f][i] = "g" + Math.min(size - 1, i % levels * size / levels + random.nextInt(2));
            }
        }
        ColumnarRows table = ColumnarRows.builder()
                .numeric("x", random.doubles(rows).toArray())
                .numeric("y", random.doubles(rows).toArray())
                .nominal("a", names[0])
                .nominal("b", names[1])
                .nominal("c", names[2])
                .build();
        ModelData data = Table.read("y ~ x + (1 + x | a) + (1 + x | b) + (1 | c)", table);
        BlockedCholesky factor = new BlockedCholesky(data.crossProducts());
        double[] theta = {0.7, 0.2, 0.5, 0.6, -0.3, 0.4, 0.8};
        assertTrue(factor.factorize(new LambdaBlocks(data.random(), data.crossProducts()).lambda(theta)));
        SelectedInverse inverse = new SelectedInverse(factor, true);
        InverseColumns columns = new InverseColumns(factor, 5000);
        for (CrossProducts.PairProducts pair : data.crossProducts().pairs()) {
            for (int b = 0; b < pair.firstLevels().length; b++) {
                int i = pair.firstLevels()[b];
                int j = pair.secondLevels()[b];
                int area = factor.plan().size(pair.first()) * factor.plan().size(pair.second());
                double[] stored = new double[area];
                double[] solved = new double[area];
                int place = inverse.place(pair.first(), i, pair.second(), j);
                assertNotEquals(SelectedInverse.NOWHERE, place);
                inverse.between(pair.first(), i, pair.second(), j, place, stored);
                columns.between(pair.first(), i, pair.second(), j, solved);
                assertArrayEquals(stored, solved, 1e-12);
            }
        }
    }

    private static final class Table {
        final double center;
        final double[] x = new double[ROWS];
        final double[] y = new double[ROWS];
        final double[] w = new double[ROWS];
        final String[][] groups = new String[3][ROWS];

        Table(Random random, double center) {
            this.center = center;
            for (int i = 0; i < ROWS; i++) {
                x[i] = center + random.nextGaussian();
                y[i] = random.nextGaussian();
                w[i] = 0.5 + random.nextDouble();
                for (int f = 0; f < 3; f++) {
                    groups[f][i] = "abc".charAt(f) + "" + (i < LEVELS[f] ? i : random.nextInt(LEVELS[f]));
                }
            }
        }

        ModelData read(String formula) {
            ColumnarRows.Builder builder =
                    ColumnarRows.builder().numeric("x", x).numeric("y", y).numeric("w", w);
            for (int f = 0; f < 3; f++) {
                builder.nominal("abc".substring(f, f + 1), groups[f]);
            }
            return ModelDataReader.read(
                    FormulaParser.parse(formula).withWeights("w"),
                    builder.build(),
                    false,
                    new CodingChoice(PredictorCoding.FIRST_REFERENCE, Map.of()),
                    1,
                    ProgressMonitor.none());
        }

        static ModelData read(String formula, ColumnarRows table) {
            return ModelDataReader.read(
                    FormulaParser.parse(formula),
                    table,
                    false,
                    new CodingChoice(PredictorCoding.FIRST_REFERENCE, Map.of()),
                    1,
                    ProgressMonitor.none());
        }

        String group(List<String> columns, int row) {
            List<String> parts = new ArrayList<>();
            columns.forEach(column -> parts.add(groups["abc".indexOf(column)][row]));
            return String.join(":", parts);
        }
    }

    private static final class Dense {
        final RealMatrix z;
        private final RealMatrix x;
        private final RealMatrix sigma;
        private final RealMatrix v;
        private final RealMatrix inverse;
        private final RealMatrix xvx;
        private final int[] starts;
        private final int[] sizes;

        Dense(Table table, ModelData data, double[] theta) {
            CrossProducts sums = data.crossProducts();
            int k = sums.factors().size();
            starts = new int[k + 1];
            sizes = new int[k];
            for (int f = 0; f < k; f++) {
                sizes[f] = sums.factors().get(f).size();
                starts[f + 1] =
                        starts[f] + sizes[f] * sums.factors().get(f).levels().size();
            }
            x = new Array2DRowRealMatrix(ROWS, data.fixed().size());
            z = new Array2DRowRealMatrix(ROWS, starts[k]);
            sigma = new Array2DRowRealMatrix(starts[k], starts[k]);
            for (RandomDesign.Factor factor : data.random().factors()) {
                fill(table, sums, factor, theta);
            }
            v = z.multiply(sigma).multiply(z.transpose());
            for (int i = 0; i < ROWS; i++) {
                v.addToEntry(i, i, 1 / table.w[i]);
                for (int c = 0; c < data.fixed().size(); c++) {
                    x.setEntry(i, c, data.fixed().columns().get(c).isIntercept() ? 1 : table.x[i]);
                }
            }
            inverse = new LUDecomposition(v).getSolver().getInverse();
            xvx = new LUDecomposition(x.transpose().multiply(inverse).multiply(x))
                    .getSolver()
                    .getInverse();
        }

        private void fill(Table table, CrossProducts sums, RandomDesign.Factor factor, double[] theta) {
            int f = sums.factor(factor.name());
            int q = factor.size();
            RealMatrix block = new Array2DRowRealMatrix(q, q);
            for (RandomDesign.Term term : factor.terms()) {
                RealMatrix lambda = new Array2DRowRealMatrix(term.structure().lambda(theta, term.thetaStart()));
                block.setSubMatrix(lambda.multiply(lambda.transpose()).getData(), term.offset(), term.offset());
            }
            for (int at = starts[f]; at < starts[f + 1]; at += q) {
                sigma.setSubMatrix(block.getData(), at, at);
            }
            for (int i = 0; i < ROWS; i++) {
                String name = table.group(factor.group().columns(), i);
                int level = sums.factors().get(f).levels().indexOf(name);
                for (int c = 0; c < q; c++) {
                    boolean intercept = factor.columns().get(c).isIntercept();
                    z.setEntry(i, starts[f] + level * q + c, intercept ? 1 : table.x[i]);
                }
            }
        }

        int start(int f, int level) {
            return starts[f] + level * sizes[f];
        }

        double spread(int f, double[] values) {
            RealMatrix block =
                    sigma.getSubMatrix(starts[f], starts[f] + sizes[f] - 1, starts[f], starts[f] + sizes[f] - 1);
            RealVector vector = new ArrayRealVector(values);
            return vector.dotProduct(block.operate(vector));
        }

        double variance(double[] fixed, double[] a) {
            RealVector effects = new ArrayRealVector(a);
            RealVector covariance = z.operate(sigma.operate(effects));
            // k = V^-1 Z Sigma a + V^-1 X (X'V^-1X)^-1 (x - X'V^-1 Z Sigma a)
            RealVector k = inverse.operate(covariance);
            RealVector rest = new ArrayRealVector(fixed).subtract(x.transpose().operate(k));
            k = k.add(inverse.operate(x.operate(xvx.operate(rest))));
            return k.dotProduct(v.operate(k))
                    - 2 * k.dotProduct(covariance)
                    + effects.dotProduct(sigma.operate(effects));
        }
    }
}
