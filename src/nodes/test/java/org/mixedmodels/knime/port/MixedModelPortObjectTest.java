package org.mixedmodels.knime.port;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import javax.swing.JComponent;
import javax.swing.JScrollPane;
import javax.swing.JTextArea;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.ModelContent;
import org.mixedmodels.engine.data.ColumnKind;
import org.mixedmodels.engine.result.LinearMixedModel;
import org.mixedmodels.knime.testing.Fits;
import org.mixedmodels.knime.testing.TestData;
import org.mixedmodels.sdk.PortObjects;

class MixedModelPortObjectTest {

    private static MixedModelPortObject s_model;

    @BeforeAll
    static void fit() throws Exception {
        s_model = Fits.of("classrooms", "score ~ age * sex + track + (1 + age | school) + (1 | class:school)", "REML");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "sleepstudy; Reaction ~ Days + (Days | Subject)",
                "sleepstudy; Reaction ~ Days + (Days || Subject)",
                "sleepstudy; Reaction ~ 0 + Days + (0 + Days | Subject)",
                "penicillin; diameter ~ 1 + (1 | plate) + (1 | sample)",
                "pastes; strength ~ 1 + (1 | batch/cask)",
                "dyestuff2; Yield ~ 1 + (1 | Batch)",
                "reactions; rt ~ dose + dose_mg + condition + (1 + dose | subject) + (1 | item)"
            })
    void comesBackAsItWas(String data, String formula) throws Exception {
        MixedModelPortObject before = Fits.of(data, formula, "ML");
        MixedModelPortObject after = (MixedModelPortObject) PortObjects.copy(before);
        assertEquals(before.getSpec(), after.getSpec());
        assertEquals(before.getSummary(), after.getSummary());
        assertSame(before.model(), after.model());
    }

    @Test
    void keepsWeightsOffsetAndSkippedRows() throws Exception {
        MixedModelPortObject before = (MixedModelPortObject) Fits.node("score ~ age + (1 | school)", "REML")
                .withOptional("weights", "precision")
                .withOptional("offset", "baseline")
                .run(TestData.table("classrooms"))[0];
        MixedModelPortObject after = (MixedModelPortObject) PortObjects.copy(before);
        assertSame(before.model(), after.model());
        assertTrue(after.model().skippedRows() > 0);
        assertEquals("precision", after.model().specification().weights().orElseThrow());
        assertEquals("baseline", after.getSpec().offset().orElseThrow());
    }

    private static void assertSame(LinearMixedModel before, LinearMixedModel after) {
        assertEquals(before.specification(), after.specification());
        assertEquals(before.estimation(), after.estimation());
        assertEquals(before.criterion(), after.criterion(), 1e-9 * Math.abs(before.criterion()));
        assertArrayEquals(before.theta(), after.theta());
        assertArrayEquals(
                before.fixedEffects().estimates(), after.fixedEffects().estimates(), 1e-9);
        assertEquals(before.fixedEffects().terms(), after.fixedEffects().terms());
        assertEquals(before.nobs(), after.nobs());
        assertEquals(before.skippedRows(), after.skippedRows());
        assertEquals(before.optimization(), after.optimization());
        assertEquals(before.diagnostics(), after.diagnostics());
        assertEquals(
                before.conditionalModes().get(0).levels(),
                after.conditionalModes().get(0).levels());
    }

    @Test
    void describesItselfBeforeItIsFitted() {
        MixedModelPortObjectSpec spec = s_model.getSpec();
        assertEquals("gaussian", spec.family());
        assertEquals("score", spec.outcome());
        assertEquals(
                Map.of("age", ColumnKind.NUMERIC, "sex", ColumnKind.NOMINAL, "track", ColumnKind.NOMINAL),
                spec.predictors());
        assertEquals(List.of("school", "class:school"), spec.groupingFactors());
        assertEquals(List.of("school", "class"), spec.groupColumns());
    }

    @Test
    void knowsGroupsAndCategoriesOnceItIsFitted() {
        MixedModelPortObjectSpec spec = s_model.getSpec();
        assertEquals(
                Map.of("sex", List.of("Female", "Male"), "track", List.of("arts", "science", "sport")),
                spec.categories());
        assertEquals(Set.of("school", "class:school"), spec.groupLevels().keySet());
        assertEquals(24, spec.groupLevels().get("school").size());
        assertTrue(spec.groupLevels().get("school").contains("S24"));
    }

    @Test
    void showsItselfAtItsPort() {
        String summary = s_model.getSummary();
        assertTrue(summary.startsWith(s_model.getSpec().formula() + " (REML, 607 rows and 25 skipped, "), summary);
        assertTrue(summary.contains("24 groups of school"), summary);
        String view = viewed(s_model.getViews());
        assertTrue(view.contains("AIC "), view);
        assertTrue(view.contains("age:sexMale"), view);
        assertTrue(view.contains("class:school (Intercept)"), view);
        String spec = viewed(s_model.getSpec().getViews());
        assertTrue(spec.contains("track (nominal): arts, science, sport\n"), spec);
        assertTrue(spec.contains("age (numeric)\n"), spec);
        assertTrue(spec.contains(", ... (24)\n"), spec);
    }

    private static String viewed(JComponent[] views) {
        assertEquals(1, views.length);
        JScrollPane pane = (JScrollPane) views[0];
        return ((JTextArea) pane.getViewport().getView()).getText();
    }

    @Test
    void refusesANewerFormat() throws Exception {
        IOException refused =
                refusal(ArchiveWriter.HEADER, header -> replace(header, "\"version\":2", "\"version\":3"));
        assertEquals(
                "The stored model has format 3, but this version of Mixed Models for KNIME reads formats up to 2. Update"
                        + " the extension.",
                refused.getMessage());
    }

    @Test
    void refusesAnotherThing() throws Exception {
        IOException refused = refusal(ArchiveWriter.HEADER, header -> replace(header, "\"mixed-model\"", "\"cheese\""));
        assertTrue(refused.getMessage().contains("cheese"), refused.getMessage());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 500, 5000})
    void refusesTruncatedValues(int length) throws Exception {
        IOException refused = refusal(ArchiveWriter.VALUES, values -> Arrays.copyOf(values, length));
        assertEquals("The stored model is damaged: it ends too early.", refused.getMessage());
    }

    @Test
    void refusesValuesThatAreTooLong() throws Exception {
        IOException refused = refusal(ArchiveWriter.VALUES, values -> Arrays.copyOf(values, values.length + 1));
        assertTrue(refused.getMessage().contains("longer"), refused.getMessage());
    }

    /** Even in a part that no computation would notice, such as the name of a group. */
    @ParameterizedTest
    @ValueSource(ints = {0, 40, 1000, 5000})
    void refusesAChangedByte(int at) throws Exception {
        IOException refused = refusal(ArchiveWriter.VALUES, values -> {
            values[at] ^= 0x01;
            return values;
        });
        assertTrue(refused.getMessage().startsWith("The stored model is damaged"), refused.getMessage());
    }

    /** Wrong numbers that were saved as such, with a checksum that fits: their criterion is not the stored one. */
    @Test
    void refusesNumbersThatDoNotGiveTheStoredCriterion() throws Exception {
        IOException refused = assertThrows(IOException.class, () -> {
            byte[] archive = rewritten(values -> {
                values[values.length - 30] ^= 0x20;
                return values;
            });
            try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
                MixedModelArchive.read(zip);
            }
        });
        assertTrue(
                refused.getMessage().startsWith("The stored model is damaged: its REML criterion"),
                refused.getMessage());
    }

    /** A file whose bytes changed on a disk or on the way: zip notices, or the format does, but never Java. */
    @Test
    void refusesAFileWithChangedBytes() throws Exception {
        byte[] whole = changed(ArchiveWriter.VALUES, values -> values);
        int refusals = 0;
        for (int at = 0; at < whole.length; at += 7) {
            byte[] archive = whole.clone();
            archive[at] ^= 0x10;
            try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
                MixedModelArchive.read(zip);
            } catch (IOException refused) {
                assertTrue(refused.getMessage().startsWith("The stored model"), refused.getMessage());
                refusals++;
            }
        }
        assertTrue(refusals > whole.length / 7 / 2, refusals + " refusals");
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.01, 0.2, 0.5, 0.9})
    void refusesATruncatedFile(double share) throws Exception {
        byte[] whole = changed(ArchiveWriter.VALUES, values -> values);
        byte[] archive = Arrays.copyOf(whole, (int) (share * whole.length));
        IOException refused = assertThrows(IOException.class, () -> {
            try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
                MixedModelArchive.read(zip);
            }
        });
        assertTrue(refused.getMessage().startsWith("The stored model is damaged"), refused.getMessage());
    }

    @Test
    void refusesAHeaderThatCannotBeRead() throws Exception {
        IOException refused = refusal(ArchiveWriter.HEADER, header -> Arrays.copyOf(header, header.length / 2));
        assertEquals("The stored model is damaged: its header cannot be read.", refused.getMessage());
        refused = refusal(ArchiveWriter.HEADER, header -> replace(header, "\"length\":", "\"laenge\":"));
        assertEquals("The stored model is damaged: its header cannot be read.", refused.getMessage());
    }

    /** Whatever happened to a file, opening the workflow must end with words and not with a Java error. */
    @ParameterizedTest
    @ValueSource(strings = {ArchiveWriter.HEADER, ArchiveWriter.VALUES})
    void readsAnyDamagedFileOrRefusesIt(String part) throws Exception {
        Random random = new Random(20240518);
        for (int i = 0; i < 400; i++) {
            byte[] archive = changed(part, content -> {
                content[random.nextInt(content.length)] = (byte) random.nextInt(256);
                return content;
            });
            try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
                MixedModelArchive.read(zip);
            } catch (IOException refused) {
                assertNotNull(refused.getMessage());
            }
        }
    }

    @Test
    void refusesSpecsOfNewerFormat() {
        ModelContent content = new ModelContent("model");
        s_model.getSpec().save(content);
        content.addInt("format", 7);
        InvalidSettingsException refused =
                assertThrows(InvalidSettingsException.class, () -> new MixedModelPortObjectSpec().load(content));
        assertTrue(refused.getMessage().contains("format 7"), refused.getMessage());
    }

    private static byte[] replace(byte[] text, String from, String to) {
        String before = new String(text, StandardCharsets.UTF_8);
        assertTrue(before.contains(from), before);
        return before.replace(from, to).getBytes(StandardCharsets.UTF_8);
    }

    /** Stores the model, changes one part, and reads it. */
    private static IOException refusal(String part, UnaryOperator<byte[]> change) throws IOException {
        byte[] archive = changed(part, change);
        return assertThrows(IOException.class, () -> {
            try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
                MixedModelArchive.read(zip);
            }
        });
    }

    /** Stores the model with changed values and the checksum of these. */
    private static byte[] rewritten(UnaryOperator<byte[]> change) throws IOException {
        byte[] archive = changed(ArchiveWriter.VALUES, change);
        CRC32 checksum = new CRC32();
        checksum.update(parts(archive).get(ArchiveWriter.VALUES));
        Map<String, byte[]> parts = parts(archive);
        parts.compute(
                ArchiveWriter.HEADER,
                (name, header) -> new String(header, StandardCharsets.UTF_8)
                        .replaceFirst(
                                "\"checksum\":\"[0-9a-f]{8}\"", "\"checksum\":\"" + ArchiveWriter.text(checksum) + "\"")
                        .getBytes(StandardCharsets.UTF_8));
        return zip(parts);
    }

    private static byte[] changed(String part, UnaryOperator<byte[]> change) throws IOException {
        ByteArrayOutputStream stored = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(stored)) {
            MixedModelArchive.write(s_model.model(), zip);
        }
        Map<String, byte[]> parts = parts(stored.toByteArray());
        parts.compute(part, (name, content) -> change.apply(content));
        return zip(parts);
    }

    private static byte[] zip(Map<String, byte[]> parts) throws IOException {
        ByteArrayOutputStream changed = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(changed)) {
            for (Map.Entry<String, byte[]> entry : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
            }
        }
        return changed.toByteArray();
    }

    private static Map<String, byte[]> parts(byte[] archive) throws IOException {
        Map<String, byte[]> parts = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                parts.put(entry.getName(), zip.readAllBytes());
            }
        }
        return parts;
    }
}
