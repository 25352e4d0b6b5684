import type { Num } from '../model/common';

/** Pairs for ECharts; a missing number leaves a gap. */
export function pairs(x: readonly Num[], y: readonly Num[]): (number | string)[][] {
  const result: (number | string)[][] = new Array(x.length) as (number | string)[][];
  for (let i = 0; i < x.length; i++) {
    result[i] = [x[i] ?? '-', y[i] ?? '-'];
  }
  return result;
}

/** Smallest and largest number in the columns; [0, 1] if there is none. */
export function extent(...columns: readonly (readonly Num[])[]): [number, number] {
  let low = Infinity;
  let high = -Infinity;
  for (const column of columns) {
    for (const value of column) {
      if (value !== null) {
        low = Math.min(low, value);
        high = Math.max(high, value);
      }
    }
  }
  return low <= high ? [low, high] : [0, 1];
}

/** Indices in ascending order of the values; missing ones last. */
export function ascending(values: readonly Num[]): number[] {
  const order = values.map((_, index) => index);
  return order.sort((a, b) => (values[a] ?? Infinity) - (values[b] ?? Infinity));
}

/** A number of a column; null beyond its end. */
export function at(column: readonly Num[], index: number): Num {
  return column[index] ?? null;
}
