package org.mixedmodels.benchmarks.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mixedmodels.benchmarks.speed.EngineFit;
import org.mixedmodels.engine.data.Column;
import org.mixedmodels.engine.data.RowBatch;
import org.mixedmodels.engine.data.RowPart;
import org.mixedmodels.engine.data.RowReader;
import org.mixedmodels.engine.data.RowSource;
import org.mixedmodels.engine.likelihood.Estimation;
import org.mixedmodels.engine.result.ConditionalModes;
import org.mixedmodels.engine.result.LinearMixedModel;

class GeneratedDataTest {

    private static final GeneratedRows SLOPES = SlopeData.rows(5_000, 50, List.of("x", "z"), 1, 1);

    @Test
    void everyPassHasTheSameRows() {
        assertEquals(cells(SLOPES, SLOPES.columns()), cells(SLOPES, SLOPES.columns()));
        assertEquals(5_000 * 4, cells(SLOPES, SLOPES.columns()).size());
    }

    @Test
    void partsTogetherAreTheWhole() {
        List<Object> joined = new ArrayList<>();
        for (RowPart part : SLOPES.split(2)) {
            assertEquals(joined.size() / 4, part.firstRow());
            joined.addAll(cells(part.rows(), SLOPES.columns()));
        }
        assertEquals(cells(SLOPES, SLOPES.columns()), joined);
        assertEquals(3, SLOPES.split(100).size());
    }

    @Test
    void aReaderDeliversTheWantedColumnsInTheWantedOrder() {
        List<Column> wanted = List.of(Column.nominal("g"), Column.numeric("x"));
        List<Object> cells = cells(SLOPES, wanted);
        List<Object> all = cells(SLOPES, SLOPES.columns());
        assertEquals(all.get(3), cells.get(0));
        assertEquals(all.get(1), cells.get(1));
    }

    @Test
    void filesKeepEveryCell(@TempDir Path folder) {
        GeneratedRows rows = InterceptData.crossed(3_000, 200, 20, 30, 2);
        ColumnFiles.write(rows, folder);
        assertEquals(cells(rows, rows.columns()), cells(ColumnFiles.read(folder), rows.columns()));
    }

    @Test
    void theModelThatMadeTheDataIsFoundAgain() {
        RowSource rows = SlopeData.rows(40_000, 400, List.of("x", "z"), 1, 3);
        LinearMixedModel model = new EngineFit("y ~ x + z + (1 + x | g)", Estimation.REML, rows).fit();
        assertArrayEquals(new double[] {1, 0.5, 0.5}, model.fixedEffects().estimates(), 0.15);
        assertEquals(1, model.sigma(), 0.02);
        assertEquals(1, model.varCorr().get(0).stdDev(0), 0.12);
        assertEquals(0.5, model.varCorr().get(0).stdDev(1), 0.06);
        assertEquals(0.4, model.varCorr().get(0).correlation(0, 1), 0.15);
    }

    @Test
    void levelsOfANestedFactorAreToldApartBySchool() {
        RowSource rows = InterceptData.nested(20_000, 30, 10, 4);
        LinearMixedModel model = new EngineFit("y ~ x + (1 | school/class)", Estimation.REML, rows).fit();
        List<ConditionalModes> modes = model.conditionalModes();
        int classes = modes.get(0).group().equals("class:school") ? 0 : 1;
        assertEquals(300, modes.get(classes).levels().size());
        assertEquals(0.7, model.varCorr().get(classes).stdDev(0), 0.1);
    }

    private static List<Object> cells(RowSource source, List<Column> wanted) {
        List<Object> cells = new ArrayList<>();
        try (RowReader reader = source.open(wanted)) {
            for (RowBatch batch = reader.next(); batch != null; batch = reader.next()) {
                for (int i = 0; i < batch.size(); i++) {
                    for (int c = 0; c < wanted.size(); c++) {
                        cells.add(cell(batch, reader, wanted.get(c), c, i));
                    }
                }
            }
        }
        return cells;
    }

    private static Object cell(RowBatch batch, RowReader reader, Column column, int c, int row) {
        return switch (column.kind()) {
            case NUMERIC -> batch.numbers(c)[row];
            case NOMINAL -> reader.levels(c).level(batch.codes(c)[row]);
        };
    }
}
