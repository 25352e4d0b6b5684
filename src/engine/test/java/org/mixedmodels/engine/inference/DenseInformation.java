package org.mixedmodels.engine.inference;

import java.util.ArrayList;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.mixedmodels.engine.data.Column;
import org.mixedmodels.engine.data.RowBatch;
import org.mixedmodels.engine.data.RowReader;
import org.mixedmodels.engine.data.RowSource;

/** Information of variances from its definition, by n x n matrices, for rt ~ dose. */
final class DenseInformation {

    private final List<double[]> numbers = new ArrayList<>();
    private final List<int[]> codes = new ArrayList<>();
    private final DMatrixRMaj projection;

    DenseInformation(RowSource rows) {
        try (RowReader reader =
                rows.open(List.of(Column.numeric("dose"), Column.nominal("subject"), Column.nominal("item")))) {
            for (RowBatch batch = reader.next(); batch != null; batch = reader.next()) {
                for (int i = 0; i < batch.size(); i++) {
                    numbers.add(new double[] {1, batch.numbers(0)[i]});
                    codes.add(new int[] {batch.codes(1)[i], batch.codes(2)[i]});
                }
            }
        }
        projection = projection();
    }

    /** I - X (X'X)^-1 X'. */
    private DMatrixRMaj projection() {
        int n = numbers.size();
        DMatrixRMaj x = new DMatrixRMaj(numbers.toArray(double[][]::new));
        DMatrixRMaj inverse = new DMatrixRMaj(2, 2);
        CommonOps_DDRM.multTransA(x, x, inverse);
        CommonOps_DDRM.invert(inverse);
        DMatrixRMaj half = new DMatrixRMaj(n, 2);
        CommonOps_DDRM.mult(x, inverse, half);
        DMatrixRMaj q = CommonOps_DDRM.identity(n);
        CommonOps_DDRM.multAddTransB(-1, half, x, q);
        return q;
    }

    /** The sum over the levels of z_a z_b', z_a being ones or the dose within a level. */
    DMatrixRMaj products(String factor, boolean aIsDose, boolean bIsDose) {
        int n = numbers.size();
        int f = factor.equals("subject") ? 0 : 1;
        DMatrixRMaj result = new DMatrixRMaj(n, n);
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                if (codes.get(i)[f] == codes.get(j)[f]) {
                    result.set(i, j, numbers.get(i)[aIsDose ? 1 : 0] * numbers.get(j)[bIsDose ? 1 : 0]);
                }
            }
        }
        return result;
    }

    /** (tr(Q V_i Q V_j) - tr(Q V_i) tr(Q V_j) / (n - 2)) / 2. */
    double[][] of(List<DMatrixRMaj> derivatives) {
        int n = numbers.size();
        int k = derivatives.size();
        List<DMatrixRMaj> projected = new ArrayList<>();
        for (DMatrixRMaj derivative : derivatives) {
            DMatrixRMaj product = new DMatrixRMaj(n, n);
            CommonOps_DDRM.mult(projection, derivative, product);
            projected.add(product);
        }
        double[][] information = new double[k][k];
        for (int i = 0; i < k; i++) {
            for (int j = 0; j < k; j++) {
                DMatrixRMaj product = new DMatrixRMaj(n, n);
                CommonOps_DDRM.mult(projected.get(i), projected.get(j), product);
                double traces = CommonOps_DDRM.trace(projected.get(i)) * CommonOps_DDRM.trace(projected.get(j));
                information[i][j] = (CommonOps_DDRM.trace(product) - traces / (n - 2)) / 2;
            }
        }
        return information;
    }
}
