package org.mixedmodels.engine.likelihood;

import org.mixedmodels.engine.linalg.SparseCholesky;
import org.mixedmodels.engine.linalg.SparsePattern;
import org.mixedmodels.engine.linalg.SparseSymbolic;

/** A trailing matrix of which only the entries of a pattern are stored, factorised in a fill-reducing order. */
final class SparseTrailing implements TrailingMatrix {

    private final SparsePattern pattern;
    private final SparseCholesky cholesky;
    private final double[] values;

    SparseTrailing(SparseSymbolic symbolic) {
        this.pattern = symbolic.pattern();
        this.cholesky = new SparseCholesky(symbolic);
        this.values = new double[pattern.size()];
    }

    @Override
    public int order() {
        return pattern.order();
    }

    @Override
    public long numbers() {
        return values.length + cholesky.storedEntries();
    }

    @Override
    public double[] values() {
        return values;
    }

    @Override
    public int cell(int row, int column) {
        return pattern.find(row, column);
    }

    @Override
    public boolean factorize() {
        return cholesky.factorize(values);
    }

    @Override
    public double logDeterminant() {
        return cholesky.logDeterminant();
    }

    @Override
    public void solveLower(double[] b, int columns) {
        cholesky.solveLower(b, columns);
    }

    @Override
    public void solveTransposed(double[] b, int columns) {
        cholesky.solveTransposed(b, columns);
    }

    @Override
    public double[] inverse() {
        return cholesky.selectedInverse();
    }
}
