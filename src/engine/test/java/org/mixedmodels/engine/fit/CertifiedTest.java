package org.mixedmodels.engine.fit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.mixedmodels.engine.Expected.number;

import jakarta.json.JsonObject;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mixedmodels.engine.DataSets;
import org.mixedmodels.engine.Expected;
import org.mixedmodels.engine.formula.FormulaParser;
import org.mixedmodels.engine.progress.ProgressMonitor;
import org.mixedmodels.engine.result.LinearMixedModel;

/**
 * Variances of NIST's one-way data, whose REML solution is exact. With 13 constant leading digits (SmLs07) the numbers as
 * stored, not those as published, are the measure; lme4 finds one or two digits there.
 */
class CertifiedTest {

    /** Digits of the residual variance, and of the variance between groups, a quotient of rounded sums. */
    private static final double SIGMA2 = 1e-13;

    private static final double TAU2 = 1e-11;

    static List<String> sets() {
        return Expected.objects(Expected.load("nist"), "sets").stream()
                .map(set -> set.getString("data"))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("sets")
    void exactToElevenDigits(String data) {
        JsonObject set = Expected.objects(Expected.load("nist"), "sets").stream()
                .filter(s -> s.getString("data").equals(data))
                .findFirst()
                .orElseThrow();
        LinearMixedModel model = LinearMixedModelFitter.with(FitOptions.defaults())
                .fit(FormulaParser.parse(set.getString("formula")), DataSets.load(data), ProgressMonitor.none());
        JsonObject stored = set.getJsonObject("stored");
        double sigma2 = number(stored, "sigma2");
        double tau2 = number(stored, "tau2");
        assertEquals(sigma2, model.sigma() * model.sigma(), SIGMA2 * sigma2);
        assertEquals(tau2, model.varCorr().get(0).covariance()[0][0], TAU2 * tau2);
    }
}
