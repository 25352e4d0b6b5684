import type { Num } from './common';

/**
 * Equations, as rows of tokens that the page turns into MathML.
 *
 * y_ij = β_0j + β_1j ses_ij + e_ij is
 * [{"symbol":"y","sub":"ij"},{"op":"="},{"symbol":"β","sub":"0j"},{"op":"+"},{"symbol":"β","sub":"1j"},
 *  {"name":"ses","sub":"ij"},{"op":"+"},{"symbol":"e","sub":"ij"}]
 */
export type MathRow = readonly MathToken[];

export type MathToken =
  | { readonly symbol: string; readonly sub?: string; readonly sup?: string; readonly hat?: boolean }
  /** A column's name, set upright. */
  | { readonly name: string; readonly sub?: string }
  /** An operator or bracket: = + − × ~ ( ) , */
  | { readonly op: string }
  /** An estimate; the page formats it, with a true minus sign. After a "+" Java sends the sign as op and |value|. */
  | { readonly number: Num }
  /** Words inside an equation. */
  | { readonly text: string }
  /** In square brackets, row by row. A covariance matrix with the upper triangle left out has empty rows there. */
  | { readonly matrix: readonly (readonly MathRow[])[] };

/** One line. `symbols` has Greek letters for what is estimated, `numbers` the same line with the estimates in it. */
export interface Equation {
  readonly symbols: MathRow;
  readonly numbers: MathRow | null;
}

/** "Level 1: pupils", "Level 2: schools", "Combined", "Distributions". */
export interface EquationGroup {
  readonly title: string;
  readonly lines: readonly Equation[];
}
