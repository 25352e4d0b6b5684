package org.mixedmodels.engine.inference;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/** Forms l'Vl and LVL'. */
final class Quadratic {

    private Quadratic() {}

    static double form(double[] weights, DMatrixRMaj v) {
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            for (int j = 0; j < weights.length && weights[i] != 0; j++) {
                sum += weights[i] * v.get(i, j) * weights[j];
            }
        }
        return sum;
    }

    static DMatrixRMaj form(DMatrixRMaj rows, DMatrixRMaj v) {
        DMatrixRMaj half = new DMatrixRMaj(rows.numRows, v.numCols);
        DMatrixRMaj result = new DMatrixRMaj(rows.numRows, rows.numRows);
        CommonOps_DDRM.mult(rows, v, half);
        CommonOps_DDRM.multTransB(half, rows, result);
        return result;
    }
}
