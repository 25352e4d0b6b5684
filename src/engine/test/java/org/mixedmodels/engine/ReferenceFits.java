package org.mixedmodels.engine;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.mixedmodels.engine.fit.FitOptions;
import org.mixedmodels.engine.fit.LinearMixedModelFitter;
import org.mixedmodels.engine.formula.FormulaParser;
import org.mixedmodels.engine.formula.ModelSpecification;
import org.mixedmodels.engine.likelihood.Estimation;
import org.mixedmodels.engine.progress.ProgressMonitor;
import org.mixedmodels.engine.result.LinearMixedModel;

/** The fits of the catalogue in src/reference, each made once. */
public final class ReferenceFits {

    private static final Map<String, LinearMixedModel> CACHE = new ConcurrentHashMap<>();

    private ReferenceFits() {}

    /** The ids of the catalogue. */
    public static List<String> ids() {
        return Expected.ids("(?!comparison|icc|centering).*-(ml|reml)");
    }

    /** Whether the likelihood is so flat that lme4's variances are known to four digits only. */
    public static boolean isFlat(String id) {
        return id.startsWith("reactions-nominal-slope");
    }

    /** Whether two names of a factor of several columns have the same columns. */
    public static boolean sameGroup(String left, String right) {
        return List.of(left.split(":")).containsAll(List.of(right.split(":"))) && left.length() == right.length();
    }

    public static LinearMixedModel fit(String id) {
        return CACHE.computeIfAbsent(id, ReferenceFits::make);
    }

    public static ModelSpecification specification(JsonObject expected) {
        ModelSpecification specification = FormulaParser.parse(expected.getString("formula"));
        if (!expected.isNull("weights")) {
            specification = specification.withWeights(expected.getString("weights"));
        }
        return expected.isNull("offset") ? specification : specification.withOffset(expected.getString("offset"));
    }

    private static LinearMixedModel make(String id) {
        JsonObject expected = Expected.load(id);
        Estimation estimation = Estimation.valueOf(expected.getString("estimation"));
        return LinearMixedModelFitter.with(FitOptions.defaults().withEstimation(estimation))
                .fit(specification(expected), DataSets.load(expected.getString("data")), ProgressMonitor.none());
    }
}
