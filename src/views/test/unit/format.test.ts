import { describe, expect, it } from 'vitest';
import { columnFormat, count, degrees, fixed, interval, level, number, percent, pValue } from '../../main/text/format';

describe('number', () => {
  it.each([
    [0, '0'],
    [131, '131'],
    [2287, '2287'],
    [10000, '10\u202f000'],
    [251.40510485, '251.4'],
    [0.18514991, '0.1851'],
    [-0.0350527, '−0.03505'],
    [31355.2, '31\u202f355'],
    [1.42091081e-10, '1.421×10⁻¹⁰'],
    [-2.5e12, '−2.500×10¹²'],
    [null, '–'],
  ])('%s is shown as %s', (value, text) => {
    expect(number(value)).toBe(text);
  });

  it('has no minus sign for what rounds to zero', () => {
    expect(fixed(-0.0001, 2)).toBe('0.00');
    expect(fixed(-0.006, 2)).toBe('−0.01');
  });
});

describe('other formats', () => {
  it('writes p-values as journals do', () => {
    expect([0.0116, 0.00099, 1, null].map(pValue)).toEqual(['.012', '< .001', '1.000', '–']);
  });

  it('writes shares as percentages', () => {
    expect([0.2313, 1, 0, 0.008, null].map(percent)).toEqual(['23.1%', '100%', '0%', '0.8%', '–']);
    expect([0.95, 0.99, 0.999].map(level)).toEqual(['95%', '99%', '99.9%']);
  });

  it('writes degrees of freedom', () => {
    expect([17, 16.999, 110.14, 2284, 2284.6, null].map(degrees)).toEqual(['17', '17', '110.1', '2284', '2285', '∞']);
  });

  it('writes an interval only with both ends', () => {
    expect(interval(7.21, 13.73, number)).toBe('7.210 to 13.73');
    expect(interval(null, 13.73, number)).toBe('–');
  });

  it('counts in words', () => {
    expect(count(1, 'group', 'groups')).toBe('1 group');
    expect(count(12, 'group', 'groups')).toBe('12 groups');
  });
});

describe('columnFormat', () => {
  it('takes its decimals from the smallest guide', () => {
    const show = columnFormat([6.82456, 1.54579]);
    expect([251.4051, 10.46729, null].map(show)).toEqual(['251.41', '10.47', '–']);
  });

  it('formats one by one where the guides differ too much', () => {
    const show = columnFormat([1e-6, 12]);
    expect(show(3.21e-6)).toBe('3.210×10⁻⁶');
    expect(show(250.123)).toBe('250.1');
  });

  it('does without guides', () => {
    expect(columnFormat([null, 0])(1.23456)).toBe('1.235');
  });
});
