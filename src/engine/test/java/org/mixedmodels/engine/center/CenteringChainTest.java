package org.mixedmodels.engine.center;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.mixedmodels.engine.Expected.number;
import static org.mixedmodels.engine.Expected.numbers;
import static org.mixedmodels.engine.Expected.objects;

import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.mixedmodels.engine.DataSets;
import org.mixedmodels.engine.Expected;
import org.mixedmodels.engine.center.CenteredColumn.Part;
import org.mixedmodels.engine.data.ColumnarRows;
import org.mixedmodels.engine.data.GroupStatus;
import org.mixedmodels.engine.data.InvalidInputException;
import org.mixedmodels.engine.data.RowBatch;
import org.mixedmodels.engine.data.RowReader;
import org.mixedmodels.engine.data.RowSource;
import org.mixedmodels.engine.progress.ProgressMonitor;

/** Several predictors, methods and levels in one definition. */
class CenteringChainTest {

    private static final double NAN = Double.NaN;

    private static PredictorCentering predictor(String column, CenteringMethod method) {
        return new PredictorCentering(column, method);
    }

    private static CenteringModel fit(CenteringDefinition definition, RowSource rows) {
        return Centering.fit(definition, rows, ProgressMonitor.none());
    }

    private static List<double[]> apply(CenteringModel model, RowSource rows, List<GroupStatus> status) {
        RowCentering centering = RowCentering.of(model);
        List<double[]> result = new ArrayList<>();
        try (RowReader reader = rows.open(centering.wanted())) {
            centering.bind(reader);
            for (RowBatch batch = reader.next(); batch != null; batch = reader.next()) {
                for (int row = 0; row < batch.size(); row++) {
                    double[] out = new double[model.definition().outputs().size()];
                    centering.apply(batch, row, out);
                    result.add(out);
                    status.add(centering.status());
                }
            }
        }
        return result;
    }

    @Test
    void chainsAreThoseOfR() {
        JsonObject expected = Expected.load("centering-chain");
        ColumnarRows rows = DataSets.load("classrooms");
        List<String> levels = Expected.strings(expected, "levels");
        for (JsonObject column : objects(expected, "columns")) {
            String name = column.getString("column");
            CenteringDefinition definition = new CenteringDefinition(
                    List.of(
                            predictor(name, CenteringMethod.CHAIN),
                            predictor(name, CenteringMethod.GROUP_MEAN_KEEP),
                            predictor(name, CenteringMethod.STANDARDIZE_WITHIN)),
                    levels);
            List<double[]> actual = apply(fit(definition, rows), rows, new ArrayList<>());
            String[] keys = {"pupils", "classes", "schools", "pupils", "classMeans", "schoolMeans", "standardizedWithin"
            };
            double scale = Math.abs(number(column, "grandMean"));
            for (int k = 0; k < keys.length; k++) {
                double[] want = numbers(column.getJsonArray(keys[k]));
                for (int i = 0; i < want.length; i++) {
                    // means of about 20 values are exact to a few units in the last place of the values
                    assertEquals(want[i], actual.get(i)[k], 1e-14 * scale, keys[k] + " " + i);
                }
            }
        }
    }

    @Test
    void outputsAreListedFromTheLowestLevelUp() {
        PredictorCentering x = predictor("x", CenteringMethod.CHAIN);
        PredictorCentering again = predictor("x", CenteringMethod.STANDARDIZE);
        CenteringDefinition definition =
                new CenteringDefinition(List.of(x, again), List.of("district", "school", "class"));
        assertEquals(
                List.of(
                        new CenteredColumn(x, Part.CENTERED, 2),
                        new CenteredColumn(x, Part.BETWEEN, 2),
                        new CenteredColumn(x, Part.BETWEEN, 1),
                        new CenteredColumn(x, Part.BETWEEN, 0),
                        new CenteredColumn(again, Part.STANDARDIZED, -1)),
                definition.outputs());
        assertEquals(List.of("x"), definition.columns());
    }

    private static ColumnarRows rows(double[] x, String[] schools, String[] classes) {
        return ColumnarRows.builder()
                .numeric("x", x)
                .nominal("school", schools)
                .nominal("class", classes)
                .build();
    }

