package org.mixedmodels.knime.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.mixedmodels.engine.inference.DegreesOfFreedom;
import org.mixedmodels.engine.result.Diagnostic;
import org.mixedmodels.engine.result.LinearMixedModel;
import org.mixedmodels.knime.testing.Fits;
import org.mixedmodels.knime.testing.TestData;
import org.mixedmodels.sdk.Tables;

/** What the engine noticed, and what the literature advises, in sentences with numbers. */
class DiagnosticsTest {

    private static LinearMixedModel with(LinearMixedModel model, Diagnostic... diagnostics) {
        return new LinearMixedModel(
                model.specification(),
                model.estimation(),
                model.data(),
                model.theta(),
                model.estimates(),
                model.optimization(),
                List.of(diagnostics));
    }

    @Test
    void putsEveryDiagnosticIntoWords() throws Exception {
        LinearMixedModel model = Fits.of("sleepstudy", "Reaction ~ Days + (Days | Subject)", "ML")
                .model();
        List<String> texts = Diagnostics.of(with(
                        model,
                        new Diagnostic.SkippedRows(2, 8),
                        new Diagnostic.SingularFit("Subject", "Days", false),
                        new Diagnostic.RankDeficient(List.of("a", "b")),
                        new Diagnostic.FewGroups("school", 4),
                        new Diagnostic.NotConverged(1000, 0.25, List.of())))
                .all();
        assertEquals(
                "The estimation did not reach a minimum within 1000 evaluations: it ended 0.18 standard errors from"
                        + " where it expects one. Do not report these results: simplify the random effects, or center"
                        + " the predictors.",
                texts.get(0));
        assertTrue(texts.get(1).startsWith("2 of 10 rows were skipped for a missing value"), texts.get(1));
        assertTrue(texts.get(2).contains("\"Days\" by Subject"), texts.get(2));
        assertTrue(texts.get(3).contains("a, b"), texts.get(3));
        assertTrue(texts.get(4).contains("school has only 4 groups"), texts.get(4));
    }

    @Test
    void namesTheSlopesThatLieTooFarFromZero() throws Exception {
        LinearMixedModel model = Fits.of("sleepstudy", "Reaction ~ Days + (Days | Subject)", "ML")
                .model();
        String text = Diagnostics.of(with(model, new Diagnostic.NotConverged(60, 0.25, List.of("year", "income"))))
                .all()
                .get(0);
        assertEquals(
                "The estimation did not reach a minimum within 60 evaluations: slopes of values as far from zero as those"
                        + " of year, income cannot be told from an intercept. Do not report these results: center the"
                        + " predictors first, by the node Center Predictors.",
                text);
    }

    /** Six groups whose slopes are their intercepts, doubled. */
    @Test
    void namesTheDirectionOfASingularFit() throws Exception {
        Double[] x = new Double[60];
        Double[] y = new Double[60];
        String[] group = new String[60];
        for (int i = 0; i < 60; i++) {
            int g = i / 10;
            x[i] = (double) (i % 10);
            group[i] = "g" + g;
            y[i] = 3 * Math.sin(g) * (1 + 2 * x[i]) + 0.1 * Math.cos(7 * i);
        }
        LinearMixedModel model = Fits.model(
                Tables.builder()
                        .doubles("y", y)
                        .doubles("x", x)
                        .strings("group", group)
                        .build(),
                "y ~ x + (x | group)",
                "REML");
        assertTrue(model.isSingular());
        String text = Diagnostics.of(model).all().get(0);
        assertTrue(
                text.startsWith("Singular fit: the random effect \"x\" by group is estimated as fully determined by"
                        + " \"(Intercept)\" (their correlation is 1)."),
                text);
    }

    @Test
    void advisesAgainstASlopeOfATraitOfTheGroups() throws Exception {
        String advice = advice("score ~ climate + (climate | school)", schools(12), DegreesOfFreedom.NONE);
        assertTrue(
                advice.contains("The random slope of climate by school cannot be estimated: climate does not vary"
                        + " within any of the 12 groups."),
                advice);
        assertTrue(advice.contains("(Snijders and Bosker, 2012, chapter 5)"), advice);
    }

    @Test
    void advisesOfFewGroupsForTheirTraits() throws Exception {
        String advice = advice("score ~ ses + climate + (1 | school)", schools(12), DegreesOfFreedom.NONE);
        assertEquals(
                "climate varies only between the 12 groups of school, fewer than 30: standard errors may be too small."
                        + " Choose Kenward-Roger degrees of freedom (Maas and Hox, 2005).",
                advice);
        assertEquals("", advice("score ~ ses + climate + (1 | school)", schools(31), DegreesOfFreedom.NONE));
        assertEquals("", advice("score ~ ses + (1 | school)", schools(12), DegreesOfFreedom.NONE));
    }

    @Test
    void saysWhenGroupsHardlyDiffer() throws Exception {
        String advice = advice("noise ~ 1 + (1 | school)", schools(200), DegreesOfFreedom.NONE);
        assertTrue(advice.startsWith("The groups of school differ little: the ICC is 0.00"), advice);
        assertTrue(advice.contains("Muthen and Satorra, 1995"), advice);
        assertEquals("", advice("score ~ 1 + (1 | school)", schools(31), DegreesOfFreedom.NONE));
    }

    private static String advice(String formula, Tables data, DegreesOfFreedom method) throws Exception {
        return String.join(
                "\n",
                Advice.of(Fits.model(data.build(), formula, "REML"), method).all());
    }

    /** Schools of five pupils, with a trait of the school and one of the pupil. */
    private static Tables schools(int schools) {
        int rows = 5 * schools;
        Double[] score = new Double[rows];
        Double[] noise = new Double[rows];
        Double[] ses = new Double[rows];
        Double[] climate = new Double[rows];
        Integer[] school = new Integer[rows];
        java.util.Random random = new java.util.Random(4);
        for (int s = 0; s < schools; s++) {
            double trait = random.nextGaussian();
            double effect = trait + 2 * random.nextGaussian();
            for (int i = 5 * s; i < 5 * s + 5; i++) {
                school[i] = s;
                climate[i] = 2000 + trait;
                ses[i] = random.nextGaussian();
                // variance 1 within, and hardly more between than the mean of five has anyway
                noise[i] = (i % 5 - 2) * Math.sqrt(0.4) + (s % 2 == 0 ? 1 : -1) * Math.sqrt(0.2047);
                score[i] = effect + ses[i] + random.nextGaussian();
            }
        }
        return Tables.builder()
                .doubles("score", score)
                .doubles("noise", noise)
                .doubles("ses", ses)
                .doubles("climate", climate)
                .ints("school", school);
    }

    @Test
    void hasNothingToSayOfAGoodModel() throws Exception {
        assertTrue(Diagnostics.of(Fits.of("sleepstudy", "Reaction ~ Days + (Days | Subject)", "REML")
                        .model())
                .text()
                .isEmpty());
        assertEquals(180, TestData.table("sleepstudy").size());
    }
}
