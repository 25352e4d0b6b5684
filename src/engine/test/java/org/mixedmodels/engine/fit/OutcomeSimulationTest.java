package org.mixedmodels.engine.fit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.DiagonalMatrix;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;
import org.apache.commons.math3.random.Well19937c;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mixedmodels.engine.design.CrossProducts;
import org.mixedmodels.engine.design.RandomDesign;
import org.mixedmodels.engine.formula.FormulaParser;
import org.mixedmodels.engine.likelihood.OutcomeSimulation;
import org.mixedmodels.engine.progress.ProgressMonitor;
import org.mixedmodels.engine.result.LinearMixedModel;

/**
 * The sums of simulated outcomes have the moments that they have when rows are simulated: with T = [Z X] and
 * y ~ N(X beta, V),
 *
 * <pre>
 *   E T'Wy = T'WX beta,   Cov T'Wy = T'W V W T,   E y'Wy = tr(WV) + beta'X'WX beta,
 *   Var y'Wy = 2 tr(WVWV) + 4 beta'X'W V W X beta,   Cov(T'Wy, y'Wy) = 2 T'W V W X beta.
 * </pre>
 */
class OutcomeSimulationTest {

    private static final int DRAWS = 30_000;
    /** In standard errors of the Monte Carlo; some 500 moments are compared. */
    private static final double WITHIN = 5;

    private final SmallTable table = new SmallTable(new Random(5), 60);

    private LinearMixedModel fit(String formula) {
        return LinearMixedModelFitter.with(FitOptions.defaults())
                .fit(FormulaParser.parse(formula).withWeights("w"), table.table(), ProgressMonitor.none());
    }

    private record Dense(RealMatrix t, RealMatrix x, RealMatrix v, RealMatrix w, RealVector mean) {}

    /** The columns of Z, in the order of the cross-products, and their contribution to V. */
    private Dense dense(LinearMixedModel model) {
        CrossProducts sums = model.crossProducts();
        List<double[]> columns = new ArrayList<>();
        RealMatrix w = new Array2DRowRealMatrix(new DiagonalMatrix(table.w).getData());
        RealMatrix v = MatrixUtils.inverse(w);
        for (CrossProducts.FactorProducts factor : sums.factors()) {
            RandomDesign.Factor design = model.data().random().factors().stream()
                    .filter(f -> f.name().equals(factor.name()))
                    .findFirst()
                    .orElseThrow();
            int q = factor.size();
            double[] lambda = model.estimates().lambda()[sums.factor(factor.name())];
            RealMatrix small = new Array2DRowRealMatrix(q, q);
            for (int i = 0; i < q * q; i++) {
                small.setEntry(i / q, i % q, lambda[i]);
            }
            for (String level : factor.levels()) {
                RealMatrix z = new Array2DRowRealMatrix(table.rows, q);
                for (int row = 0; row < table.rows; row++) {
                    for (int k = 0; k < q; k++) {
                        boolean here =
                                table.group(design.group().columns(), row).equals(level);
                        z.setEntry(
                                row,
                                k,
                                here ? table.value(design.columns().get(k).name(), row) : 0);
                    }
                }
                RealMatrix root = z.multiply(small);
                v = v.add(root.multiply(root.transpose()));
                for (int k = 0; k < q; k++) {
                    columns.add(z.getColumn(k));
                }
            }
        }
        RealMatrix x = new Array2DRowRealMatrix(table.rows, sums.columns());
        for (int k = 0; k < sums.columns(); k++) {
            for (int row = 0; row < table.rows; row++) {
                double shift = model.design().shifts()[k];
                x.setEntry(row, k, table.value(model.design().names().get(k), row) - shift);
            }
            columns.add(x.getColumn(k));
        }
        RealMatrix t = new Array2DRowRealMatrix(columns.toArray(double[][]::new)).transpose();
        RealVector mean =
                x.operate(MatrixUtils.createRealVector(model.estimates().beta()));
        return new Dense(t, x, v.scalarMultiply(model.estimates().sigma2()), w, mean);
    }

