package org.mixedmodels.engine.fit;

import java.util.Map;
import org.mixedmodels.engine.design.CodingChoice;
import org.mixedmodels.engine.design.PredictorCoding;
import org.mixedmodels.engine.likelihood.Estimation;

/**
 * How a model is fitted.
 *
 * @param estimation REML or ML
 * @param missing what happens to rows with missing values
 * @param maxEvaluations after how many evaluations of the criterion the search gives up
 * @param coding how nominal predictors are coded
 * @param referenceLevels per nominal predictor the reference category, where it is not that of the coding
 * @param threads how many threads read the rows, where their source can be divided
 */
public record FitOptions(
        Estimation estimation,
        MissingValues missing,
        int maxEvaluations,
        PredictorCoding coding,
        Map<String, String> referenceLevels,
        int threads) {

    private static final FitOptions DEFAULTS = new FitOptions(
            Estimation.REML,
            MissingValues.SKIP,
            1000,
            PredictorCoding.FIRST_REFERENCE,
            Map.of(),
            Runtime.getRuntime().availableProcessors());

    /** Copies the map. */
    public FitOptions {
        referenceLevels = Map.copyOf(referenceLevels);
    }

    /** REML, rows with missing values skipped. */
    public static FitOptions defaults() {
        return DEFAULTS;
    }

    /** The same with another estimation. */
    public FitOptions withEstimation(Estimation other) {
        return new FitOptions(other, missing, maxEvaluations, coding, referenceLevels, threads);
    }

    /** The same with another treatment of missing values. */
    public FitOptions withMissing(MissingValues other) {
        return new FitOptions(estimation, other, maxEvaluations, coding, referenceLevels, threads);
    }

    /** The same with another limit of evaluations. */
    public FitOptions withMaxEvaluations(int other) {
        return new FitOptions(estimation, missing, other, coding, referenceLevels, threads);
    }

    /** The same with another coding of nominal predictors. */
    public FitOptions withCoding(PredictorCoding other) {
        return new FitOptions(estimation, missing, maxEvaluations, other, referenceLevels, threads);
    }

    /** The same with other reference categories. */
    public FitOptions withReferenceLevels(Map<String, String> other) {
        return new FitOptions(estimation, missing, maxEvaluations, coding, other, threads);
    }

    /** How nominal predictors are coded. */
    public CodingChoice codingChoice() {
        return new CodingChoice(coding, referenceLevels);
    }

    /** The same with another number of threads. */
    public FitOptions withThreads(int other) {
        return new FitOptions(estimation, missing, maxEvaluations, coding, referenceLevels, other);
    }
}
