/** Okabe & Ito (2008): told apart by people with colour vision deficiency. Yellow is left out: unreadable on white. */
export const BLUE = '#0072B2';
export const ORANGE = '#E69F00';
export const GREEN = '#009E73';
export const VERMILLION = '#D55E00';
export const PURPLE = '#CC79A7';
export const SKY = '#56B4E9';

export const INK = '#2f3437';
export const FAINT_INK = '#6b7378';
export const RULE = '#d4d9dc';
export const GREY = '#9aa3a9';
export const LIGHT = '#c9d0d4';
export const LIGHT_BLUE = '#a3cde6';

/** For series without a meaning of their own. */
export const SERIES: readonly string[] = [BLUE, VERMILLION, GREEN, PURPLE, ORANGE, SKY];

/** Dashes go with the colours, for print in black and white. */
export const DASHES: readonly ('solid' | 'dashed' | 'dotted' | number[])[] = [
  'solid',
  'dashed',
  'dotted',
  [8, 3, 2, 3],
  [12, 4],
  [2, 4],
];

export const FONT = 'Roboto, "Segoe UI", "Helvetica Neue", Arial, sans-serif';

export function series(index: number): string {
  return SERIES[index % SERIES.length] ?? BLUE;
}
