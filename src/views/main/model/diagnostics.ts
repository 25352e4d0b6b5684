import type { Curve, Num } from './common';

export interface DiagnosticsSection {
  /** "All 2,287 rows." or "20,000 of 1,000,000 rows, drawn within groups with a fixed seed; curves are from all rows." */
  readonly note: string;
  readonly residualsFitted: ScatterPlot;
  readonly scaleLocation: ScatterPlot;
  /** Residuals first, then each term of each factor. */
  readonly quantiles: readonly QuantilePlot[];
  /** One per grouping factor. */
  readonly byGroup: readonly BoxPlots[];
}

export interface PlotText {
  readonly title: string;
  /** What to look for, for somebody who never saw such a plot. */
  readonly lookFor: string;
  /** What these data show; null: nothing is said. */
  readonly finding: string | null;
}

export interface ScatterPlot extends PlotText {
  readonly xLabel: string;
  readonly yLabel: string;
  readonly x: readonly Num[];
  readonly y: readonly Num[];
  /** Name of the row for the tooltip ("Row12, school 47"); null: not sent (large data). */
  readonly label: readonly string[] | null;
  /** Mean of y within bins of x, with an interval; null with too few rows. */
  readonly trend: Curve | null;
  /** Horizontal reference: 0 for residuals, null for none. */
  readonly reference: Num;
}

export interface QuantilePlot extends PlotText {
  readonly xLabel: string;
  readonly yLabel: string;
  /** Normal quantiles, ascending, and the ordered values; at most 5,000 (ends kept, middle thinned). */
  readonly theoretical: readonly Num[];
  readonly sample: readonly Num[];
  readonly label: readonly string[] | null;
  readonly line: { readonly intercept: Num; readonly slope: Num } | null;
  /** Where 95% of normal samples of this size would lie, over `theoretical`; null: none. */
  readonly lower: readonly Num[] | null;
  readonly upper: readonly Num[] | null;
}

/** Box plots of the residuals by level, ordered by median. Groups of fewer than 5 rows have equal numbers where need be. */
export interface BoxPlots extends PlotText {
  readonly factor: string;
  readonly yLabel: string;
  /** At most 2,000. */
  readonly levels: readonly string[];
  readonly levelsTotal: number;
  readonly observations: readonly Num[];
  readonly low: readonly Num[];
  readonly quarter: readonly Num[];
  readonly median: readonly Num[];
  readonly threeQuarters: readonly Num[];
  readonly high: readonly Num[];
  /** Points beyond the whiskers: index of the level and the residual; at most 2,000. */
  readonly outlierLevel: readonly Num[];
  readonly outlier: readonly Num[];
}
