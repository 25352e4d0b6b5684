package org.mixedmodels.knime.view;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mixedmodels.engine.inference.IntraclassCorrelation;
import org.mixedmodels.engine.inference.ModelComparison;
import org.mixedmodels.engine.inference.NamedModel;
import org.mixedmodels.engine.inference.TermDeletion;
import org.mixedmodels.engine.inference.VarianceFunction;
import org.mixedmodels.engine.progress.ProgressMonitor;
import org.mixedmodels.engine.residual.RowOptions;
import org.mixedmodels.engine.residual.RowSummary;
import org.mixedmodels.engine.result.LinearMixedModel;

/** Makes view models: the JSON that the page of the views draws, in the schema of src/views/main/model. */
public final class ViewModels {

    private static final int VERSION = 1;

    private ViewModels() {}

    /**
     * Makes the view of a fitted model; reads its rows once.
     *
     * @param input what is shown
     * @param monitor told of the progress; can cancel
     */
    public static String model(ModelViewInput input, ProgressMonitor monitor) {
        LinearMixedModel model = input.model();
        RowSummary rows = RowSummary.of(model, input.rows(), RowOptions.defaults(), monitor);
        monitor.report(Double.NaN, "preparing the view");
        return ViewJson.of(head("model", Phrases.title(model), Phrases.subtitle(model))
                .with("summary", new SummaryView(input, rows).section())
                .with("randomEffects", new RandomEffectsView(model, input.level()).section())
                .with("groupLines", new GroupLinesView(model, rows).section())
                .with("diagnostics", new DiagnosticsView(model, rows).section())
                .with(
                        "marginalEffects",
                        new MarginalEffectsView(input.inference(), rows.predictors(), input.level()).section()));
    }

    /**
     * Makes the view of intraclass correlations.
     *
     * @param model the model that they are of
     * @param correlations one per level of grouping
     * @param curves the variance partition over the variables of random slopes
     * @param level the confidence level
     * @param warnings what is to be said, the weightiest first
     */
    public static String icc(
            LinearMixedModel model,
            List<IntraclassCorrelation> correlations,
            List<VarianceFunction> curves,
            double level,
            List<String> warnings) {
        String title = "How alike are members of the same group in "
                + model.specification().outcome() + "?";
        return ViewJson.of(head("icc", title, Phrases.subtitle(model))
                .with("icc", new IccView(model, correlations, curves, level, warnings).content()));
    }

    /**
     * Makes the view of compared models.
     *
     * @param comparison the comparison
     * @param level the confidence level of the coefficients, which are tested by Satterthwaite's degrees of freedom
     * @param warnings what is to be said, the weightiest first
     * @param monitor told of the progress; can cancel
     */
    public static String comparison(
            ModelComparison comparison, double level, List<String> warnings, ProgressMonitor monitor) {
        List<ComparedModel> models = comparison.models().stream()
                .map(model -> ComparedModel.of(model, level, monitor))
                .toList();

        return ViewJson.of(head("comparison", "Which model explains " + outcome(models) + " best?", null)
                .with("comparison", ComparisonView.of(comparison, models, level, warnings)));
    }

    /**
     * Makes the view of one model whose random effects are dropped in turn.
     *
     * @param deletion the deletions
     * @param named the model
     * @param level the confidence level of the coefficients, which are tested by Satterthwaite's degrees of freedom
     * @param warnings what is to be said, the weightiest first
     * @param monitor told of the progress; can cancel
     */
    public static String deletion(
            TermDeletion deletion, NamedModel named, double level, List<String> warnings, ProgressMonitor monitor) {
        ComparedModel model = ComparedModel.of(named, level, monitor);

        return ViewJson.of(head("comparison", "Which random effects does " + outcome(List.of(model)) + " need?", null)
                .with("comparison", ComparisonView.of(deletion, model, level, warnings)));
    }

    private static String outcome(List<ComparedModel> models) {
        return models.get(0).model().specification().outcome();
    }

    private static ViewObject head(String kind, String title, @Nullable String subtitle) {
        return new ViewObject()
                .with("schema", "mixed-models-view")
                .with("version", VERSION)
                .with("kind", kind)
                .with("title", title)
                .with("subtitle", subtitle);
    }
}
