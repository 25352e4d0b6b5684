package org.mixedmodels.runner.fit;

import static org.mixedmodels.runner.fit.TextCells.column;
import static org.mixedmodels.runner.fit.TextCells.estimates;
import static org.mixedmodels.runner.fit.TextCells.pValues;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.mixedmodels.engine.inference.ExactVarianceTest;
import org.mixedmodels.engine.inference.LinearModelTest;
import org.mixedmodels.engine.inference.TermDeletion;
import org.mixedmodels.engine.inference.TermTest;
import org.mixedmodels.runner.text.NumberText;
import org.mixedmodels.runner.text.TextTable;

/** The tests of a fit for a reader: terms of the fixed effects, each random effect, all of them. */
final class TestsText {

    private final ModelFit fit;

    TestsText(ModelFit fit) {
        this.fit = fit;
    }

    /** The sections, each after an empty line. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        if (!fit.terms().isEmpty()) {
            lines.add("");
            lines.add("Tests of terms (type III)");
            lines.addAll(terms(fit.terms()).lines(FitSummary.INDENT));
        }
        lines.add("");
        lines.add("Tests of random effects, each left out in turn");
        lines.addAll(deletions(fit.deletions().rows()).lines(FitSummary.INDENT));
        if (!fit.exactTests().isEmpty()) {
            lines.add("");
            lines.add("Exact tests of variances, by " + fit.exactTests().get(0).simulations() + " simulations");
            lines.addAll(exact(fit.exactTests()).lines(FitSummary.INDENT));
        }
        return lines;
    }

    private static TextTable terms(List<TermTest> rows) {
        boolean chiSquare = rows.stream().allMatch(test -> Double.isNaN(test.denominatorDf()));
        TextTable table = TextTable.wide()
                .text("Term", column(rows, TermTest::term))
                .numbers("F", column(rows, test -> NumberText.fixed(test.statistic(), 4)))
                .numbers("Num. df", column(rows, test -> Integer.toString(test.numeratorDf())));
        if (!chiSquare) {
            table.numbers("Den. df", column(rows, test -> TextCells.degrees(test.denominatorDf())));
        }
        return table.numbers("p-value", pValues(rows, TermTest::pValue));
    }

    private static TextTable deletions(List<TermDeletion.Row> rows) {
        return TextTable.wide()
                .text("Left out", column(rows, TermDeletion.Row::dropped))
                .numbers("Parameters", column(rows, row -> Integer.toString(row.parameters())))
                .numbers("Log-likelihood", estimates(rows, TermDeletion.Row::logLik))
                .numbers("AIC", estimates(rows, TermDeletion.Row::aic))
                .numbers("Chi-square", column(rows, row -> NumberText.fixed(row.chiSquare(), 4)))
                .numbers("df", column(rows, row -> Integer.toString(row.df())))
                .numbers("p-value", pValues(rows, TermDeletion.Row::pValue))
                .numbers("p (boundary)", pValues(rows, TermDeletion.Row::boundaryPValue));
    }

    private static TextTable exact(List<ExactVarianceTest> rows) {
        return TextTable.wide()
                .text("Group", column(rows, ExactVarianceTest::group))
                .text("Term", column(rows, ExactVarianceTest::effect))
                .numbers("Statistic", column(rows, test -> NumberText.fixed(test.statistic(), 4)))
                .numbers("p-value", pValues(rows, ExactVarianceTest::pValue))
                .numbers("Simulation error", column(rows, test -> NumberText.fixed(test.monteCarloError(), 5)))
                .text("", column(rows, test -> test.approximate() ? "approximate: other variances are there" : ""));
    }

    /** The test of all random effects in a line. */
    String linearModelTest() {
        LinearModelTest test = fit.linearModelTest();
        String text = String.format(
                Locale.ROOT,
                "LR test against the linear model without random effects: chi2(%d) = %.2f, p %s",
                test.df(),
                test.chiSquare(),
                relation(test.pValue()));
        return Double.isNaN(test.boundaryPValue())
                ? text + " (conservative)"
                : text + ", at the boundary p " + relation(test.boundaryPValue());
    }

    private static String relation(double pValue) {
        String text = NumberText.pValue(pValue);
        return text.startsWith("<") ? "< " + text.substring(1) : "= " + text;
    }
}