    @Test
    void unknownGroupsTakeTheMeanOfTheLevelAbove() {
        ColumnarRows training =
                rows(new double[] {1, 3, 10, 12, 4, NAN}, new String[] {"A", "A", "A", "A", "B", "B"}, new String[] {
                    "a", "a", "b", "b", "a", "c"
                });
        CenteringDefinition definition = new CenteringDefinition(
                List.of(
                        predictor("x", CenteringMethod.CHAIN),
                        predictor("x", CenteringMethod.STANDARDIZE_WITHIN),
                        predictor("x", CenteringMethod.GRAND_MEAN)),
                List.of("school", "class"));
        ColumnarRows asked = rows(
                new double[] {5, 5, 5, 5, 5, 5, NAN},
                new String[] {"A", "A", "new", "A", null, "B", "A"},
                new String[] {"b", "new", "b", null, "a", "c", "a"});
        List<GroupStatus> status = new ArrayList<>();
        List<double[]> actual = apply(fit(definition, training), asked, status);
        double within = Math.sqrt(2);
        double ofA = Math.sqrt((5.5 * 5.5 + 3.5 * 3.5 + 3.5 * 3.5 + 5.5 * 5.5) / 3);
        double overall = Math.sqrt((25.0 + 9 + 16 + 36 + 4) / 4);
        double[][] expected = {
            {5 - 11, 11 - 6.5, 0.5, (5 - 11) / within, -1},
            {5 - 6.5, 0, 0.5, (5 - 6.5) / ofA, -1},
            {-1, 0, 0, -1 / overall, -1},
            {NAN, NAN, 0.5, NAN, -1},
            {NAN, NAN, NAN, NAN, -1},
            // class c of school B has no values: the school's mean; the school's one value has no spread
            {5 - 4, 0, -2, NAN, -1},
            {NAN, 2 - 6.5, 0.5, NAN, NAN}
        };
        for (int i = 0; i < expected.length; i++) {
            assertArrayEquals(expected[i], actual.get(i), 1e-12, "row " + i);
        }
        assertEquals(
                List.of(
                        GroupStatus.KNOWN,
                        GroupStatus.NEW,
                        GroupStatus.NEW,
                        GroupStatus.MISSING,
                        GroupStatus.MISSING,
                        GroupStatus.KNOWN,
                        GroupStatus.KNOWN),
                status);
    }

    /** Deviations of 0.1 around 10^9 and 10^12: R's two-pass mean and standard deviation have these digits too. */
    @Test
    void valuesFarFromZeroKeepTheirSpread() {
        for (double origin : new double[] {0, 1e9, 1e12}) {
            Random random = new Random(1);
            int n = 100_000;
            double[] x = new double[n];
            String[] groups = new String[n];
            double sum = 0;
            for (int i = 0; i < n; i++) {
                x[i] = origin + 0.1 * random.nextInt(11);
                groups[i] = "g" + i % 10;
                sum += x[i] - origin;
            }
            double mean = sum / n;
            double squares = 0;
            for (double value : x) {
                squares += Math.pow(value - origin - mean, 2);
            }
            ColumnarRows rows = rows(x, groups, groups);
            CenteringModel model =
                    fit(CenteringDefinition.of(List.of("x"), CenteringMethod.GROUP_MEAN, Optional.of("school")), rows);
            assertEquals(origin + mean, model.means()[0], Math.ulp(origin) + 1e-12);
            assertEquals(Math.sqrt(squares / (n - 1)), model.stdDevs()[0], 1e-10);
        }
    }

    @Test
    void nothingIsStandardizedWithinGroupsOfEqualValues() {
        ColumnarRows rows = rows(new double[] {1, 1, 2}, new String[] {"A", "A", "B"}, new String[] {"a", "a", "b"});
        CenteringDefinition definition =
                CenteringDefinition.of(List.of("x"), CenteringMethod.STANDARDIZE_WITHIN, Optional.of("school"));
        assertThrows(InvalidInputException.class, () -> fit(definition, rows));
    }

    @Test
    void definitionsMakeSense() {
        List<PredictorCentering> byGroup = List.of(predictor("x", CenteringMethod.CHAIN));
        List<PredictorCentering> overall = List.of(predictor("x", CenteringMethod.GRAND_MEAN));
        List<PredictorCentering> twice = List.of(overall.get(0), overall.get(0));
        assertThrows(IllegalArgumentException.class, () -> new CenteringDefinition(byGroup, List.of()));
        assertThrows(IllegalArgumentException.class, () -> new CenteringDefinition(overall, List.of("school")));
        assertThrows(IllegalArgumentException.class, () -> new CenteringDefinition(twice, List.of()));
        assertThrows(IllegalArgumentException.class, () -> new CenteringDefinition(List.of(), List.of()));
        assertThrows(IllegalArgumentException.class, () -> new CenteringDefinition(byGroup, List.of("g", "g")));
    }
}
