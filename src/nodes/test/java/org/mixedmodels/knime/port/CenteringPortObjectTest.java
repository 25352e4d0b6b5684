package org.mixedmodels.knime.port;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mixedmodels.engine.center.CenteringDefinition;
import org.mixedmodels.engine.center.CenteringMethod;
import org.mixedmodels.engine.center.CenteringModel;
import org.mixedmodels.engine.center.GroupMoments;
import org.mixedmodels.knime.testing.NodeUnderTest;
import org.mixedmodels.sdk.PortObjects;

class CenteringPortObjectTest {

    @BeforeAll
    static void ports() {
        NodeUnderTest.registerPortTypes();
    }

    @Test
    void comesBackAsItWas() throws IOException {
        CenteringModel before = new CenteringModel(
                CenteringDefinition.of(List.of("x", "größe"), CenteringMethod.GROUP_MEAN_KEEP, Optional.of("g")),
                new double[] {1, 0.1},
                new double[] {2, Double.NaN},
                List.of(new GroupMoments(
                        List.of("a", "ß"),
                        new int[] {-1, -1},
                        new double[][] {{1, 2}, {3, Double.NaN}},
                        new double[][] {{Double.NaN, Double.NaN}, {Double.NaN, Double.NaN}})));
        CenteringPortObject stored = (CenteringPortObject) PortObjects.copy(new CenteringPortObject(before));
        CenteringModel after = stored.model();
        assertEquals(before.definition(), after.definition());
        assertEquals(before.definition(), stored.getSpec().definition());
        assertArrayEquals(before.means(), after.means());
        assertArrayEquals(before.stdDevs(), after.stdDevs());
        assertEquals(before.levels().get(0).names(), after.levels().get(0).names());
        assertArrayEquals(before.levels().get(0).means(), after.levels().get(0).means());
    }

    @Test
    void needsNoGroups() throws IOException {
        CenteringModel before = new CenteringModel(
                CenteringDefinition.of(List.of("x"), CenteringMethod.STANDARDIZE, Optional.empty()),
                new double[] {5},
                new double[] {2},
                List.of());
        CenteringPortObject stored = (CenteringPortObject) PortObjects.copy(new CenteringPortObject(before));
        assertEquals(before.definition(), stored.model().definition());
        assertEquals("standardize of x", stored.getSummary());
    }
}
