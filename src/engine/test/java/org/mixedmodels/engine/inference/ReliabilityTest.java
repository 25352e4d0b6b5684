package org.mixedmodels.engine.inference;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.junit.jupiter.api.Test;
import org.mixedmodels.engine.data.ColumnarRows;
import org.mixedmodels.engine.fit.FitOptions;
import org.mixedmodels.engine.fit.LinearMixedModelFitter;
import org.mixedmodels.engine.formula.FormulaParser;
import org.mixedmodels.engine.progress.ProgressMonitor;
import org.mixedmodels.engine.result.GroupCovariance;
import org.mixedmodels.engine.result.LinearMixedModel;

/** Reliabilities of four nested levels with slopes against dense matrices. */
class ReliabilityTest {

    private static final int ROWS = 400;

    private final double[] x = new double[ROWS];
    private final double[] y = new double[ROWS];
    private final double[] w = new double[ROWS];
    private final String[][] groups = new String[3][ROWS];

    private LinearMixedModel fit() {
        Random random = new Random(77);
        double[][] effects = new double[3][200];
        for (double[] effect : effects) {
            for (int i = 0; i < effect.length; i++) {
                effect[i] = random.nextGaussian();
            }
        }
        for (int i = 0; i < ROWS; i++) {
            int a = random.nextInt(8);
            int b = a * 3 + random.nextInt(3);
            int c = b * 4 + random.nextInt(4);
            groups[0][i] = "a" + a;
            groups[1][i] = "b" + b;
            groups[2][i] = "c" + c;
            x[i] = random.nextGaussian();
            w[i] = 0.5 + random.nextDouble();
            y[i] = x[i] * (1 + effects[0][a + 100] + 0.7 * effects[1][b + 100])
                    + effects[0][a]
                    + effects[1][b]
                    + effects[2][c]
                    + 0.6 * random.nextGaussian() / Math.sqrt(w[i]);
        }
        ColumnarRows table = ColumnarRows.builder()
                .numeric("x", x)
                .numeric("y", y)
                .numeric("w", w)
                .nominal("a", groups[0])
                .nominal("b", groups[1])
                .nominal("c", groups[2])
                .build();
        return LinearMixedModelFitter.with(FitOptions.defaults())
                .fit(
                        FormulaParser.parse("y ~ x + (1 + x | a) + (1 + x | b) + (1 | c)")
                                .withWeights("w"),
                        table,
                        ProgressMonitor.none());
    }

    @Test
    void asDenseMatrices() {
        LinearMixedModel model = fit();
        for (Reliability reliability : Reliability.of(model)) {
            int factor = "abc".indexOf(reliability.group());
            GroupCovariance covariance = model.varCorr().get(factor);
            int effect = covariance.terms().indexOf(reliability.term());
            double tau2 = covariance.covariance()[effect][effect];
            double sum = 0;
            for (int level = 0; level < reliability.levels().size(); level++) {
                int[] rows = rows(factor, reliability.levels().get(level));
                double expected = Double.NaN;
                if (rows.length >= covariance.terms().size()) {
                    expected = tau2 / (tau2 + variances(model, factor, rows)[effect]);
                    assertEquals(
                            expected,
                            reliability.values()[level],
                            1e-8,
                            reliability.levels().get(level));
                }
                sum += reliability.values()[level];
            }
            assertEquals(sum / reliability.groups(), reliability.mean(), 1e-12);
        }
    }

    private int[] rows(int factor, String level) {
        return IntStream.range(0, ROWS)
                .filter(i -> groups[factor][i].equals(level))
                .toArray();
    }

    /** The diagonal of (Z'V^-1 Z)^-1 with the inner factors in V. */
    private double[] variances(LinearMixedModel model, int factor, int[] rows) {
        DMatrixRMaj v = new DMatrixRMaj(rows.length, rows.length);
        for (int i = 0; i < rows.length; i++) {
            v.set(i, i, model.sigma() * model.sigma() / w[rows[i]]);
            for (int k = 0; k < rows.length; k++) {
                for (int inner = factor + 1; inner < 3; inner++) {
                    if (groups[inner][rows[i]].equals(groups[inner][rows[k]])) {
                        v.add(i, k, product(model.varCorr().get(inner), x[rows[i]], x[rows[k]]));
                    }
                }
            }
        }
        int q = model.varCorr().get(factor).terms().size();
        DMatrixRMaj z = new DMatrixRMaj(rows.length, q);
        for (int i = 0; i < rows.length; i++) {
            z.set(i, 0, 1);
            if (q > 1) {
                z.set(i, 1, x[rows[i]]);
            }
        }
        CommonOps_DDRM.invert(v);
        DMatrixRMaj half = new DMatrixRMaj(rows.length, q);
        CommonOps_DDRM.mult(v, z, half);
        DMatrixRMaj information = new DMatrixRMaj(q, q);
        CommonOps_DDRM.multTransA(z, half, information);
        CommonOps_DDRM.invert(information);
        List<Double> diagonal = new ArrayList<>();
        for (int i = 0; i < q; i++) {
            diagonal.add(information.get(i, i));
        }
        return diagonal.stream().mapToDouble(d -> d).toArray();
    }

    private static double product(GroupCovariance covariance, double left, double right) {
        double[][] s = covariance.covariance();
        return s.length == 1 ? s[0][0] : s[0][0] + s[0][1] * (left + right) + s[1][1] * left * right;
    }
}
