package org.mixedmodels.engine.inference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mixedmodels.engine.DataSets;
import org.mixedmodels.engine.Expected;
import org.mixedmodels.engine.ReferenceFits;
import org.mixedmodels.engine.fit.FitOptions;
import org.mixedmodels.engine.fit.LinearMixedModelFitter;
import org.mixedmodels.engine.formula.FormulaParser;
import org.mixedmodels.engine.likelihood.Estimation;
import org.mixedmodels.engine.progress.ProgressMonitor;
import org.mixedmodels.engine.result.LinearMixedModel;

/** Which mixture belongs to which pair of models, and why others are not compared by a test. */
class ZeroVarianceCaseTest {

    private static LinearMixedModel fit(String random) {
        return LinearMixedModelFitter.with(FitOptions.defaults().withEstimation(Estimation.ML))
                .fit(FormulaParser.parse("rt ~ " + random), DataSets.load("reactions"), ProgressMonitor.none());
    }

    private static ModelComparison.Test test(String smaller, String larger) {
        return ModelComparison.of(
                        List.of(new NamedModel("smaller", fit(smaller)), new NamedModel("larger", fit(larger))),
                        ProgressMonitor.none())
                .tests()
                .get(0);
    }

    /** Half-spaces: whatever else is added, one variance at its bound makes half and half of the last two. */
    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            1 + (1 | subject);           1 + (1 | subject) + (1 | item);                0
            1 + (1 | subject);           1 + (1 + dose | subject);                      1
            1 + (1 | subject);           dose + (1 + dose | subject);                   2
            1 + (1 | subject);           1 + (1 + dose || subject);                     0
            dose + (1 + dose || subject); condition + dose + (1 + dose | subject) + (1 | item); 3
            1 + (1 | subject);           1 + (1 | subject) + homdiag(0 + condition | subject); 0
            """)
    void oneVariance(String smaller, String larger, int firstDf) {
        TestRemark.ZeroVariances remark = assertInstanceOf(
                TestRemark.ZeroVariances.class, test(smaller, larger).remark());
        assertEquals(new ChiBarSquare(firstDf, List.of(0.5, 0.5)), remark.mixture());
    }

    @Test
    void covariancesAloneAreNotAtABound() {
        ModelComparison.Test test = test("dose + (1 + dose || subject)", "dose + (1 + dose | subject)");
        assertInstanceOf(TestRemark.Regular.class, test.remark());
        assertTrue(Double.isNaN(test.boundaryPValue()));
        assertEquals(1, test.df());
    }

    @ParameterizedTest
    @ValueSource(strings = {"(1 | subject) + (1 + dose | item)", "(1 + condition | subject) + (1 | item)"})
    void otherConesAreUnknown(String random) {
        LinearModelTest test = LinearModelTest.of(fit("dose + " + random));
        assertInstanceOf(TestRemark.UnknownMixture.class, test.remark());
        assertTrue(Double.isNaN(test.boundaryPValue()));
        assertInstanceOf(
                TestRemark.UnknownMixture.class,
                test("dose + (1 | subject)", "dose + (1 | subject) + (1 + dose || item)")
                        .remark());
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            1 + (1 | subject);          1 + (1 | item);                           SAME_SIZE
            dose + (1 | subject);       condition + (1 + dose | subject);         FIXED_EFFECTS
            dose + (1 | subject);       dose + condition + (1 | item);            RANDOM_EFFECTS
            dose + (1 + dose | subject); dose + condition + (1 + dose || subject) + (1 | item); RANDOM_EFFECTS
            """)
    void notNested(String smaller, String larger, TestRemark.Reason reason) {
        ModelComparison.Test test = test(smaller, larger);
        assertEquals(
                reason,
                assertInstanceOf(TestRemark.NotNested.class, test.remark()).reason());
        assertTrue(Double.isNaN(test.chiSquare()) && Double.isNaN(test.pValue()));
    }

    @Test
    void columnsThatWereLeftOutCount() {
        ModelComparison.Test test = test("dose_mg + (1 | subject)", "dose + dose_mg + condition + (1 | subject)");
        assertTrue(test.nested());
        assertEquals(2, test.df());
        assertTrue(test.chiSquare() > 0);
    }

    /** The information of intercepts of subjects and items from its definition, with matrices of n rows. */
    @Test
    void informationOfCrossedFactors() {
        LinearMixedModel model = fit("dose + (1 + dose | subject) + (1 | item)");
        DenseInformation dense = new DenseInformation(DataSets.load("reactions"));
        int subject = model.crossProducts().factor("subject");
        int item = model.crossProducts().factor("item");
        double[][] actual = new ComponentInformation(model.crossProducts())
                .of(List.of(
                        ComponentInformation.Parameter.variance(subject, 0),
                        ComponentInformation.Parameter.covariance(subject, 0, 1),
                        ComponentInformation.Parameter.variance(subject, 1),
                        ComponentInformation.Parameter.variance(item, 0)));
        double[][] expected = dense.of(List.of(
                dense.products("subject", false, false),
                plusTransposed(dense.products("subject", false, true)),
                dense.products("subject", true, true),
                dense.products("item", false, false)));
        for (int i = 0; i < 4; i++) {
            for (int j = 0; j < 4; j++) {
                double scale = Math.sqrt(expected[i][i] * expected[j][j]);
                assertEquals(expected[i][j], actual[i][j], 1e-10 * scale, i + ", " + j);
            }
        }
    }

    private static DMatrixRMaj plusTransposed(DMatrixRMaj matrix) {
        DMatrixRMaj transposed = CommonOps_DDRM.transpose(matrix, null);
        CommonOps_DDRM.addEquals(transposed, matrix);
        return transposed;
    }

    @Test
    void twoCrossedFactorsAgainstTheLinearModel() {
        LinearModelTest test = LinearModelTest.of(fit("dose + (1 | subject) + (1 | item)"));
        TestRemark.ZeroVariances remark = assertInstanceOf(TestRemark.ZeroVariances.class, test.remark());
        assertEquals(List.of("(Intercept) by subject", "(Intercept) by item"), remark.effects());
        assertEquals(0, remark.mixture().firstDf());
        assertEquals(0.5, remark.mixture().weights().get(1), 1e-12);
        assertEquals(0.25, remark.mixture().weights().get(2), 0.01);
    }

    static List<String> mixtures() {
        return Expected.ids("mixture-.*");
    }

    /** R integrates numerically to a relative 1e-9; the bdf slopes are more unequal than those of sleepstudy. */
    @ParameterizedTest
    @MethodSource("mixtures")
    void interceptAndSlopeAgainstTheLinearModel(String id) {
        JsonObject expected = Expected.load(id);
        LinearModelTest test = LinearModelTest.of(ReferenceFits.fit(expected.getString("id")));
        ChiBarSquare mixture =
                assertInstanceOf(TestRemark.ZeroVariances.class, test.remark()).mixture();
        double[] weights = Expected.numbers(expected.getJsonArray("weights"));
        assertEquals(weights.length, mixture.weights().size());
        for (int i = 0; i < weights.length; i++) {
            assertEquals(weights[i], mixture.weights().get(i), 1e-6);
        }
        double p = Expected.number(expected, "pValue");
        assertEquals(p, test.boundaryPValue(), 1e-5 * p);
        assertEquals(1, mixture.upperTail(0), 1e-12);
    }
}
