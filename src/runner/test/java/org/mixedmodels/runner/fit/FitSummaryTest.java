package org.mixedmodels.runner.fit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mixedmodels.engine.fit.FitOptions;
import org.mixedmodels.engine.formula.FormulaParser;
import org.mixedmodels.engine.inference.DegreesOfFreedom;
import org.mixedmodels.runner.csv.CsvRows;
import org.mixedmodels.runner.output.StatusLine;

class FitSummaryTest {

    private static List<String> summary(DegreesOfFreedom df, double level) {
        return summary("Yield ~ 1 + (1 | Batch)", df, level);
    }

    private static List<String> summary(String formula, DegreesOfFreedom df, double level) {
        Path data = Path.of("..", "engine", "test", "resources", "data", "dyestuff.csv");
        StatusLine silent = new StatusLine(new PrintWriter(Writer.nullWriter()), false, 80);
        ModelFit fit =
                ModelFit.of(FormulaParser.parse(formula), FitOptions.defaults(), CsvRows.of(data), df, level, silent);
        return new FitSummary(fit, Path.of("dyestuff.csv")).lines();
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
}