    /** T'Wy and y'Wy of the sums. */
    private static double[] numbers(CrossProducts sums) {
        List<Double> numbers = new ArrayList<>();
        int width = sums.columns() + 1;
        for (CrossProducts.FactorProducts factor : sums.factors()) {
            for (int at = width - 1; at < factor.zx().length; at += width) {
                numbers.add(factor.zx()[at]);
            }
        }
        for (int k = 0; k < width; k++) {
            assertEquals(sums.xx(k, width - 1), sums.xx(width - 1, k));
            numbers.add(sums.xx(k, width - 1));
        }
        return numbers.stream().mapToDouble(n -> n).toArray();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "y ~ x + (1 + x | a)",
                "y ~ x + (1 | a) + (1 + x || b) + (1 | c)",
                "y ~ 0 + x + z + (1 + z | a) + (1 | c:a)"
            })
    void theMomentsAreThoseOfSimulatedRows(String formula) {
        LinearMixedModel model = fit(formula);
        Dense dense = dense(model);
        OutcomeSimulation simulation = new OutcomeSimulation(
                model.data(), model.theta(), model.estimates().beta(), model.sigma());
        Well19937c random = new Well19937c(1);
        int k = numbers(simulation.sums()).length;
        double[] sum = new double[k];
        double[][] products = new double[k][k];
        double[] expected = expected(dense, k);
        for (int draw = 0; draw < DRAWS; draw++) {
            simulation.draw(random);
            double[] numbers = numbers(simulation.sums());
            for (int i = 0; i < k; i++) {
                sum[i] += numbers[i];
                for (int j = 0; j <= i; j++) {
                    products[i][j] += (numbers[i] - expected[i]) * (numbers[j] - expected[j]);
                }
            }
        }
        RealMatrix covariance = covariance(dense, k);
        for (int i = 0; i < k; i++) {
            double error = Math.sqrt(covariance.getEntry(i, i) / DRAWS);
            assertEquals(expected[i], sum[i] / DRAWS, WITHIN * error, "mean " + i);
            for (int j = 0; j <= i; j++) {
                double both = covariance.getEntry(i, i) * covariance.getEntry(j, j);
                double squared = covariance.getEntry(i, j) * covariance.getEntry(i, j);
                double within = WITHIN * Math.sqrt((both + squared) / DRAWS);
                assertEquals(covariance.getEntry(i, j), products[i][j] / DRAWS, within, "moment " + i + " " + j);
            }
        }
    }

    private static double[] expected(Dense dense, int k) {
        RealVector linear = dense.t.transpose().operate(dense.w.operate(dense.mean));
        double[] result = Arrays.copyOf(linear.toArray(), k);
        result[k - 1] = dense.w.multiply(dense.v).getTrace() + dense.mean.dotProduct(dense.w.operate(dense.mean));
        return result;
    }

    private static RealMatrix covariance(Dense dense, int k) {
        RealMatrix wvw = dense.w.multiply(dense.v).multiply(dense.w);
        RealMatrix result = new Array2DRowRealMatrix(k, k);
        result.setSubMatrix(dense.t.transpose().multiply(wvw).multiply(dense.t).getData(), 0, 0);
        RealVector mixed = dense.t.transpose().operate(wvw.operate(dense.mean));
        for (int i = 0; i < k - 1; i++) {
            result.setEntry(i, k - 1, 2 * mixed.getEntry(i));
            result.setEntry(k - 1, i, 2 * mixed.getEntry(i));
        }
        double quadratic = dense.mean.dotProduct(wvw.operate(dense.mean));
        result.setEntry(k - 1, k - 1, 2 * wvw.multiply(dense.v).getTrace() + 4 * quadratic);
        return result;
    }

    /** y = Z b + X beta + r, r not seen by the columns: what is left is a sum of squares. */
    @Test
    void theSumsAreThoseOfAnOutcome() {
        LinearMixedModel model = fit("y ~ x + (1 + x | a) + (1 | b)");
        OutcomeSimulation simulation = new OutcomeSimulation(
                model.data(), model.theta(), model.estimates().beta(), 1e-9);
        simulation.draw(new Well19937c(2));
        CrossProducts sums = simulation.sums();
        int p = sums.columns();
        // without errors the intercept's sum is that of the levels' intercepts
        CrossProducts.FactorProducts a = sums.factors().get(0);
        double levels = 0;
        for (int at = p; at < a.zx().length; at += a.size() * (p + 1)) {
            levels += a.zx()[at];
        }
        assertEquals(levels, sums.xx(0, p), 1e-9 * sums.xx(p, p));
    }
}
