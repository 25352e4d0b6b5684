import type { Note, Num } from './common';

/** Compare Models. Every column called "per model" has one entry per model, in the order of `models`. */
export interface ComparisonContent {
  readonly level: number;
  readonly outcome: string;
  readonly sentences: readonly string[];
  readonly notes: readonly Note[];
  readonly models: ComparedModels;
  /** Tests between models (or of dropped terms, for one model). */
  readonly tests: ComparisonTests;
  readonly coefficients: ModelCoefficients;
  /** Rows below the coefficients in the regression table: variances, then n, groups, R squared, AIC … */
  readonly tableRows: readonly TableBlock[];
  /** "* p < .05, ** p < .01, *** p < .001" comes from these, ascending in stars. */
  readonly stars: readonly number[];
  /** Below the regression table, e.g. "Maximum likelihood." The page adds what is in brackets and what the stars mean. */
  readonly tableNote: string;
}

export interface ComparedModels {
  readonly name: readonly string[];
  readonly formula: readonly string[];
  readonly parameters: readonly Num[];
  readonly logLikelihood: readonly Num[];
  readonly deviance: readonly Num[];
  readonly aic: readonly Num[];
  readonly aicc: readonly Num[];
  readonly bic: readonly Num[];
  /** Differences to the smallest. */
  readonly aicDifference: readonly Num[];
  readonly bicDifference: readonly Num[];
  /** Akaike weights, summing to 1. */
  readonly aicWeight: readonly Num[];
  /** True for the one (at most) that the node prefers. */
  readonly preferred: readonly boolean[];
}

export interface ComparisonTests {
  /** "Model 2 against Model 1", "Without (1 | school)". */
  readonly label: readonly string[];
  readonly statistic: readonly Num[];
  readonly df: readonly Num[];
  readonly pValue: readonly Num[];
  /** Chi-bar-square mixture, where a variance is tested at zero. */
  readonly pValueBoundary: readonly Num[];
  /** "The random slope improves the model …"; null: nothing to say. */
  readonly sentence: readonly (string | null)[];
  readonly note: string;
}

/** Outer arrays: per model; inner ones: parallel to `term`. null where a model does not have the term. */
export interface ModelCoefficients {
  readonly term: readonly string[];
  readonly estimate: readonly (readonly Num[])[];
  readonly stdError: readonly (readonly Num[])[];
  readonly lower: readonly (readonly Num[])[];
  readonly upper: readonly (readonly Num[])[];
  readonly pValue: readonly (readonly Num[])[];
}

export interface TableBlock {
  /** "Random effects (variances)", "Fit". */
  readonly title: string;
  readonly rows: readonly TableRow[];
}

export interface TableRow {
  readonly label: string;
  /** Per model. Text is shown as it is. */
  readonly value: readonly (Num | string)[];
  /** Shown in brackets below the value; null: none for this row. */
  readonly stdError: readonly Num[] | null;
}
