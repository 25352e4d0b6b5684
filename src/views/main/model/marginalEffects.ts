import type { Axis, Curve, Num } from './common';

/** Predicted values over one predictor, by a second one. All pairs are made beforehand (at most 40 plots). */
export interface MarginalEffectsSection {
  /** 0.95 */
  readonly level: number;
  readonly outcome: string;
  readonly plots: readonly MarginalPlot[];
}

export interface MarginalPlot {
  readonly focal: string;
  /** null: no second predictor. */
  readonly by: string | null;
  /** True if the model has the interaction of the two: shown first, marked. */
  readonly interaction: boolean;
  readonly x: Axis;
  /** One curve (by null) or one per value of `by`: "clubs = −0.98 (−1 SD)", "clubs = 0.02 (mean)", … */
  readonly curves: readonly Curve[];
  /** Slopes of `focal` (or differences between its categories) at the values of `by`; null: none. */
  readonly slopes: SimpleSlopes | null;
  /** The slope of `focal` as a curve over a numeric `by` with its band, and where it is not different from 0. */
  readonly slopeCurve: { readonly x: Axis; readonly curve: Curve; readonly text: string | null } | null;
  /** "Other predictors at their means…; bands are 95% intervals of the mean of an average group." */
  readonly note: string;
  readonly sentences: readonly string[];
}

export interface SimpleSlopes {
  /** "Slope of ses", or "Difference to …". */
  readonly title: string;
  /** "t" or "z". */
  readonly statisticName: string;
  readonly at: readonly string[];
  readonly slope: readonly Num[];
  readonly stdError: readonly Num[];
  readonly df: readonly Num[];
  readonly statistic: readonly Num[];
  readonly pValue: readonly Num[];
  readonly lower: readonly Num[];
  readonly upper: readonly Num[];
}
