import { BLUE, GREY, LIGHT } from '../chart/palette';
import { extent } from '../chart/points';
import type { Num } from '../model/common';
import { svg } from './dom';

const HEIGHT = 22;
/** Percent of the column's width on either side. */
const MARGIN = 4;

/** Intervals inside a table's column, all on one scale that includes 0. Rows that are `skipped` (the intercept) are empty. */
export function forestColumn(
  estimate: readonly Num[],
  lower: readonly Num[],
  upper: readonly Num[],
  skipped: (row: number) => boolean,
): (row: number) => Element | null {
  const rows = estimate.map((_, row) => row).filter((row) => !skipped(row));
  const pick = (column: readonly Num[]): Num[] => rows.map((row) => column[row] ?? null);
  const [low, high] = extent([0], pick(estimate), pick(lower), pick(upper));
  const x = (value: number): string =>
    `${(MARGIN + ((value - low) / (high - low || 1)) * (100 - 2 * MARGIN)).toFixed(2)}%`;
  return (row) => {
    const [middle, from, to] = [estimate[row] ?? null, lower[row] ?? null, upper[row] ?? null];
    if (skipped(row) || middle === null) {
      return null;
    }
    const clear = from !== null && to !== null && (from > 0 || to < 0);
    const zero = svg('line', { x1: x(0), x2: x(0), y1: 0, y2: HEIGHT, stroke: LIGHT });
    const bar =
      from !== null &&
      to !== null &&
      svg('line', {
        x1: x(from),
        x2: x(to),
        y1: HEIGHT / 2,
        y2: HEIGHT / 2,
        stroke: clear ? BLUE : GREY,
        'stroke-width': 2,
      });
    const point = svg('circle', {
      cx: x(middle),
      cy: HEIGHT / 2,
      r: 4,
      fill: clear ? BLUE : '#fff',
      stroke: clear ? BLUE : GREY,
      'stroke-width': 1.5,
    });
    return svg('svg', { width: '100%', height: HEIGHT, 'aria-hidden': 'true' }, zero, bar, point);
  };
}
