/**
 * Types that all views share. A view model is plain JSON made in Java: every number in it is computed, every sentence is
 * written there. The page only draws.
 *
 * Numbers: a JSON number, or null where there is none (not estimable, not asked for, not finite). KNIME writes NaN as the
 * string "NaN"; `readViewModel` turns "NaN", "Infinity" and "-Infinity" into null before anything else sees them. Long
 * columns carry 6 or 7 significant digits at most: more cannot be seen and costs time.
 *
 * Tables are columnar: an object of arrays of equal length, for 10,000 groups stay small and quick that way.
 *
 * Text is plain text (no HTML, no Markdown).
 */
export type Num = number | null;

/** Says why a section has nothing to show ("The model has no random effects."). Stands in the section's place. */
export interface Absent {
  readonly absent: string;
}

/** A message: verdict, advice or warning, in three parts as KNIME's: what, with which numbers, what to do. */
export interface Note {
  readonly severity: 'good' | 'info' | 'warning' | 'error';
  /** A few words: "Converged", "Few groups". */
  readonly title: string;
  readonly text: string;
  /** What to do, or null. */
  readonly resolution: string | null;
  /** The literature behind it, or null. */
  readonly source: string | null;
}

/** One line of a list of facts: "Observations", 2287. */
export interface Fact {
  readonly name: string;
  /** A number is formatted by the page; text is shown as it is. */
  readonly value: Num | string;
  /** What it means, shown as a tooltip; or null. */
  readonly hint: string | null;
}

/** A titled list of facts: "Fit", "Sample", "Estimation". */
export interface FactGroup {
  readonly title: string;
  readonly facts: readonly Fact[];
}

/** One bar of a hundred percent, cut into parts: who has which share of the variance. */
export interface ShareBar {
  /** "Variance left over", "All variance, with what the fixed effects explain". */
  readonly title: string;
  readonly parts: readonly SharePart[];
  /** A sentence under the bar, or null. */
  readonly text: string | null;
}

export interface SharePart {
  /** "schools", "schools: slope of ses", "pupils (residual)", "fixed effects". */
  readonly label: string;
  /** Between 0 and 1; the parts of a bar sum to 1. */
  readonly share: Num;
  /** The variance itself. */
  readonly variance: Num;
}

/** An x axis: numeric, or the categories of a nominal column (then x values are indices 0, 1, … into `categories`). */
export interface Axis {
  readonly label: string;
  readonly categories: readonly string[] | null;
}

/** A curve with an optional band. Columns are parallel; `lower` and `upper` are null where there is no band at all. */
export interface Curve {
  readonly label: string;
  readonly x: readonly Num[];
  readonly y: readonly Num[];
  readonly lower: readonly Num[] | null;
  readonly upper: readonly Num[] | null;
}
