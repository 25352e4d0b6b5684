package org.mixedmodels.knime.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mixedmodels.engine.data.ColumnarRows;
import org.mixedmodels.engine.inference.IntraclassCorrelation;
import org.mixedmodels.engine.inference.ModelComparison;
import org.mixedmodels.engine.inference.NamedModel;
import org.mixedmodels.engine.inference.TermDeletion;
import org.mixedmodels.engine.inference.VarianceFunction;
import org.mixedmodels.engine.likelihood.Estimation;
import org.mixedmodels.engine.progress.ProgressMonitor;
import org.mixedmodels.engine.result.LinearMixedModel;

/** Writes view models to target/view-models, where the tests of the page find them. */
class ViewModelFilesTest {

    private static final Path FOLDER = Path.of("target/view-models");
    private static final String SLOPES = "gpa ~ ses_z * clubs + (1 + ses_z | schoolNR)";

    private static JsonObject write(String name, String json) throws IOException {
        Files.createDirectories(FOLDER);
        Files.writeString(FOLDER.resolve(name + ".json"), json);
        JsonObject view = ViewFits.parse(json);
        assertEquals("mixed-models-view", view.getString("schema"));
        assertEquals(1, view.getInt("version"));
        return view;
    }

    @Test
    void sleepstudy() throws IOException {
        String view =
                ViewFits.view(ViewFits.data("sleepstudy"), "Reaction ~ Days + (1 + Days | Subject)", Estimation.REML);
        assertEquals("model", write("sleepstudy", view).getString("kind"));
    }

    @Test
    void pupils() throws IOException {
        String view = ViewFits.view(ViewFits.data("bdf"), SLOPES, Estimation.ML);
        assertEquals("model", write("bdf-slope", view).getString("kind"));
        String nominal = "langPOST ~ IQ.verb * sex + ses_z + (1 | schoolNR)";
        write("bdf-nominal", ViewFits.view(ViewFits.data("bdf"), nominal, Estimation.REML));
    }

    @Test
    void penicillin() throws IOException {
        String view = ViewFits.view(
                ViewFits.data("penicillin"), "diameter ~ 1 + (1 | plate) + (1 | sample)", Estimation.REML);
        assertTrue(write("penicillin", view).getJsonObject("marginalEffects").containsKey("absent"));
    }

    @Test
    void dyestuffWithoutVariance() throws IOException {
        String view = ViewFits.view(
                ViewFits.data("dyestuff2"),
                "Yield ~ 1 + (1 | Batch)",
                Estimation.REML,
                "Singular fit: the variance of the random effect \"(Intercept)\" by Batch is estimated as zero.",
                "Batch has only 6 groups: the variance between them is estimated roughly (Snijders and Bosker, 2012).");
        JsonObject verdict = write("dyestuff2", view).getJsonObject("summary").getJsonObject("verdict");
        assertEquals("warning", verdict.getString("severity"));
    }

    @Test
    void manyGroups() throws IOException {
        String view = ViewFits.view(ViewFits.manyGroups(), "y ~ x * climate + (1 + x | group)", Estimation.REML);
        write("many-groups", view);
        assertTrue(view.length() < 5_000_000, view.length() + " characters");
    }

    @Test
    void intraclassCorrelations() throws IOException {
        ColumnarRows rows = ViewFits.data("bdf");
        LinearMixedModel model = ViewFits.fit(rows, "langPOST ~ 1 + (1 | schoolNR)", Estimation.ML);
        write("icc-bdf", icc(model));
        LinearMixedModel slopes = ViewFits.fit(rows, SLOPES, Estimation.ML);
        write("icc-bdf-slope", icc(slopes));
    }

    private static String icc(LinearMixedModel model) {
        return ViewModels.icc(
                model,
                IntraclassCorrelation.of(model, ViewFits.LEVEL, ProgressMonitor.none()),
                VarianceFunction.of(model, ViewFits.LEVEL),
                ViewFits.LEVEL,
                List.of());
    }

    @Test
    void comparison() throws IOException {
        ColumnarRows rows = ViewFits.data("bdf");
        List<NamedModel> models = List.of(
                new NamedModel("Null model", ViewFits.fit(rows, "gpa ~ 1 + (1 | schoolNR)", Estimation.ML)),
                new NamedModel("Intercepts", ViewFits.fit(rows, "gpa ~ ses_z + clubs + (1 | schoolNR)", Estimation.ML)),
                new NamedModel("Slopes", ViewFits.fit(rows, SLOPES, Estimation.ML)));
        ModelComparison comparison = ModelComparison.of(models, ProgressMonitor.none());
        write("comparison-bdf", ViewModels.comparison(comparison, ViewFits.LEVEL, List.of(), ProgressMonitor.none()));
        NamedModel slopes = models.get(2);
        TermDeletion deletion = TermDeletion.of(slopes.model(), ProgressMonitor.none());
        write("deletion-bdf", ViewModels.deletion(deletion, slopes, ViewFits.LEVEL, List.of(), ProgressMonitor.none()));
    }
}
