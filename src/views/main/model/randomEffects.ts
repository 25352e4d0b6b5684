import type { Curve, Num } from './common';

/** How the groups differ: conditional modes with their intervals. */
export interface RandomEffectsSection {
  /** 0.95 */
  readonly level: number;
  readonly factors: readonly RandomFactor[];
}

/** The random effects of one grouping factor. All columns of levels are in the same order: as the model has them. */
export interface RandomFactor {
  /** "schoolNR" or "school:class". */
  readonly name: string;
  /** At most 20,000 of them are sent; above that the extremes and an even choice of ranks, said in `note`. */
  readonly levels: readonly string[];
  readonly levelsTotal: number;
  readonly observations: readonly Num[];
  readonly terms: readonly RandomTerm[];
  /** Pairs of terms, intercept against slope first; empty for one term. */
  readonly pairs: readonly TermPair[];
  /** What was left out or is special here (all variances zero, …); null: nothing. */
  readonly note: string | null;
}

export interface RandomTerm {
  /** "(Intercept)" or the slope's column. */
  readonly term: string;
  /** Coefficient of the same name, to which the modes are added; null: not in the fixed effects. */
  readonly fixed: Num;
  /** Standard deviation of the effects as the model estimates it. */
  readonly sd: Num;
  readonly mode: readonly Num[];
  readonly lower: readonly Num[];
  readonly upper: readonly Num[];
  readonly reliability: readonly Num[];
  /** Histogram of the modes: `breaks` has one more entry than `counts`. */
  readonly histogram: { readonly breaks: readonly Num[]; readonly counts: readonly Num[] };
  /** Normal density with the standard deviation `sd`, scaled to the counts; null if sd is 0. */
  readonly normal: Curve | null;
  /** Normal scores for the quantile plot: `score[i]` belongs to level i; with the line through the quartiles. */
  readonly score: readonly Num[];
  readonly line: { readonly intercept: Num; readonly slope: Num } | null;
  /** What one sees: "27 of 131 schools differ from the average; the largest is …"; null: nothing to say. */
  readonly sentence: string | null;
}

export interface TermPair {
  /** Indices into `terms`. */
  readonly x: number;
  readonly y: number;
  readonly correlation: Num;
  /** Ellipse of the model's covariance that holds `level` of the groups; null if singular. */
  readonly ellipse: { readonly x: readonly Num[]; readonly y: readonly Num[] } | null;
  readonly sentence: string | null;
}
