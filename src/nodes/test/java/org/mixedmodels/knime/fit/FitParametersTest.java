package org.mixedmodels.knime.fit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.junit.jupiter.api.Test;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettings;
import org.knime.core.node.port.PortObjectSpec;
import org.mixedmodels.knime.testing.NodeUnderTest;
import org.mixedmodels.knime.testing.Snapshots;
import org.mixedmodels.knime.testing.TestData;
import org.mixedmodels.sdk.HeadlessNode;
import org.mixedmodels.sdk.Tables;

class FitParametersTest {

    private static final HeadlessNode NODE =
            NodeUnderTest.of(new FitMixedModelNodeFactory()).node();

    @Test
    void guessesOutcomeAndGroups() throws InvalidSettingsException {
        Tables table = Tables.builder()
                .strings("name")
                .ints("schoolNR")
                .doubles("ses")
                .booleans("urban")
                .doubles("score")
                .booleans("passed");
        NODE.applyDefaults(new PortObjectSpec[] {table.spec()});
        NodeSettings guessed = NODE.saveSettings();
        assertEquals("score", guessed.getString("outcome"));
        assertArrayEquals(
                new String[] {"schoolNR"},
                guessed.getNodeSettings("randomEffects").getNodeSettings("0").getStringArray("groupingColumns"));
    }

    @Test
    void guessesNothingWithoutATable() throws InvalidSettingsException {
        NODE.applyDefaults(new PortObjectSpec[1]);
        assertEquals("", NODE.saveSettings().getString("outcome"));
    }

    @Test
    void keepsTheStoredForm() throws Exception {
        Snapshots.check(new FitMixedModelNodeFactory(), "fit-mixed-model-2");
    }

    /** Options that joined later have the values that the node then worked by. */
    @Test
    void loadsWhatTheFirstVersionStored() throws Exception {
        NodeSettings loaded = Snapshots.upgraded(new FitMixedModelNodeFactory(), "fit-mixed-model");
        assertEquals("score", loaded.getString("outcome"));
        assertEquals("RESIDUAL", loaded.getString("degreesOfFreedom"));
        assertEquals("FIRST", loaded.getString("coding"));
        assertEquals("WALD", loaded.getString("intervals"));
        NodeSettings effect = loaded.getNodeSettings("randomEffects").getNodeSettings("0");
        assertEquals("UNCORRELATED", effect.getString("covariance"));
        assertFalse(effect.getBoolean("equalVariances"));
    }

    @Test
    void opensItsDialog() throws Exception {
        Snapshots.checkDialog(
                new FitMixedModelNodeFactory(),
                FitParameters.class,
                TestData.table("bdf").getSpec());
    }
}
