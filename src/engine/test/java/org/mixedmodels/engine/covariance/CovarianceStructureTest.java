package org.mixedmodels.engine.covariance;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What each structure says of its matrices. */
class CovarianceStructureTest {

    private static final double EXACT = 1e-14;

    private static double[] theta(CovarianceStructure structure, Random random) {
        double[] theta = new double[structure.parameters()];
        for (int k = 0; k < theta.length; k++) {
            theta[k] = structure.isStdDev(k) ? 0.5 + random.nextDouble() : random.nextGaussian();
        }
        return theta;
    }

    private static RealMatrix sigma(CovarianceStructure structure, double[] theta) {
        RealMatrix lambda = MatrixUtils.createRealMatrix(structure.lambda(theta, 0));
        return lambda.multiply(lambda.transpose());
    }

    @ParameterizedTest
    @EnumSource(CovarianceKind.class)
    void findsTheParametersOfACovarianceMatrix(CovarianceKind kind) {
        for (int q = 1; q < 6; q++) {
            CovarianceStructure structure = kind.structure(q);
            double[] theta = theta(structure, new Random(q));
            RealMatrix sigma = sigma(structure, theta);
            assertArrayEquals(theta, structure.theta(flat(sigma), root(sigma)), 1e-12);
        }
    }

    private static double[] flat(RealMatrix matrix) {
        return Arrays.stream(matrix.getData()).flatMapToDouble(Arrays::stream).toArray();
    }

    private static double[] root(RealMatrix sigma) {
        return flat(new CholeskyDecomposition(sigma).getL());
    }

    @ParameterizedTest
    @EnumSource(CovarianceKind.class)
    void turningSignsTogetherChangesNothing(CovarianceKind kind) {
        CovarianceStructure structure = kind.structure(4);
        double[] theta = theta(structure, new Random(7));
        RealMatrix before = sigma(structure, theta);
        for (int k = 0; k < theta.length; k++) {
            if (structure.isStdDev(k)) {
                double[] turned = theta.clone();
                structure.turnedWith(k).forEach(i -> turned[i] = -turned[i]);
                assertEquals(0, before.subtract(sigma(structure, turned)).getFrobeniusNorm(), EXACT);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(CovarianceKind.class)
    void aStandardDeviationOfZeroLeavesASingularMatrix(CovarianceKind kind) {
        CovarianceStructure structure = kind.structure(3);
        for (int k = 0; k < structure.parameters(); k++) {
            if (structure.isStdDev(k)) {
                double[] theta = theta(structure, new Random(8));
                theta[k] = 0;
                assertEquals(0, new LUDecomposition(sigma(structure, theta)).getDeterminant(), EXACT);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "UNSTRUCTURED, 4, 10",
        "DIAGONAL, 4, 4",
        "HOMOGENEOUS, 4, 1",
        "COMPOUND_SYMMETRY, 4, 2",
        "UNSTRUCTURED, 1, 1",
        "COMPOUND_SYMMETRY, 1, 1"
    })
    void hasSoManyParameters(CovarianceKind kind, int columns, int parameters) {
        assertEquals(parameters, kind.structure(columns).parameters());
    }

    @ParameterizedTest
    @CsvSource({"2, 0.3", "2, -0.9", "5, -0.2", "5, 0.99"})
    void compoundSymmetryHasOneVarianceAndOneCorrelation(int q, double rho) {
        double variance = 2.5;
        double ofMean = Math.sqrt(variance * (1 + (q - 1) * rho));
        double ofContrast = Math.sqrt(variance * (1 - rho));
        RealMatrix sigma = sigma(new CompoundSymmetry(q), new double[] {ofMean, ofContrast});
        for (int i = 0; i < q; i++) {
            for (int j = 0; j < q; j++) {
                assertEquals(i == j ? variance : variance * rho, sigma.getEntry(i, j), EXACT * q);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(CovarianceKind.class)
    void containsTheMatricesOfTheKindsThatItSaysItContains(CovarianceKind kind) {
        for (CovarianceKind other : CovarianceKind.values()) {
            RealMatrix sigma = sigma(other.structure(3), theta(other.structure(3), new Random(9)));
            CovarianceStructure structure = kind.structure(3);
            double[] near = structure.theta(flat(sigma), root(sigma));
            boolean same = sigma.subtract(sigma(structure, near)).getFrobeniusNorm() < 1e-12;
            assertEquals(same, kind.contains(other, true), List.of(kind, other).toString());
        }
    }
}
