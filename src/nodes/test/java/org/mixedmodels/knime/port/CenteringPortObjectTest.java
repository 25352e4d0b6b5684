package org.mixedmodels.knime.port;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import javax.swing.JComponent;
import javax.swing.JScrollPane;
import javax.swing.JTextArea;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.ModelContent;
import org.mixedmodels.engine.center.CenteringDefinition;
import org.mixedmodels.engine.center.CenteringMethod;
import org.mixedmodels.engine.center.CenteringModel;
import org.mixedmodels.engine.center.GroupMoments;
import org.mixedmodels.engine.center.PredictorCentering;
import org.mixedmodels.knime.testing.NodeUnderTest;
import org.mixedmodels.sdk.PortObjects;

class CenteringPortObjectTest {

    @BeforeAll
    static void ports() {
        NodeUnderTest.registerPortTypes();
    }

    /** Two levels, two methods, a suffix, and numbers that are not known. */
    private static CenteringPortObject nested() {
        CenteringDefinition definition = new CenteringDefinition(
                List.of(
                        new PredictorCentering("x", CenteringMethod.CHAIN),
                        new PredictorCentering("größe", CenteringMethod.STANDARDIZE)),
                List.of("school", "class"));
        CenteringModel model = new CenteringModel(
                definition,
                new double[] {1, 0.1},
                new double[] {2, Double.NaN},
                List.of(
                        new GroupMoments(
                                List.of("a", "ß"),
                                new int[] {-1, -1},
                                new double[][] {{1, 2}, {3, Double.NaN}},
                                new double[][] {{Double.NaN, 0}, {0.5, Double.NaN}}),
                        new GroupMoments(
                                List.of("c1", "c1", "c2"),
                                new int[] {0, 1, 1},
                                new double[][] {{1, 2}, {3, 4}, {5, 6}},
                                new double[][] {{7, 8}, {9, 10}, {11, 12}})));
        return new CenteringPortObject(model, new CenteringPortObjectSpec(definition, false, Optional.of("_c")));
    }

    @Test
    void comesBackAsItWas() throws IOException {
        CenteringPortObject before = nested();
        CenteringPortObject after = (CenteringPortObject) PortObjects.copy(before);
        assertEquals(before.getSpec(), after.getSpec());
        assertEquals("_c", after.getSpec().suffix().orElseThrow());
        assertEquals(before.model().definition(), after.model().definition());
        assertEquals(before.model().definition(), after.getSpec().definition());
        assertArrayEquals(before.model().means(), after.model().means());
        assertArrayEquals(before.model().stdDevs(), after.model().stdDevs());
        for (int level = 0; level < 2; level++) {
            GroupMoments expected = before.model().levels().get(level);
            GroupMoments actual = after.model().levels().get(level);
            assertEquals(expected.names(), actual.names());
            assertArrayEquals(expected.parents(), actual.parents());
            assertArrayEquals(expected.means(), actual.means());
            assertArrayEquals(expected.stdDevs(), actual.stdDevs());
        }
    }

    @Test
    void needsNoGroups() throws IOException {
        CenteringDefinition definition =
                CenteringDefinition.of(List.of("x"), CenteringMethod.STANDARDIZE, Optional.empty());
        CenteringModel before = new CenteringModel(definition, new double[] {5}, new double[] {2}, List.of());
        CenteringPortObject stored = (CenteringPortObject) PortObjects.copy(
                new CenteringPortObject(before, new CenteringPortObjectSpec(definition, true, Optional.empty())));
        assertEquals(definition, stored.model().definition());
        assertTrue(stored.getSpec().replaces());
        assertTrue(stored.getSpec().suffix().isEmpty());
        assertEquals("Standardized: x", stored.getSummary());
    }

    @Test
    void showsItselfAtItsPort() {
        String view = text(nested().getViews());
        assertEquals("Centered level by level: x; Standardized: größe; Groups: school > class", nested().getSummary());
        assertTrue(view.contains("Centered level by level: x\nStandardized: größe\nGroups: school > class"), view);
        assertTrue(view.contains("class: 3 groups"), view);
        assertTrue(view.startsWith(text(nested().getSpec().getViews())), view);
    }

    private static String text(JComponent[] views) {
        return ((JTextArea) ((JScrollPane) views[0]).getViewport().getView()).getText();
    }

    /** Whatever happened to a file, opening the workflow must end with words and not with a Java error. */
    @Test
    void refusesAFileWithChangedBytes() throws IOException {
        byte[] whole = stored();
        int refusals = 0;
        for (int at = 0; at < whole.length; at++) {
            byte[] archive = whole.clone();
            archive[at] ^= 0x08;
            try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
                CenteringArchive.read(zip);
            } catch (IOException refused) {
                assertTrue(refused.getMessage().startsWith("The stored centering model"), refused.getMessage());
                refusals++;
            }
        }
        assertTrue(refusals > whole.length / 2, refusals + " refusals");
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.3, 0.5, 0.7})
    void refusesATruncatedFile(double share) throws IOException {
        byte[] whole = stored();
        byte[] archive = Arrays.copyOf(whole, (int) (share * whole.length));
        IOException refused = assertThrows(IOException.class, () -> {
            try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
                CenteringArchive.read(zip);
            }
        });
        assertTrue(refused.getMessage().startsWith("The stored centering model is damaged"), refused.getMessage());
    }

    private static byte[] stored() throws IOException {
        ByteArrayOutputStream stored = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(stored)) {
            CenteringArchive.write(nested().model(), zip);
        }
        return stored.toByteArray();
    }

    @Test
    void refusesSpecsOfNewerFormat() {
        ModelContent content = new ModelContent("spec");
        nested().getSpec().save(content);
        content.addInt("format", 3);
        InvalidSettingsException refused =
                assertThrows(InvalidSettingsException.class, () -> new CenteringPortObjectSpec().load(content));
        assertTrue(refused.getMessage().contains("format 3"), refused.getMessage());
    }
}
