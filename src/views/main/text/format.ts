import type { Num } from '../model/common';

const MINUS = '\u2212';
const MISSING = '\u2013';
const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';
/** From 10,000 on thousands are separated by a thin space, as the SI recommends: it is read the same in every country. */
const THIN = '\u202f';

function group(digits: string): string {
  return digits.length > 4 ? digits.replace(/\B(?=(\d{3})+$)/g, THIN) : digits;
}

function pretty(fixed: string): string {
  const negative = fixed.startsWith('-') && /[1-9]/.test(fixed);
  const [whole = '', fraction] = fixed.replace('-', '').split('.');
  return (negative ? MINUS : '') + group(whole) + (fraction === undefined ? '' : `.${fraction}`);
}

function scientific(value: number, significant: number): string {
  const [mantissa = '', exponent = '0'] = value.toExponential(Math.max(0, significant - 1)).split('e');
  const power = Number(exponent);
  const digits = String(Math.abs(power)).replace(/\d/g, (digit) => SUPERSCRIPTS[Number(digit)] ?? '');
  return `${mantissa.replace('-', MINUS)}×10${power < 0 ? '⁻' : ''}${digits}`;
}

/** With a number of decimals; a dash for no number. A value that rounds to zero has no minus sign. */
export function fixed(value: Num, decimals: number): string {
  return value === null ? MISSING : pretty(value.toFixed(decimals));
}

/** By magnitude: `significant` digits, whole numbers as they are, powers of ten beyond 10^7 and below 10^-4. */
export function number(value: Num, significant = 4): string {
  if (value === null) {
    return MISSING;
  }
  const size = Math.abs(value);
  if (value === 0 || (Number.isInteger(value) && size < 1e7)) {
    return pretty(String(value));
  }
  if (size >= 1e7 || size < 1e-4) {
    return scientific(value, significant);
  }
  const decimals = Math.max(0, significant - 1 - Math.floor(Math.log10(size)));
  return pretty(value.toFixed(Math.min(decimals, 7)));
}

/** p-values as journals print them: .012, < .001. */
export function pValue(value: Num): string {
  if (value === null) {
    return MISSING;
  }
  return value < 0.001 ? '< .001' : value.toFixed(3).replace(/^0/, '');
}

/** 0.231 as 23.1%; from 10% on without more decimals than help. */
export function percent(value: Num): string {
  if (value === null) {
    return MISSING;
  }
  const of100 = value * 100;
  return `${pretty(of100.toFixed(Math.abs(of100) >= 99.95 || of100 === 0 ? 0 : 1))}%`;
}

/** A confidence level: 95%, 99.9%. */
export function level(value: number): string {
  return `${Number((value * 100).toPrecision(6))}%`;
}

/** Degrees of freedom: one decimal unless whole or large. */
export function degrees(value: Num): string {
  if (value === null) {
    return '∞';
  }
  return Math.abs(value) >= 1000 || Math.abs(value - Math.round(value)) < 0.005 ? fixed(value, 0) : fixed(value, 1);
}

/** "1.35 to 2.60"; a dash if either end is missing. */
export function interval(lower: Num, upper: Num, show: (value: Num) => string): string {
  return lower === null || upper === null ? MISSING : `${show(lower)} to ${show(upper)}`;
}

/**
 * A formatter for a column and those that belong to it (an estimate, its standard error, its interval): the smallest of
 * `guides` keeps `significant` digits, so that decimal points stand below each other. Columns that span more than three
 * powers of ten are formatted number by number.
 */
export function columnFormat(guides: readonly Num[], significant = 3): (value: Num) => string {
  const sizes = guides.filter((value): value is number => value !== null && value !== 0).map(Math.abs);
  if (sizes.length === 0) {
    return (value) => number(value, significant + 1);
  }
  const least = Math.min(...sizes);
  const decimals = significant - 1 - Math.floor(Math.log10(least));
  if (Math.max(...sizes) / least > 2000 || decimals > 7) {
    return (value) => number(value, significant + 1);
  }
  return (value) => fixed(value, Math.max(0, decimals));
}

/** For axes of charts: few digits, true minus signs. */
export function axisNumber(value: number): string {
  return number(Number(value.toPrecision(6)), 6)
    .replace(/(\.\d*?)0+$/, '$1')
    .replace(/\.$/, '');
}

/** "1 group", "12 groups". */
export function count(value: number, one: string, many: string): string {
  return `${number(value)} ${value === 1 ? one : many}`;
}
