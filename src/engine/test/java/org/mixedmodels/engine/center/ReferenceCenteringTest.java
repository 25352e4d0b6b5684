package org.mixedmodels.engine.center;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mixedmodels.engine.Expected.number;
import static org.mixedmodels.engine.Expected.numbers;
import static org.mixedmodels.engine.Expected.objects;

import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mixedmodels.engine.DataSets;
import org.mixedmodels.engine.Expected;
import org.mixedmodels.engine.data.ColumnarRows;
import org.mixedmodels.engine.data.GroupStatus;
import org.mixedmodels.engine.data.RowBatch;
import org.mixedmodels.engine.data.RowReader;
import org.mixedmodels.engine.data.RowSource;
import org.mixedmodels.engine.progress.ProgressMonitor;

/** Centered columns against R, with missing values and groups of different sizes. */
class ReferenceCenteringTest {

    private static final double TOLERANCE = 1e-12;

    /** The rows of one column: centered value, group mean if it is kept, the ordinal of the group's status. */
    private static List<double[]> center(CenteringModel model, RowSource rows) {
        RowCentering centering = RowCentering.of(model);
        double[] out = new double[2];
        List<double[]> result = new ArrayList<>();
        try (RowReader reader = rows.open(centering.wanted())) {
            centering.bind(reader);
            for (RowBatch batch = reader.next(); batch != null; batch = reader.next()) {
                for (int row = 0; row < batch.size(); row++) {
                    centering.apply(batch, row, out);
                    result.add(new double[] {out[0], out[1], centering.status().ordinal()});
                }
            }
        }
        return result;
    }

    private static CenteringModel fit(String column, CenteringMethod method, String group, RowSource rows) {
        return Centering.fit(
                CenteringDefinition.of(List.of(column), method, Optional.ofNullable(group)),
                rows,
                ProgressMonitor.none());
    }

    private static void assertRows(JsonObject expected, String key, List<double[]> actual, int place) {
        double[] want = numbers(expected.getJsonArray(key));
        double size = Math.abs(number(expected, "mean"));
        for (int i = 0; i < want.length; i++) {
            assertEquals(want[i], actual.get(i)[place], TOLERANCE * size, key);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"bdf", "classrooms"})
    void asR(String data) {
        JsonObject expected = Expected.load("centering-" + data);
        ColumnarRows rows = DataSets.load(data);
        for (JsonObject column : objects(expected, "columns")) {
            String name = column.getString("column");
            String group = expected.getString("groupColumn");
            assertRows(column, "grandMeanCentered", center(fit(name, CenteringMethod.GRAND_MEAN, null, rows), rows), 0);
            assertRows(column, "standardized", center(fit(name, CenteringMethod.STANDARDIZE, null, rows), rows), 0);
            List<double[]> byGroup = center(fit(name, CenteringMethod.GROUP_MEAN_KEEP, group, rows), rows);
            assertRows(column, "groupMeanCentered", byGroup, 0);
            assertRows(column, "groupMean", byGroup, 1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"bdf", "classrooms"})
    void meansAreThoseOfR(String data) {
        JsonObject expected = Expected.load("centering-" + data);
        for (JsonObject column : objects(expected, "columns")) {
            CenteringModel model = fit(
                    column.getString("column"),
                    CenteringMethod.GROUP_MEAN,
                    expected.getString("groupColumn"),
                    DataSets.load(data));
            double mean = number(column, "mean");
            assertEquals(mean, model.means()[0], TOLERANCE * mean);
            assertEquals(number(column, "sd"), model.stdDevs()[0], TOLERANCE * mean);
            List<String> levels = Expected.strings(column, "levels");
            double[] groupMeans = numbers(column.getJsonArray("groupMeans"));
            assertEquals(levels.size(), model.levels().get(0).names().size());
            for (int g = 0; g < groupMeans.length; g++) {
                int place = model.levels().get(0).names().indexOf(levels.get(g));
                assertEquals(groupMeans[g], model.levels().get(0).means()[place][0], TOLERANCE * mean);
            }
        }
    }

    @Test
    void aNewGroupGetsTheGrandMean() {
        ColumnarRows training = ColumnarRows.builder()
                .numeric("x", new double[] {1, 3, 10, 12, Double.NaN})
                .nominal("g", new String[] {"a", "a", "b", "b", "c"})
                .build();
        ColumnarRows rows = ColumnarRows.builder()
                .numeric("x", new double[] {5, 5, 5, Double.NaN})
                .nominal("g", new String[] {"b", "new", null, "a"})
                .build();
        List<double[]> actual = center(fit("x", CenteringMethod.GROUP_MEAN_KEEP, "g", training), rows);
        assertEquals(-6, actual.get(0)[0]);
        assertEquals(5 - 6.5, actual.get(1)[0]);
        assertEquals(6.5, actual.get(1)[1]);
        assertTrue(Double.isNaN(actual.get(2)[0]));
        assertTrue(Double.isNaN(actual.get(3)[0]));
        assertEquals(GroupStatus.KNOWN.ordinal(), actual.get(0)[2]);
        assertEquals(GroupStatus.NEW.ordinal(), actual.get(1)[2]);
        assertEquals(GroupStatus.MISSING.ordinal(), actual.get(2)[2]);
        assertTrue(Double.isNaN(actual.get(2)[1]));
    }
}
