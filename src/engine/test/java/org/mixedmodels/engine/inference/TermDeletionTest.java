package org.mixedmodels.engine.inference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mixedmodels.engine.Expected.number;
import static org.mixedmodels.engine.Expected.objects;

import jakarta.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mixedmodels.engine.DataSets;
import org.mixedmodels.engine.Expected;
import org.mixedmodels.engine.ReferenceFits;
import org.mixedmodels.engine.fit.FitOptions;
import org.mixedmodels.engine.fit.LinearMixedModelFitter;
import org.mixedmodels.engine.formula.FormulaParser;
import org.mixedmodels.engine.progress.CancelledException;
import org.mixedmodels.engine.progress.ProgressMonitor;
import org.mixedmodels.engine.result.LinearMixedModel;

/** Deletions of random effects against {@code ranova} of lmerTest. */
class TermDeletionTest {

    /** Of log-likelihoods: R's fits are polished, but where a variance is zero bobyqa stops within 1e-7. */
    private static final double CRITERION = 1e-6;

    /** P-values move with the statistic: by no more than half the change times themselves, and its tail. */
    private static final double TAIL = 1e-5;

    static List<String> ids() {
        return Expected.ids(".*-deletions");
    }

    private static TermDeletion deletions(String id) {
        return TermDeletion.of(ReferenceFits.fit(id), ProgressMonitor.none());
    }

    @ParameterizedTest
    @MethodSource("ids")
    void asRanova(String file) {
        JsonObject expected = Expected.load(file);
        TermDeletion actual = deletions(expected.getString("id"));
        for (JsonObject want : objects(expected, "rows")) {
            TermDeletion.Row row = find(want, actual);
            assertEquals(number(want, "parameters"), row.parameters());
            assertEquals(number(want, "logLik"), row.logLik(), CRITERION);
            assertEquals(number(want, "aic"), row.aic(), 2 * CRITERION);
            assertEquals(number(want, "chiSquare"), row.chiSquare(), 4 * CRITERION);
            assertEquals(number(want, "df"), row.df());
            assertEquals(number(want, "pValue"), row.pValue(), TAIL * number(want, "pValue"));
        }
    }

    /** The row of what R dropped: "Days in (Days | Subject)" or "(1 | batch)". */
    private static TermDeletion.Row find(JsonObject want, TermDeletion deletion) {
        String label = want.getString("dropped")
                .replaceAll("in \\((?!0|1)", "in (1 + ")
                .replaceAll("^\\((?!0|1)", "(1 + ");
        String turned = label.replace("class:school", "school:class");
        boolean single = deletion.rows().size() == 1
                || deletion.rows().stream().noneMatch(row -> row.kind() == TermDeletion.Kind.TERM);
        return deletion.rows().stream()
                .filter(row -> row.dropped().equals(label)
                        || row.dropped().equals(turned)
                        || label.equals("Days in " + row.dropped())
                        || single && row.kind() == TermDeletion.Kind.ALL && !label.contains(" in "))
                .findFirst()
                .orElseThrow(() -> new AssertionError(label + " not in " + deletion.rows()));
    }

    @Test
    void theTestsOfPastesThatLme4sAuthorsPublished() {
        List<TermDeletion.Row> rows = deletions("pastes-samples-reml").rows();
        assertEquals(3, rows.size());
        assertEquals(0.6577, rows.get(0).chiSquare(), 5e-5);
        assertEquals(54.6047, rows.get(1).chiSquare(), 5e-5);
        for (TermDeletion.Row row : rows.subList(0, 2)) {
            assertEquals(row.pValue() / 2, row.boundaryPValue(), 1e-12);
        }
    }

    @Test
    void theBatchesOfDyestuff() {
        List<TermDeletion.Row> rows = deletions("dyestuff-reml").rows();
        assertEquals(1, rows.size());
        assertEquals(TermDeletion.Kind.ALL, rows.get(0).kind());
        assertEquals(6.36896, rows.get(0).chiSquare(), 5e-6);
        assertEquals(0.0116, rows.get(0).pValue(), 5e-5);
        assertEquals(0.0058, rows.get(0).boundaryPValue(), 5e-5);
    }

    @Test
    void aSlopeTakesItsCovarianceWithIt() {
        TermDeletion.Row row = deletions("sleepstudy-correlated-reml").rows().get(0);
        assertEquals(TermDeletion.Kind.EFFECT, row.kind());
        TestRemark.ZeroVariances remark = assertInstanceOf(TestRemark.ZeroVariances.class, row.remark());
        assertEquals(List.of("Days by Subject"), remark.effects());
        assertEquals(new ChiBarSquare(1, List.of(0.5, 0.5)), remark.mixture());
    }

    @Test
    void uncorrelatedEffectsAreDroppedOneByOne() {
        TermDeletion joined = deletions("sleepstudy-uncorrelated-reml");
        TermDeletion apart = deletions("sleepstudy-two-terms-reml");
        assertEquals(
                List.of("1 in (1 + Days || Subject)", "Days in (1 + Days || Subject)", "all random effects"),
                joined.rows().stream().map(TermDeletion.Row::dropped).toList());
        assertEquals(apart.rows().get(1).chiSquare(), joined.rows().get(0).chiSquare(), 1e-6);
        assertEquals(apart.rows().get(0).chiSquare(), joined.rows().get(1).chiSquare(), 1e-6);
        assertEquals(apart.rows().get(2).boundaryPValue(), joined.rows().get(2).boundaryPValue(), 1e-12);
    }

    @Test
    void slopesOfInteractionsAndInterceptsOfCategoriesStay() {
        LinearMixedModel model = LinearMixedModelFitter.with(FitOptions.defaults())
                .fit(
                        FormulaParser.parse("rt ~ dose + (1 + dose * condition || subject)"),
                        DataSets.load("reactions"),
                        ProgressMonitor.none());
        List<String> dropped = TermDeletion.of(model, ProgressMonitor.none()).rows().stream()
                .filter(row -> row.kind() == TermDeletion.Kind.EFFECT)
                .map(row -> row.dropped().replaceAll(" in .*", ""))
                .toList();
        assertEquals(List.of("dose:condition"), dropped);
    }

    @Test
    void canBeCancelled() {
        ProgressMonitor cancelled = new ProgressMonitor() {
            @Override
            public void report(double fraction, String message) {
                assertTrue(message.length() > 0);
            }

            @Override
            public boolean isCancelled() {
                return true;
            }
        };
        LinearMixedModel model = ReferenceFits.fit("penicillin-reml");
        assertThrows(CancelledException.class, () -> TermDeletion.of(model, cancelled));
    }
}
