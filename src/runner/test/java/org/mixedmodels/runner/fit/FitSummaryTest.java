package org.mixedmodels.runner.fit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mixedmodels.engine.formula.FormulaParser;
import org.mixedmodels.engine.inference.DegreesOfFreedom;
import org.mixedmodels.runner.csv.CsvRows;
import org.mixedmodels.runner.output.StatusLine;

class FitSummaryTest {

    private static List<String> summary(DegreesOfFreedom df, double level) {
        return summary("Yield ~ 1 + (1 | Batch)", df, level);
    }

    private static List<String> summary(String formula, DegreesOfFreedom df, double level) {
        FitSettings settings = FitSettings.defaults().withDegreesOfFreedom(df).withLevel(level);
        return summary("dyestuff.csv", formula, settings);
    }

    private static List<String> summary(String data, String formula, FitSettings settings) {
        Path file = Path.of("..", "engine", "test", "resources", "data", data);
        StatusLine silent = new StatusLine(new PrintWriter(Writer.nullWriter()), false, 80);
        ModelFit fit = ModelFit.of(FormulaParser.parse(formula), CsvRows.of(file), settings, silent);
        return new FitSummary(fit, Path.of(data)).lines();
    }

    @Test
    void saysWhatWasFittedAndWhatCameOut() {
        List<String> lines = summary(DegreesOfFreedom.NONE, 0.95);
        assertEquals("Linear mixed model, fitted by restricted maximum likelihood (REML)", lines.get(0));
        assertTrue(lines.contains("  Formula: Yield ~ 1 + (1 | Batch)"));
        assertTrue(lines.contains("  Data:    dyestuff.csv, 30 rows used"));
        assertTrue(lines.contains("  Groups:  Batch 6"));
        // the restricted likelihood-ratio test by lme4 is 6.36896, with p .0116 and, at the boundary, .0058
        assertTrue(lines.contains("LR test against the linear model without random effects: chi2(1) = 6.37, p = 0.0116,"
                + " at the boundary p = 0.0058"));
    }

    @Test
    void tTestsShowTheirDegreesOfFreedomAndTheLevelIsNamed() {
        List<String> lines = summary(DegreesOfFreedom.RESIDUAL, 0.9);
        String header = lines.get(lines.indexOf("Fixed effects") + 1).strip();
        assertEquals(
                List.of("Term", "Estimate", "Std. error", "df", "t", "p-value", "Lower 90%", "Upper 90%"),
                List.of(header.split(" {2,}")));
        String zHeader = summary(DegreesOfFreedom.NONE, 0.95).stream()
                .filter(line -> line.contains("Estimate"))
                .findFirst()
                .orElseThrow();
        assertTrue(zHeader.contains(" z ") && !zHeader.contains(" df "), zHeader);
    }

    @Test
    void notesWhatTheEngineFoundOut() {
        List<String> lines = summary("Yield ~ 1 + (1 | Batch) + (1 | Batch)", DegreesOfFreedom.NONE, 0.95);
        assertTrue(
                lines.stream().anyMatch(line -> line.startsWith("Note: The grouping factor Batch has only 6 levels")));
        assertTrue(lines.contains("Note: The random effect \"(Intercept)\" by Batch is in the model more than once: the"
                + " data cannot tell one from the other."));
    }

    private static List<String> after(List<String> lines, String title) {
        int at = lines.indexOf(title);
        assertTrue(at > 0, title + " in\n" + String.join("\n", lines));
        List<String> section = lines.subList(at + 1, lines.size());
        return section.subList(0, section.indexOf(""));
    }

    /** One line of cells without their padding. */
    private static List<String> cells(String line) {
        return List.of(line.strip().split(" {2,}"));
    }

    @Test
    void everythingThatIsReadOffTheVariancesIsThere() {
        List<String> lines = summary("sleepstudy.csv", "Reaction ~ Days + (Days | Subject)", FitSettings.defaults());
        assertTrue(lines.contains("  Tests:   Satterthwaite's degrees of freedom; Wald intervals"));
        assertEquals(
                List.of("Days", "45.8530", "1", "17.00", "<0.0001"),
                cells(after(lines, "Tests of terms (type III)").get(2)));
        List<String> deletions = after(lines, "Tests of random effects, each left out in turn");
        assertEquals("Days in (1 + Days | Subject)", cells(deletions.get(2)).get(0));
        assertEquals("all random effects", cells(deletions.get(3)).get(0));
        List<String> explained = after(lines, "Explained variance");
        assertEquals("  R2: marginal 0.2787; conditional 0.7992", explained.get(0));
        assertTrue(explained.get(1).startsWith("  ICC: adjusted 0.7217 (95% 0."), explained.get(1));
        assertTrue(explained.get(1).endsWith("; unadjusted 0.5206"), explained.get(1));
        List<String> functions = after(lines, "Variance between groups by the predictor of a slope");
        assertEquals(
                List.of("Subject", "Days", "mean", "4.500000"),
                cells(functions.get(3)).subList(0, 4));
        assertEquals("  Snijders and Bosker's R2: level 1 0.2776, level 2 0.0000 (groups of 10.00)", explained.get(2));
        assertTrue(after(lines, "Against the model without predictors").get(4).endsWith("random slopes are zero."));
        assertEquals(
                4, after(lines, "Reliability of the groups' own coefficients").size());
    }

    @Test
    void anExactIntervalIsShownWhereThereIsOne() {
        List<String> lines = summary(DegreesOfFreedom.NONE, 0.95);
        List<String> groups = after(lines, "Groups");
        assertTrue(groups.get(1).contains("lower") && groups.stream().anyMatch(line -> line.contains("Exact")));
    }
}
