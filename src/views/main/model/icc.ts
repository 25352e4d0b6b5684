import type { Curve, FactGroup, Note, Num, ShareBar, Axis } from './common';

/** Compute ICC. */
export interface IccContent {
  readonly level: number;
  readonly outcome: string;
  /** The sentences of the node's table, the most important first. */
  readonly sentences: readonly string[];
  readonly shares: readonly ShareBar[];
  readonly table: IccRows;
  readonly facts: readonly FactGroup[];
  readonly notes: readonly Note[];
  /** Group means with intervals, one per grouping factor. */
  readonly means: readonly GroupMeans[];
  /** Share of variance as a function of a slope's variable; empty without random slopes. */
  readonly curves: readonly {
    readonly factor: string;
    readonly x: Axis;
    readonly curve: Curve;
    readonly text: string | null;
  }[];
}

/** One row per level, as in the node's table; a column that does not apply is all null. */
export interface IccRows {
  readonly group: readonly string[];
  readonly groups: readonly Num[];
  readonly smallest: readonly Num[];
  readonly mean: readonly Num[];
  readonly largest: readonly Num[];
  readonly variance: readonly Num[];
  readonly share: readonly Num[];
  readonly icc: readonly Num[];
  readonly stdError: readonly Num[];
  readonly lower: readonly Num[];
  readonly upper: readonly Num[];
  readonly designEffect: readonly Num[];
  readonly effectiveSampleSize: readonly Num[];
  readonly statistic: readonly Num[];
  readonly pValue: readonly Num[];
  /** "Intervals: logit-delta. Test: likelihood ratio at the boundary (…)". */
  readonly note: string;
}

export interface GroupMeans {
  readonly factor: string;
  /** At most 20,000. */
  readonly levels: readonly string[];
  readonly levelsTotal: number;
  readonly observations: readonly Num[];
  /** Observed mean of the group; null when not kept. */
  readonly mean: readonly Num[];
  /** The model's estimate (shrunken) with its interval. */
  readonly estimate: readonly Num[];
  readonly lower: readonly Num[];
  readonly upper: readonly Num[];
  readonly grandMean: Num;
  readonly note: string;
}
