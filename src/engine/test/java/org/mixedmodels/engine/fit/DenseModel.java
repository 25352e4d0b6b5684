package org.mixedmodels.engine.fit;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.DiagonalMatrix;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;
import org.mixedmodels.engine.design.RandomDesign;
import org.mixedmodels.engine.likelihood.Estimation;

/**
 * A mixed model as the textbook has it, with Z and V = Z Lambda Lambda'Z' + W^-1 written out: generalised least squares,
 * best linear unbiased predictors, determinants by dense factorisations. It shares nothing with the engine but the meaning
 * of theta.
 */
final class DenseModel {

    private final SmallTable table;
    private final List<RandomDesign.Term> terms = new ArrayList<>();
    private final List<RealMatrix> z = new ArrayList<>();
    private final RealMatrix x;
    private final RealVector y;
    private final RealMatrix inverseWeights;
    private final Estimation estimation;

    DenseModel(SmallTable table, List<String> columns, RandomDesign random, Estimation estimation) {
        this.table = table;
        this.estimation = estimation;
        x = new Array2DRowRealMatrix(table.rows, columns.size());
        for (int i = 0; i < table.rows; i++) {
            for (int k = 0; k < columns.size(); k++) {
                x.setEntry(i, k, table.value(columns.get(k), i));
            }
        }
        y = new ArrayRealVector(table.y);
        double[] inverse = new double[table.rows];
        for (int i = 0; i < table.rows; i++) {
            inverse[i] = 1 / table.w[i];
        }
        inverseWeights = new Array2DRowRealMatrix(new DiagonalMatrix(inverse).getData());
        random.factors()
                .forEach(factor -> factor.terms().forEach(term -> {
                    terms.add(term);
                    z.add(z(term, factor.group().columns()));
                }));
    }

    private RealMatrix z(RandomDesign.Term term, List<String> group) {
        List<String> levels = table.levels(group);
        int q = term.columns().size();
        RealMatrix matrix = new Array2DRowRealMatrix(table.rows, levels.size() * q);
        for (int i = 0; i < table.rows; i++) {
            int level = levels.indexOf(table.group(group, i));
            for (int k = 0; k < q; k++) {
                matrix.setEntry(
                        i, level * q + k, table.value(term.columns().get(k).name(), i));
            }
        }
        return matrix;
    }

    /** The covariance matrix of all effects of a term relative to the residual variance. */
    private static RealMatrix relative(RandomDesign.Term term, double[] theta, int columns) {
        RealMatrix lambda = new Array2DRowRealMatrix(term.structure().lambda(theta, term.thetaStart()));
        RealMatrix small = lambda.multiply(lambda.transpose());
        int q = small.getRowDimension();
        RealMatrix all = new Array2DRowRealMatrix(columns, columns);
        for (int at = 0; at < columns; at += q) {
            all.setSubMatrix(small.getData(), at, at);
        }
        return all;
    }

    /** What follows from theta. */
    Fit at(double[] theta) {
        RealMatrix v = inverseWeights;
        for (int t = 0; t < terms.size(); t++) {
            RealMatrix relative = relative(terms.get(t), theta, z.get(t).getColumnDimension());
            v = v.add(z.get(t).multiply(relative).multiply(z.get(t).transpose()));
        }
        CholeskyDecomposition root = new CholeskyDecomposition(v, 1e-10, 1e-14);
        RealMatrix vx = root.getSolver().solve(x);
        RealMatrix xvx = x.transpose().multiply(vx);
        CholeskyDecomposition rootX = new CholeskyDecomposition(xvx, 1e-8, 1e-14);
        RealVector beta =
                rootX.getSolver().solve(x.transpose().operate(root.getSolver().solve(y)));
        RealVector residual = y.subtract(x.operate(beta));
        RealVector scaled = root.getSolver().solve(residual);
        boolean ml = estimation == Estimation.ML;
        double n = ml ? table.rows : table.rows - x.getColumnDimension();
        double sigma2 = residual.dotProduct(scaled) / n;
        double determinants = logDeterminant(root) + (ml ? 0 : logDeterminant(rootX));
        List<double[]> effects = new ArrayList<>();
        for (int t = 0; t < terms.size(); t++) {
            RealMatrix relative = relative(terms.get(t), theta, z.get(t).getColumnDimension());
            effects.add(relative.operate(z.get(t).transpose().operate(scaled)).toArray());
        }
        return new Fit(
                determinants + n * (1 + Math.log(2 * Math.PI * sigma2)),
                sigma2,
                beta.toArray(),
                rootX.getSolver().getInverse().scalarMultiply(sigma2).getData(),
                effects);
    }

    private static double logDeterminant(CholeskyDecomposition root) {
        double sum = 0;
        for (int i = 0; i < root.getL().getRowDimension(); i++) {
            sum += 2 * Math.log(root.getL().getEntry(i, i));
        }
        return sum;
    }

    /**
     * Estimates at some theta.
     *
     * @param effects per term, in the order of the factors, the effects of the sorted groups
     */
    record Fit(double criterion, double sigma2, double[] beta, double[][] covariance, List<double[]> effects) {}
}
