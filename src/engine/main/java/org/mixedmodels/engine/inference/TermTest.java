package org.mixedmodels.engine.inference;

/**
 * The test that several combinations of fixed effects are zero at once.
 *
 * @param term the term of the model, or the name of the contrasts
 * @param statistic F, scaled if the method says so; chi-square over its degrees of freedom if there is no denominator
 * @param numeratorDf how many independent combinations are tested; 0 if nothing of the term can be estimated, and all
 *     numbers are NaN then
 * @param denominatorDf the denominator degrees of freedom, NaN for chi-square
 * @param pValue the probability of a larger statistic; NaN if the method finds no positive degrees of freedom
 */
public record TermTest(String term, double statistic, int numeratorDf, double denominatorDf, double pValue) {}
