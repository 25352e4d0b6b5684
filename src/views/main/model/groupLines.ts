import type { Axis, Num } from './common';

/** Lines per group over a predictor, with the rows behind them. */
export interface GroupLinesSection {
  readonly outcome: string;
  readonly data: RowSample;
  /** One per pair of factor and predictor; the random slopes first. At most 12. */
  readonly plots: readonly GroupLines[];
}

/**
 * Rows of the data that are drawn, in the order of the table. At most 20,000; above, drawn with a fixed seed within groups,
 * said in `note`. The same rows serve all plots of lines, marginal effects and diagnostics.
 */
export interface RowSample {
  readonly total: number;
  /** "2,000 of 100,000 rows, drawn within groups"; null: all rows. */
  readonly note: string | null;
  readonly outcome: readonly Num[];
  /** By predictor's name. A nominal predictor has the index of its category. */
  readonly predictors: Readonly<Record<string, readonly Num[]>>;
  /** By factor's name: index of the level in `GroupLines.levels` of this factor; null: not among them. */
  readonly groups: Readonly<Record<string, readonly Num[]>>;
}

export interface GroupLines {
  readonly factor: string;
  /**
   * A numeric predictor, a key of RowSample.predictors. null, where the model has none: the page then puts the groups side by
   * side and draws each one's mean (none), the model's estimate (partial) and the overall mean (complete); start and end
   * are the same, from and to are 0.
   */
  readonly predictor: string | null;
  readonly x: Axis;
  /** Does the slope vary between groups? */
  readonly randomSlope: boolean;
  /** "Other predictors at their means: clubs = 0.02. Points are the observed rows." */
  readonly note: string;
  /** At most 2,000 groups are sent (drawn with a fixed seed above that); columns below are parallel to this. */
  readonly levels: readonly string[];
  readonly levelsTotal: number;
  readonly observations: readonly Num[];
  /** Where each line begins and ends: the group's own range of x. */
  readonly from: readonly Num[];
  readonly to: readonly Num[];
  /** Mixed model with this group's effects: y at `from` and at `to`. */
  readonly partial: LineColumns;
  /** Least squares in this group alone; null where a group has too few rows or no spread in x. */
  readonly none: LineColumns;
  /** One least-squares line through all rows, groups ignored. */
  readonly complete: Line;
  /** The mixed model's average line. */
  readonly population: Line;
  readonly shrinkage: Shrinkage | null;
}

export interface LineColumns {
  readonly start: readonly Num[];
  readonly end: readonly Num[];
}

export interface Line {
  readonly from: Num;
  readonly to: Num;
  readonly start: Num;
  readonly end: Num;
}

/**
 * Arrows from each group's own estimate (no pooling) to the mixed model's (partial pooling). With a random slope the plane is
 * intercept against slope (at the mean of x: no extrapolation); with an intercept only, x is the number of rows.
 */
export interface Shrinkage {
  readonly xLabel: string;
  readonly yLabel: string;
  readonly fromX: readonly Num[];
  readonly fromY: readonly Num[];
  readonly toX: readonly Num[];
  readonly toY: readonly Num[];
  /** Towards where all shrink; x null: a horizontal line only. */
  readonly centreX: Num;
  readonly centreY: Num;
  readonly sentence: string | null;
}
