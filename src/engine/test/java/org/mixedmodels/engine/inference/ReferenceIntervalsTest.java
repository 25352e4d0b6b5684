package org.mixedmodels.engine.inference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.mixedmodels.engine.Expected.number;
import static org.mixedmodels.engine.Expected.numbers;

import jakarta.json.JsonObject;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mixedmodels.engine.Expected;
import org.mixedmodels.engine.ReferenceFits;
import org.mixedmodels.engine.progress.ProgressMonitor;

/** Parametric bootstraps against lme4::bootMer, within the Monte-Carlo errors of both. */
class ReferenceIntervalsTest {

    private static final double LEVEL = 0.95;
    private static final int REPLICATES = 4000;
    /** In Monte-Carlo standard errors of the difference; some 80 numbers are compared. */
    private static final double WITHIN = 4;

    static List<String> bootstraps() {
        return Expected.ids("bootstrap-.*");
    }

    @ParameterizedTest
    @MethodSource("bootstraps")
    void asBootMer(String id) {
        JsonObject expected = Expected.load(id);
        Bootstrap bootstrap = Bootstrap.of(
                ReferenceFits.fit(expected.getString("id")),
                BootstrapOptions.defaults().withReplicates(REPLICATES),
                ProgressMonitor.none());
        assertEquals(0, bootstrap.failed());
        double theirs = 1 / number(expected, "replicates");
        double ours = 1.0 / REPLICATES;
        double[] means = numbers(expected.getJsonArray("means"));
        double[] stdDevs = numbers(expected.getJsonArray("stdDevs"));
        double[] estimates = bootstrap.estimates();
        assertEquals(means.length, estimates.length);
        for (int k = 0; k < means.length; k++) {
            double error = stdDevs[k] * Math.sqrt(theirs + ours);
            String name = Expected.strings(expected, "names").get(k);
            assertEquals(means[k], estimates[k] + bootstrap.bias(k), WITHIN * error, name);
            // the distribution of a variance has a longer tail than the normal one
            assertEquals(stdDevs[k], bootstrap.stdError(k), WITHIN * error, name);
            Interval interval = bootstrap.interval(k, LEVEL);
            assertLimit(expected, "lower", k, interval.lower());
            assertLimit(expected, "upper", k, interval.upper());
        }
    }

    /** Both sides have as many replicates and so the same error. */
    private static void assertLimit(JsonObject expected, String side, int k, double actual) {
        double limit = numbers(expected.getJsonArray(side))[k];
        double error = numbers(expected.getJsonArray(side + "Errors"))[k];
        assertEquals(limit, actual, WITHIN * Math.sqrt(2) * error + 1e-12, expected.getString("id") + " " + side + k);
    }
}
