package org.mixedmodels.knime.port;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.knime.core.node.port.PortObject;
import org.mixedmodels.engine.center.CenteringMethod;
import org.mixedmodels.engine.center.CenteringModel;
import org.mixedmodels.engine.center.PredictorCentering;
import org.mixedmodels.engine.data.ColumnKind;
import org.mixedmodels.engine.likelihood.Estimation;
import org.mixedmodels.engine.result.LinearMixedModel;
import org.mixedmodels.knime.testing.NodeUnderTest;
import org.mixedmodels.sdk.PortObjects;

/**
 * Frozen files, named after the version of their format, as Model Writer made them: workflows with their results and
 * files of models must load in every later version of the nodes. The files are never made again.
 */
class StoredModelsTest {

    @BeforeAll
    static void ports() {
        NodeUnderTest.registerPortTypes();
    }

    private static PortObject stored(String name) throws IOException {
        try (InputStream in = StoredModelsTest.class.getResourceAsStream("/models/" + name + ".zip")) {
            return PortObjects.read(in.readAllBytes());
        }
    }

    /** Reaction ~ Days + (Days | Subject) by REML; the numbers are those of lme4, to the digits that it prints. */
    @Test
    void mixedModel1WithSlopes() throws Exception {
        MixedModelPortObject stored = (MixedModelPortObject) stored("mixed-model-1-slopes");
        LinearMixedModel model = stored.model();
        assertEquals(Estimation.REML, model.estimation());
        assertEquals(1743.6283, model.criterion(), 5e-5);
        assertArrayEquals(
                new double[] {251.40510, 10.46729}, model.fixedEffects().estimates(), 5e-6);
        assertEquals(25.5918, model.sigma(), 5e-5);
        assertEquals(180, model.nobs());
        assertEquals("Days", model.varCorr().get(0).terms().get(1));
        assertEquals(18, model.conditionalModes().get(0).levels().size());
        assertEquals(Map.of("Days", ColumnKind.NUMERIC), stored.getSpec().predictors());
        assertEquals(List.of("Subject"), stored.getSpec().groupingFactors());
    }

    /** Nominal predictors, an interaction, nested factors, weights, an offset and skipped rows, by ML. */
    @Test
    void mixedModel1WithNestedFactors() throws Exception {
        MixedModelPortObject stored = (MixedModelPortObject) stored("mixed-model-1-nested");
        LinearMixedModel model = stored.model();
        assertEquals(Estimation.ML, model.estimation());
        assertEquals(3487.3699294887465, model.criterion(), 1e-8);
        assertEquals(
                List.of("(Intercept)", "age", "sexMale", "trackscience", "tracksport", "age:sexMale"),
                model.fixedEffects().terms());
        assertArrayEquals(
                new double[] {
                    -4.906246988726621,
                    1.546343600531345,
                    -12.290308595945103,
                    1.6971670303640354,
                    -1.0482628974550736,
                    1.0365245374928416
                },
                model.fixedEffects().estimates(),
                1e-9);
        assertEquals(607, model.nobs());
        assertEquals(25, model.skippedRows());
        assertEquals(Optional.of("precision"), model.specification().weights());
        assertEquals(Optional.of("baseline"), model.specification().offset());
        assertEquals(List.of("school", "class:school"), stored.getSpec().groupingFactors());
    }

    /** diameter ~ 1 + (1 | plate) + (1 | sample) by ML; the numbers are those of lme4, to the digits that it prints. */
    @Test
    void mixedModel1WithCrossedFactors() throws Exception {
        LinearMixedModel model = ((MixedModelPortObject) stored("mixed-model-1-crossed")).model();
        assertEquals(332.18835, model.criterion(), 5e-6);
        assertArrayEquals(new double[] {22.97222}, model.fixedEffects().estimates(), 5e-6);
        assertEquals(24, model.conditionalModes().get(0).levels().size());
    }

    /** classrooms: age and baseline by school; the numbers are R's of expected/centering-classrooms.json. */
    @ParameterizedTest
    @EnumSource(
            value = CenteringMethod.class,
            names = {"GRAND_MEAN", "GROUP_MEAN", "GROUP_MEAN_KEEP", "STANDARDIZE"})
    void centeringModel1(CenteringMethod method) throws Exception {
        CenteringPortObject stored = (CenteringPortObject) stored(
                "centering-model-1-" + method.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        CenteringModel model = stored.model();
        assertEquals(List.of("age", "baseline"), model.definition().columns());
        assertEquals(method, model.definition().predictors().get(0).method());
        assertEquals(model.definition(), stored.getSpec().definition());
        assertEquals(11.07848631, model.means()[0], 5e-9);
        assertEquals(1.17095631, model.stdDevs()[0], 5e-9);
        assertEquals(
                method.isByGroup() ? List.of("school") : List.of(),
                model.definition().levels());
        if (method.isByGroup()) {
            int school = model.levels().get(0).names().indexOf("S01");
            assertEquals(11.34282051, model.levels().get(0).means()[school][0], 5e-9);
        }
        assertFalse(stored.getSpec().replaces());
    }

    /** The model of nested factors in effect coding: another parametrisation with the same deviance. */
    @Test
    void mixedModel2WithEffectCoding() throws Exception {
        MixedModelPortObject stored = (MixedModelPortObject) stored("mixed-model-2-effects");
        LinearMixedModel model = stored.model();
        assertEquals(3487.3699294887465, model.criterion(), 1e-8);
        assertEquals(
                List.of(
                        "(Intercept)",
                        "age",
                        "sex[S.Female]",
                        "track[S.arts]",
                        "track[S.science]",
                        "age:sex[S.Female]"),
                model.fixedEffects().terms());
        assertArrayEquals(
                new double[] {
                    -10.835099909062857,
                    2.0646058692777656,
                    6.145154297972634,
                    -0.2163013776363217,
                    1.480865652727716,
                    -0.5182622687464282
                },
                model.fixedEffects().estimates(),
                1e-9);
        assertEquals(
                Set.of("Female", "Male"),
                Set.copyOf(stored.getSpec().categories().get("sex")));
        assertEquals(24, stored.getSpec().groupLevels().get("school").size());
    }

    /** classrooms: age level by level, baseline within classes, replaced. */
    @Test
    void centeringModel2WithLevels() throws Exception {
        CenteringPortObject stored = (CenteringPortObject) stored("centering-model-2-chain");
        CenteringModel model = stored.model();
        assertEquals(
                List.of(
                        new PredictorCentering("age", CenteringMethod.CHAIN),
                        new PredictorCentering("baseline", CenteringMethod.STANDARDIZE_WITHIN)),
                model.definition().predictors());
        assertEquals(List.of("school", "class"), model.definition().levels());
        assertEquals(11.07848631, model.means()[0], 5e-9);
        assertEquals(24, model.levels().get(0).names().size());
        assertEquals(76, model.levels().get(1).names().size());
        int school = model.levels().get(0).names().indexOf("S01");
        assertEquals(11.34282051, model.levels().get(0).means()[school][0], 5e-9);
        assertTrue(stored.getSpec().replaces());
    }

    @Test
    void centeringModel2WithSuffix() throws Exception {
        CenteringPortObject stored = (CenteringPortObject) stored("centering-model-2-suffix");
        assertEquals(Optional.of("_z"), stored.getSpec().suffix());
        assertFalse(stored.getSpec().replaces());
        assertEquals(1.17095631, stored.model().stdDevs()[0], 5e-9);
    }
}
