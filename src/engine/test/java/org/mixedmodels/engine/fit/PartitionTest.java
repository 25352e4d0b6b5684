package org.mixedmodels.engine.fit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mixedmodels.engine.data.Column;
import org.mixedmodels.engine.data.ColumnarRows;
import org.mixedmodels.engine.data.RowPart;
import org.mixedmodels.engine.data.RowReader;
import org.mixedmodels.engine.data.RowSource;
import org.mixedmodels.engine.formula.FormulaParser;
import org.mixedmodels.engine.progress.ProgressMonitor;
import org.mixedmodels.engine.result.LinearMixedModel;

/** The fit does not depend on how the rows are divided: parts of any size, each meeting the groups in its own order. */
class PartitionTest {

    private static final int ROWS = 120;

    /** Rows cut at given places. */
    private record Parts(ColumnarRows all, SmallTable table, int[] cuts) implements RowSource {
        @Override
        public List<Column> columns() {
            return all.columns();
        }

        @Override
        public RowReader open(List<Column> wanted) {
            return all.open(wanted);
        }

        @Override
        public List<RowPart> split(int parts) {
            List<RowPart> result = new ArrayList<>();
            for (int i = 1; i < cuts.length; i++) {
                int[] rows = IntStream.range(cuts[i - 1], cuts[i]).toArray();
                result.add(new RowPart(table.part(rows), cuts[i - 1]));
            }
            return result;
        }
    }

    private static int[] cuts(int parts, Random random) {
        return IntStream.concat(
                        IntStream.of(0, ROWS), random.ints(1, ROWS).distinct().limit(parts - 1L))
                .sorted()
                .toArray();
    }

    @ParameterizedTest
    @CsvSource({
        "1, y ~ x + (1 + x | a) + (1 | b)",
        "2, y ~ x + (1 + x | a) + (1 | b)",
        "3, y ~ x + z + (1 + x || a) + (1 | c:b) + (1 | b)",
        "5, y ~ 0 + x + (1 | a) + (0 + x | b)",
        "10, y ~ x + (1 | a) + (1 | b) + (1 | c)",
        "40, y ~ x * c + (1 + x | a)"
    })
    void partsGiveTheSameFit(int parts, String formula) {
        Random random = new Random(parts);
        SmallTable table = new SmallTable(random, ROWS);
        table.x[17] = Double.NaN;
        table.groups[0][90] = null;
        for (int i = 0; i < ROWS; i++) {
            // without an intercept nothing is subtracted from y, and a large mean costs digits
            table.y[i] += formula.contains("0 +") ? 0 : 1000;
        }
        ColumnarRows all = table.table();
        LinearMixedModel whole = fit(formula, all, 1);
        RowSource divided = new Parts(all, table, cuts(parts, random));
        LinearMixedModel merged = fit(formula, divided, parts);
        assertEquals(parts, divided.split(parts).size());
        assertEquals(ROWS - 2, merged.nobs());
        assertEquals(2, merged.skippedRows());
        assertEquals(whole.criterion(), merged.criterion(), 1e-9);
        assertArrayEquals(whole.theta(), merged.theta(), 1e-7);
        assertEquals(whole.fixedEffects().terms(), merged.fixedEffects().terms());
        assertArrayEquals(
                whole.fixedEffects().estimates(), merged.fixedEffects().estimates(), 1e-8);
        for (int term = 0; term < whole.conditionalModes().size(); term++) {
            assertEquals(
                    whole.conditionalModes().get(term).levels(),
                    merged.conditionalModes().get(term).levels());
            assertArrayEquals(
                    whole.conditionalModes().get(term).observations(),
                    merged.conditionalModes().get(term).observations());
        }
    }

    private static LinearMixedModel fit(String formula, RowSource rows, int threads) {
        return LinearMixedModelFitter.with(FitOptions.defaults().withThreads(threads))
                .fit(FormulaParser.parse(formula).withWeights("w"), rows, ProgressMonitor.none());
    }
}
