package org.mixedmodels.engine.inference;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mixedmodels.engine.ReferenceFits;
import org.mixedmodels.engine.progress.ProgressMonitor;
import org.mixedmodels.engine.result.LinearMixedModel;

class DesignEffectTest {

    /** The same numbers as with the tests of each factor, which need fits without it. */
    @ParameterizedTest
    @ValueSource(strings = {"dyestuff-reml", "sleepstudy-correlated-reml", "bdf-null-language-ml"})
    void isThatOfTheIntraclassCorrelation(String name) {
        LinearMixedModel model = ReferenceFits.fit(name);
        List<IntraclassCorrelation> expected = IntraclassCorrelation.of(model, 0.95, ProgressMonitor.none());
        List<DesignEffect> effects = DesignEffect.of(model);
        for (int f = 0; f < expected.size(); f++) {
            assertEquals(expected.get(f).group(), effects.get(f).group());
            assertEquals(expected.get(f).icc(), effects.get(f).icc(), 1e-14);
            assertEquals(expected.get(f).designEffect(), effects.get(f).value(), 1e-12);
        }
    }

    /** Dyestuff by REML: tau2 = 1764.05, sigma2 = 2451.25, batches of 5. */
    @Test
    void growsWithTheSizeOfTheGroups() {
        DesignEffect effect =
                DesignEffect.of(ReferenceFits.fit("dyestuff-reml")).get(0);
        assertEquals(5, effect.groupSize());
        assertEquals(1 + 4 * 1764.05 / (1764.05 + 2451.25), effect.value(), 1e-5);
    }
}
