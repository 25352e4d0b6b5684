package org.mixedmodels.engine.fit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mixedmodels.engine.design.RandomDesign;
import org.mixedmodels.engine.formula.FormulaParser;
import org.mixedmodels.engine.inference.CoefficientTest;
import org.mixedmodels.engine.inference.DegreesOfFreedom;
import org.mixedmodels.engine.inference.FixedEffectsInference;
import org.mixedmodels.engine.progress.ProgressMonitor;
import org.mixedmodels.engine.result.LinearMixedModel;

/**
 * Kenward and Roger's covariance matrix and degrees of freedom against their formulas with matrices of n rows, for every
 * covariance structure, with weights, crossed and nested factors. It shares nothing with the engine but the estimates, and
 * counts covariances in other units: variances and covariances as they are.
 */
class DenseKenwardRogerTest {

    /** Traces by differences have seven digits; what follows from W may lose one where the information is poor. */
    private static final double TOLERANCE = 1e-6;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "y ~ x + (1 | a)",
                "y ~ x + z + (1 + x | a)",
                "y ~ x + (1 + x || a) + (1 | b)",
                "y ~ 0 + x + (1 | a) + (0 + x | b)",
                "y ~ x + (1 | a) + (1 | b) + (1 | c)",
                "y ~ 1 + (1 | c/b)",
                "y ~ x + (1 + x | b) + (1 | a)",
                "y ~ x + homdiag(1 + x | a)",
                "y ~ x + homcs(1 + x | a) + (1 | b)"
            })
    void asDenseAlgebraHasIt(String formula) {
        for (int seed = 0; seed < 6; seed++) {
            SmallTable table = new SmallTable(new Random(1000 * seed + formula.hashCode()), 60);
            LinearMixedModel model = LinearMixedModelFitter.with(FitOptions.defaults())
                    .fit(FormulaParser.parse(formula).withWeights("w"), table.table(), ProgressMonitor.none());
            check(table, model, formula + " " + seed + (model.isSingular() ? " singular" : ""));
        }
    }

    private static void check(SmallTable table, LinearMixedModel model, String what) {
        FixedEffectsInference inference =
                FixedEffectsInference.of(model, DegreesOfFreedom.KENWARD_ROGER, ProgressMonitor.none());
        List<RealMatrix> g = derivatives(table, model);
        RealMatrix inverse = inverse(covariance(table, model, g.get(g.size() - 1)));
        RealMatrix x = fixed(table, model.design().names());
        RealMatrix phi = inverse(x.transpose().multiply(inverse).multiply(x));
        RealMatrix w = parameterCovariance(g, inverse, x, phi);
        RealMatrix adjusted = adjusted(g, inverse, x, phi, w);
        List<CoefficientTest> tests = inference.coefficients(0.95);
        for (int i = 0; i < tests.size(); i++) {
            for (int j = 0; j < tests.size(); j++) {
                double scale = Math.sqrt(adjusted.getEntry(i, i) * adjusted.getEntry(j, j));
                assertEquals(adjusted.getEntry(i, j), inference.covariance()[i][j], TOLERANCE * scale, what);
            }
            double df = degrees(i, g, inverse, x, phi, w);
            assertEquals(df, tests.get(i).df(), TOLERANCE * df, what);
        }
    }

    /** 2 / A for one coefficient. */
    private static double degrees(
            int i, List<RealMatrix> g, RealMatrix inverse, RealMatrix x, RealMatrix phi, RealMatrix w) {
        double sum = 0;
        double[] change = new double[g.size()];
        for (int r = 0; r < change.length; r++) {
            change[r] = phi.multiply(p(g.get(r), inverse, x)).multiply(phi).getEntry(i, i) / phi.getEntry(i, i);
        }
        for (int r = 0; r < change.length; r++) {
            for (int s = 0; s < change.length; s++) {
                sum += w.getEntry(r, s) * change[r] * change[s];
            }
        }
        return 2 / sum;
    }

    private static RealMatrix p(RealMatrix g, RealMatrix inverse, RealMatrix x) {
        RealMatrix vx = inverse.multiply(x);
        return vx.transpose().multiply(g).multiply(vx).scalarMultiply(-1);
    }

    private static RealMatrix q(RealMatrix gr, RealMatrix gs, RealMatrix inverse, RealMatrix x) {
        RealMatrix vx = inverse.multiply(x);
        return vx.transpose().multiply(gr).multiply(inverse).multiply(gs).multiply(vx);
    }

    private static RealMatrix parameterCovariance(
            List<RealMatrix> g, RealMatrix inverse, RealMatrix x, RealMatrix phi) {
        int count = g.size();
        RealMatrix information = new Array2DRowRealMatrix(count, count);
        for (int r = 0; r < count; r++) {
            for (int s = 0; s < count; s++) {
                RealMatrix left = inverse.multiply(g.get(r));
                RealMatrix right = inverse.multiply(g.get(s));
                double trace = left.multiply(right).getTrace()
                        - 2 * phi.multiply(q(g.get(r), g.get(s), inverse, x)).getTrace()
                        + phi.multiply(p(g.get(r), inverse, x))
                                .multiply(phi)
                                .multiply(p(g.get(s), inverse, x))
                                .getTrace();
                information.setEntry(r, s, trace / 2);
            }
        }
        return inverse(information);
    }

    private static RealMatrix adjusted(
            List<RealMatrix> g, RealMatrix inverse, RealMatrix x, RealMatrix phi, RealMatrix w) {
        RealMatrix sum = phi.scalarMultiply(0);
        for (int r = 0; r < g.size(); r++) {
            for (int s = 0; s < g.size(); s++) {
                RealMatrix inner = q(g.get(r), g.get(s), inverse, x)
                        .subtract(p(g.get(r), inverse, x).multiply(phi).multiply(p(g.get(s), inverse, x)));
                sum = sum.add(inner.scalarMultiply(w.getEntry(r, s)));
            }
        }
        return phi.add(phi.multiply(sum).multiply(phi).scalarMultiply(2));
    }

    private static RealMatrix inverse(RealMatrix matrix) {
        return new LUDecomposition(matrix, 1e-300).getSolver().getInverse();
    }

    private static RealMatrix fixed(SmallTable table, List<String> columns) {
        RealMatrix x = new Array2DRowRealMatrix(table.rows, columns.size());
        for (int i = 0; i < table.rows; i++) {
            for (int k = 0; k < columns.size(); k++) {
                x.setEntry(i, k, table.value(columns.get(k), i));
            }
        }
        return x;
    }

    private static RealMatrix covariance(SmallTable table, LinearMixedModel model, RealMatrix residual) {
        RealMatrix[] v = {residual.scalarMultiply(model.sigma() * model.sigma())};
        model.forEachTerm((factor, term, f) -> {
            double[][] sigma = model.varCorr().get(term.index()).covariance();
            v[0] = v[0].add(inRows(table, factor, term, sigma));
        });
        return v[0];
    }

    /** Z B Z' for the same block B in every level. */
    private static RealMatrix inRows(
            SmallTable table, RandomDesign.Factor factor, RandomDesign.Term term, double[][] block) {
        List<String> group = factor.group().columns();
        RealMatrix z = fixed(table, term.names());
        RealMatrix product = z.multiply(new Array2DRowRealMatrix(block)).multiply(z.transpose());
        for (int i = 0; i < table.rows; i++) {
            for (int j = 0; j < table.rows; j++) {
                if (!table.group(group, i).equals(table.group(group, j))) {
                    product.setEntry(i, j, 0);
                }
            }
        }
        return product;
    }

    /** The derivatives of V in variances and covariances, the residual variance last. */
    private static List<RealMatrix> derivatives(SmallTable table, LinearMixedModel model) {
        List<RealMatrix> result = new ArrayList<>();
        model.forEachTerm((factor, term, f) -> {
            for (double[][] block : blocks(model, term)) {
                result.add(inRows(table, factor, term, block));
            }
        });
        double[] inverseWeights = new double[table.rows];
        for (int i = 0; i < table.rows; i++) {
            inverseWeights[i] = 1 / table.w[i];
        }
        result.add(MatrixUtils.createRealDiagonalMatrix(inverseWeights));
        return result;
    }

    private static List<double[][]> blocks(LinearMixedModel model, RandomDesign.Term term) {
        int q = term.columns().size();
        List<double[][]> variances = new ArrayList<>();
        List<double[][]> covariances = new ArrayList<>();
        for (int i = 0; i < q; i++) {
            for (int j = 0; j <= i; j++) {
                double[][] block = new double[q][q];
                block[i][j] = 1;
                block[j][i] = 1;
                (i == j ? variances : covariances).add(block);
            }
        }
        return switch (model.specification().random().get(term.index()).covariance()) {
            case UNSTRUCTURED -> {
                variances.addAll(covariances);
                yield variances;
            }
            case DIAGONAL -> variances;
            case HOMOGENEOUS -> List.<double[][]>of(sum(variances, q));
            case COMPOUND_SYMMETRY -> List.of(sum(variances, q), sum(covariances, q));
        };
    }

    private static double[][] sum(List<double[][]> blocks, int q) {
        RealMatrix sum = new Array2DRowRealMatrix(q, q);
        for (double[][] block : blocks) {
            sum = sum.add(new Array2DRowRealMatrix(block));
        }
        return sum.getData();
    }
}
