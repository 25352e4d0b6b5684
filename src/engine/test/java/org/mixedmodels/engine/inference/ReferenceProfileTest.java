package org.mixedmodels.engine.inference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mixedmodels.engine.Expected.number;
import static org.mixedmodels.engine.Expected.numbers;
import static org.mixedmodels.engine.Expected.objects;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mixedmodels.engine.Expected;
import org.mixedmodels.engine.ReferenceFits;
import org.mixedmodels.engine.progress.ProgressMonitor;

/** Profiles and their limits against lme4's, whose optimiser leaves four or five digits of zeta in doubt. */
class ReferenceProfileTest {

    private static final double LIMIT = 1e-4;
    private static final double ZETA = 3e-4;

    static List<String> profiles() {
        return Expected.ids("profile-.*");
    }

    private static ProfileParameter find(ProfileLikelihood likelihood, JsonObject wanted) {
        return likelihood.parameters().stream()
                .filter(parameter -> isWanted(parameter, wanted))
                .findFirst()
                .orElseThrow();
    }

    private static boolean isWanted(ProfileParameter parameter, JsonObject wanted) {
        return switch (wanted.getString("kind")) {
            case "coefficient" -> parameter.equals(new ProfileParameter.Coefficient(wanted.getString("term")));
            case "deviation" ->
                parameter instanceof ProfileParameter.Deviation deviation
                        && ReferenceFits.sameGroup(deviation.group(), wanted.getString("group"))
                        && deviation.effect().equals(wanted.getString("effect"));
            case "correlation" ->
                parameter instanceof ProfileParameter.Correlation correlation
                        && ReferenceFits.sameGroup(correlation.group(), wanted.getString("group"))
                        && Set.of(correlation.first(), correlation.second())
                                .equals(Set.of(wanted.getString("first"), wanted.getString("second")));
            default -> parameter instanceof ProfileParameter.Residual;
        };
    }

    @ParameterizedTest
    @MethodSource("profiles")
    void asLme4(String id) {
        JsonObject expected = Expected.load(id);
        String fit = expected.getString("id");
        // the profile of a REML fit is that of the ML fit
        ProfileLikelihood likelihood = ProfileLikelihood.of(ReferenceFits.fit(fit + "-reml"), ProgressMonitor.none());
        List<JsonObject> parameters = objects(expected, "parameters");
        assertEquals(parameters.size(), likelihood.parameters().size());
        for (JsonObject wanted : parameters) {
            Profile profile = likelihood.profile(find(likelihood, wanted));
            Interval interval = profile.interval(number(expected, "level"));
            assertLimit(wanted, "lower", interval.lower(), profile.estimate());
            assertLimit(wanted, "upper", interval.upper(), profile.estimate());
            double[] values = numbers(wanted.getJsonArray("values"));
            double[] zetas = numbers(wanted.getJsonArray("zetas"));
            for (int i = 0; i < values.length; i++) {
                assertEquals(zetas[i], profile.zeta(values[i]), ZETA, fit + " " + profile.parameter());
            }
        }
    }

    private static void assertLimit(JsonObject wanted, String side, double actual, double estimate) {
        if (wanted.isNull(side)) {
            // lme4 finds none for sigma where a variance is zero
            assertTrue(Double.isFinite(actual), wanted.toString());
            return;
        }
        double limit = number(wanted, side);
        double scale = Math.max(Math.abs(limit), Math.abs(limit - estimate));
        assertEquals(limit, actual, LIMIT * scale, wanted.toString());
    }

    @Test
    void sleepstudyAsPublished() {
        ProfileLikelihood likelihood =
                ProfileLikelihood.of(ReferenceFits.fit("sleepstudy-correlated-reml"), ProgressMonitor.none());
        Interval days =
                likelihood.profile(new ProfileParameter.Coefficient("Days")).interval(0.95);
        assertEquals(7.35865, days.lower(), 5e-6);
        assertEquals(13.57592, days.upper(), 5e-6);
    }
}
