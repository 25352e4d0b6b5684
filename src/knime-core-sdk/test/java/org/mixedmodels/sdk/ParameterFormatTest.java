package org.mixedmodels.sdk;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettings;
import org.mixedmodels.sdk.SampleParameters.Mode;
import org.mixedmodels.sdk.SampleParameters.Term;
import org.mixedmodels.sdk.parameters.ParameterStore;

/** The format, compared with XML written by hand from what KNIME 5.8 writes. */
class ParameterFormatTest {

    private static final String REQUIRED = """
            <entry key="mode" type="xstring" value="BY_FORMULA"/>
            <entry key="outcome" type="xstring" value="score"/>
            <entry key="formula" type="xstring" isnull="true" value=""/>
            <config key="predictors">
              <entry key="array-size" type="xint" value="2"/>
              <entry key="0" type="xstring" value="ses"/>
              <entry key="1" type="xstring" value="sex"/>
            </config>
            <config key="terms">
              <config key="0">
                <config key="columns">
                  <entry key="array-size" type="xint" value="1"/>
                  <entry key="0" type="xstring" value="ses"/>
                </config>
                <entry key="intercept" type="xboolean" value="true"/>
                <entry key="kind" type="xstring" value="BY_COLUMN"/>
              </config>
              <config key="1">
                <config key="columns">
                  <entry key="array-size" type="xint" value="0"/>
                </config>
                <entry key="intercept" type="xboolean" value="false"/>
                <entry key="kind" type="xstring" value="BY_COLUMN"/>
              </config>
            </config>
            <entry key="weights" type="xstring" isnull="true" value=""/>
            <entry key="weights_is_present" type="xboolean" value="false"/>
            <entry key="seed" type="xlong" value="42"/>
            <entry key="seed_is_present" type="xboolean" value="true"/>
            <entry key="iterations" type="xint" value="50"/>
            <entry key="limit" type="xlong" value="1099511627776"/>
            <entry key="level" type="xdouble" value="0.95"/>
            <entry key="verbose" type="xboolean" value="false"/>
            <config key="grouping">
              <entry key="name" type="xstring" value="class"/>
              <entry key="plain" type="xint" value="1"/>
            </config>
            """;

    private static final String LATER = """
            <entry key="addedLater" type="xint" value="7"/>
            <config key="groupAddedLater">
              <entry key="name" type="xstring" value="school"/>
              <entry key="plain" type="xint" value="1"/>
            </config>
            """;

    private static SampleParameters sample() {
        SampleParameters sample = new SampleParameters();
        sample.m_mode = Mode.BY_FORMULA;
        sample.m_outcome = "score";
        sample.m_predictors = new String[] {"ses", "sex"};
        sample.m_terms = new Term[] {new Term("ses"), new Term()};
        sample.m_terms[1].m_intercept = false;
        sample.m_grouping.m_name = "class";
        return sample;
    }

    private static NodeSettings saved(SampleParameters parameters) {
        NodeSettings settings = new NodeSettings("model");
        ParameterStore.save(parameters, settings);
        return settings;
    }

    private static SampleParameters load(String entries) throws InvalidSettingsException {
        return ParameterStore.load(SampleParameters.class, SettingsText.parse(entries));
    }

    @Test
    void savesAsKnimeDoes() throws Exception {
        List<String> expected = SettingsText.lines("<config>" + REQUIRED + LATER + "</config>");
        assertEquals(expected, SettingsText.lines(saved(sample())));
    }

    @Test
    void loadsWhatItSaved() throws Exception {
        SampleParameters original = sample();
        original.m_weights = Optional.of("w");
        original.m_seed = Optional.empty();
        SampleParameters loaded = ParameterStore.load(SampleParameters.class, saved(original));
        assertEquals(SettingsText.lines(saved(original)), SettingsText.lines(saved(loaded)));
        assertEquals(Optional.of("w"), loaded.m_weights);
        assertEquals(Optional.empty(), loaded.m_seed);
        assertArrayEquals(new String[] {"ses"}, loaded.m_terms[0].m_columns);
    }

    @Test
    void fieldsThatWereAddedLaterHaveTheirDefaults() throws Exception {
        SampleParameters loaded = load(REQUIRED);
        assertEquals(7, loaded.m_addedLater);
        assertEquals("school", loaded.m_groupAddedLater.m_name);
    }

    @Test
    void missingKeysAreNamed() {
        for (String key : List.of("iterations", "outcome", "mode", "level", "seed")) {
            String without = REQUIRED.replaceAll("<entry key=\"" + key + "(_is_present)?\"[^>]*>", "");
            String message = assertThrows(InvalidSettingsException.class, () -> load(without))
                    .getMessage();
            assertTrue(message.contains(key), message);
        }
        String message = assertThrows(InvalidSettingsException.class, () -> load(REQUIRED.replace("terms", "other")))
                .getMessage();
        assertTrue(message.contains("terms"), message);
    }

    @Test
    void unknownConstantIsRefusedWithTheAllowedOnes() {
        String wrong = REQUIRED.replace("BY_FORMULA", "BY_MAGIC");
        String message =
                assertThrows(InvalidSettingsException.class, () -> load(wrong)).getMessage();
        assertTrue(message.contains("BY_MAGIC") && message.contains("BY_COLUMN, BY_FORMULA"), message);
    }

    @Test
    void presentOptionalNeedsOnlyItsValue() throws Exception {
        assertEquals(Optional.of(42L), load(REQUIRED.replaceAll("<entry key=\"seed_is_present\".*", "")).m_seed);
    }

    @Test
    void absentOptionalNeedsOnlyTheMark() throws Exception {
        assertEquals(Optional.empty(), load(REQUIRED.replaceAll("<entry key=\"weights\" .*", "")).m_weights);
    }

    @Test
    void emptyListIsAnEmptyConfig() throws Exception {
        SampleParameters sample = sample();
        sample.m_terms = new Term[0];
        List<String> lines = SettingsText.lines(saved(sample));
        assertEquals(
                List.of("/terms"),
                lines.stream().filter(line -> line.startsWith("/terms")).toList());
        assertEquals(0, ParameterStore.load(SampleParameters.class, saved(sample)).m_terms.length);
    }
}
