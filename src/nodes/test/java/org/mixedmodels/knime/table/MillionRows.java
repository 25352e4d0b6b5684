package org.mixedmodels.knime.table;

import java.util.List;
import java.util.Optional;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataRow;
import org.knime.core.data.container.AbstractCellFactory;
import org.knime.core.data.container.CloseableRowIterator;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.data.def.IntCell;
import org.knime.core.data.def.StringCell;
import org.knime.core.node.BufferedDataTable;
import org.mixedmodels.engine.center.Centering;
import org.mixedmodels.engine.center.CenteringDefinition;
import org.mixedmodels.engine.center.CenteringMethod;
import org.mixedmodels.engine.center.CenteringModel;
import org.mixedmodels.engine.fit.FitOptions;
import org.mixedmodels.engine.fit.LinearMixedModelFitter;
import org.mixedmodels.engine.formula.FormulaParser;
import org.mixedmodels.engine.predict.PredictionInterval;
import org.mixedmodels.engine.predict.PredictionOptions;
import org.mixedmodels.engine.progress.ProgressMonitor;
import org.mixedmodels.engine.result.LinearMixedModel;
import org.mixedmodels.sdk.Tables;

/**
 * Fits, predicts and centers a million rows that are made when they are read. Run by {@link MillionRowsTest} in a virtual
 * machine that has no room for them. Prints one line if all went well.
 */
final class MillionRows {

    private static final int ROWS = 1_000_000;
    private static final int GROUPS = 1_000;

    private MillionRows() {}

    public static void main(String[] arguments) {
        BufferedDataTable table = table();
        LinearMixedModel model = LinearMixedModelFitter.with(FitOptions.defaults())
                .fit(
                        FormulaParser.parse("y ~ x + track + (1 + x | group)"),
                        new KnimeTableRows(table),
                        ProgressMonitor.none());
        PredictionColumns predictions = new PredictionColumns(
                model,
                table.getDataTableSpec(),
                PredictionOptions.defaults().withInterval(PredictionInterval.PREDICTION));
        apply(predictions.cellFactory(), table);
        CenteringModel centering = Centering.fit(
                CenteringDefinition.of(List.of("x"), CenteringMethod.GROUP_MEAN_KEEP, Optional.of("group")),
                new KnimeTableRows(table),
                ProgressMonitor.none());
        System.out.println(
                model.nobs() + " rows, " + centering.levels().get(0).names().size() + " groups, "
                        + predictions.newGroups().rows() + " new");
    }

    private static void apply(AbstractCellFactory factory, BufferedDataTable table) {
        try (CloseableRowIterator rows = table.iterator()) {
            while (rows.hasNext()) {
                DataRow row = rows.next();
                if (factory.getCells(row, -1).length != 7) {
                    throw new AssertionError("seven columns are appended");
                }
            }
        }
    }

    private static BufferedDataTable table() {
        return Tables.generated(
                Tables.builder()
                        .ints("group")
                        .doubles("x")
                        .strings("track")
                        .doubles("y")
                        .spec(),
                ROWS,
                MillionRows::row);
    }

    /** Numbers that look random but depend on the number of the row only. */
    private static DataCell[] row(int row) {
        int group = row % GROUPS;
        double x = noise(row, 1);
        double y = noise(group, 2) + x * (1 + noise(group, 3)) + noise(row, 4);
        return new DataCell[] {
            new IntCell(group), new DoubleCell(x), new StringCell(row % 3 == 0 ? "a" : "b"), new DoubleCell(y)
        };
    }

    private static double noise(int number, int stream) {
        long bits = (number + 1L) * 0x9E3779B97F4A7C15L + stream * 0xC2B2AE3D27D4EB4FL;
        bits = (bits ^ (bits >>> 31)) * 0x94D049BB133111EBL;
        return ((bits ^ (bits >>> 29)) >>> 11) * 0x1p-53 - 0.5;
    }
}
