package org.mixedmodels.knime.port;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mixedmodels.engine.data.ColumnKind;
import org.mixedmodels.engine.data.ColumnarRows;
import org.mixedmodels.engine.fit.FitOptions;
import org.mixedmodels.engine.fit.LinearMixedModelFitter;
import org.mixedmodels.engine.formula.FormulaParser;
import org.mixedmodels.engine.formula.ModelSpecification;
import org.mixedmodels.engine.progress.ProgressMonitor;
import org.mixedmodels.knime.testing.NodeUnderTest;
import org.mixedmodels.sdk.PortObjects;

/** A model of 100,000 groups: every node that receives it reads a copy, and a workflow is saved with it. */
class LargeModelTest {

    private static final int GROUPS = 100_000;
    private static final int ROWS = 3 * GROUPS;
    private static final int MEGABYTE = 1 << 20;

    @BeforeAll
    static void ports() {
        NodeUnderTest.registerPortTypes();
    }

    private static ColumnarRows rows() {
        Random random = new Random(42);
        double[] group = new double[ROWS];
        double[] x = new double[ROWS];
        double[] z = new double[ROWS];
        double[] y = new double[ROWS];
        double[] intercepts = random.doubles(GROUPS, -1, 1).toArray();
        for (int row = 0; row < ROWS; row++) {
            int g = row % GROUPS;
            group[row] = g;
            x[row] = random.nextGaussian();
            z[row] = random.nextGaussian();
            y[row] = intercepts[g] + (1 + intercepts[(g + 1) % GROUPS]) * x[row] + z[row] + random.nextGaussian();
        }
        return ColumnarRows.builder()
                .numeric("group", group)
                .numeric("x", x)
                .numeric("z", z)
                .numeric("y", y)
                .build();
    }

    @Test
    void takesLittleRoom() throws Exception {
        ModelSpecification specification = FormulaParser.parse("y ~ x + z + x:z + (1 + x | group)");
        MixedModelPortObject model = new MixedModelPortObject(
                LinearMixedModelFitter.with(FitOptions.defaults()).fit(specification, rows(), ProgressMonitor.none()),
                new MixedModelPortObjectSpec(specification, Map.of("x", ColumnKind.NUMERIC, "z", ColumnKind.NUMERIC)));
        assertTrue(model.getSpec().groupLevels().isEmpty(), "a spec does not list so many groups");
        byte[] stored = PortObjects.write(model);
        assertTrue(stored.length < 50 * MEGABYTE, stored.length + " bytes");
        MixedModelPortObject copy = (MixedModelPortObject) PortObjects.read(stored);
        assertEquals(
                model.model().criterion(),
                copy.model().criterion(),
                1e-9 * model.model().criterion());
    }
}
