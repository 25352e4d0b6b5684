import type { FactGroup, Note, Num, ShareBar } from './common';
import type { EquationGroup } from './math';

/** What the model is and what came out. */
export interface SummarySection {
  /** The model in words, one paragraph each. */
  readonly words: readonly string[];
  /** By level first, then combined, then the distributions of the random effects. */
  readonly equations: readonly EquationGroup[];
  /** Commands that fit the same model elsewhere; the first is the formula itself (language "Formula"). */
  readonly code: readonly CodeLine[];
  /** Converged, singular, not converged: the one line above everything. */
  readonly verdict: Note;
  /** Advice and warnings; may be empty. */
  readonly advice: readonly Note[];
  readonly coefficients: Coefficients;
  /** Tests of whole terms (type III); null if there are none. */
  readonly termTests: TermTests | null;
  readonly variances: VarianceTable;
  /** Stacked bars, at least one unless there is no variance at all. */
  readonly shares: readonly ShareBar[];
  readonly facts: readonly FactGroup[];
  /** The result in plain words: the ICC, the R squared, each coefficient that matters. */
  readonly sentences: readonly string[];
}

export interface CodeLine {
  /** "Formula", "R (lme4)", "Stata". */
  readonly language: string;
  readonly text: string;
}

export interface Coefficients {
  /** 0.95 */
  readonly level: number;
  /** "t" or "z". */
  readonly statisticName: string;
  /** "95% intervals from Student's t with Satterthwaite's degrees of freedom." */
  readonly note: string;
  readonly term: readonly string[];
  readonly estimate: readonly Num[];
  readonly stdError: readonly Num[];
  /** null: normal distribution. */
  readonly df: readonly Num[];
  readonly statistic: readonly Num[];
  readonly pValue: readonly Num[];
  readonly lower: readonly Num[];
  readonly upper: readonly Num[];
  /** A sentence per coefficient, shown when a row is opened; null: none. */
  readonly sentence: readonly (string | null)[];
  /** Odds or rate ratios of generalised models; null for normal outcomes. */
  readonly ratio: {
    readonly name: string;
    readonly estimate: readonly Num[];
    readonly lower: readonly Num[];
    readonly upper: readonly Num[];
  } | null;
}

export interface TermTests {
  readonly note: string;
  readonly term: readonly string[];
  /** "F" or "chi-square". */
  readonly statisticName: string;
  readonly statistic: readonly Num[];
  readonly numeratorDf: readonly Num[];
  readonly denominatorDf: readonly Num[];
  readonly pValue: readonly Num[];
}

/** Rows as in the node's table: variances and covariances by group, the residual last. */
export interface VarianceTable {
  readonly level: number;
  readonly note: string;
  readonly group: readonly string[];
  readonly term: readonly string[];
  /** null: a variance; else the row is the covariance of term and term2. */
  readonly term2: readonly (string | null)[];
  /** Variance or covariance. */
  readonly value: readonly Num[];
  /** Standard deviation or correlation. */
  readonly sdOrCorrelation: readonly Num[];
  readonly stdError: readonly Num[];
  /** Interval of `value`. */
  readonly lower: readonly Num[];
  readonly upper: readonly Num[];
  readonly share: readonly Num[];
}
