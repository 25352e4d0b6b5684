import { describe, expect, it } from 'vitest';
import { niceRange } from '../../main/chart/axes';
import { ascending, extent, pairs } from '../../main/chart/points';
import { equationBreaks } from '../../main/text/equation';
import { fileName } from '../../main/page/download';
import { findName } from '../../main/page/controls';
import { anchors } from '../../main/page/report';

describe('columns of points', () => {
  it('leave gaps for missing numbers', () => {
    expect(pairs([1, 2, null], [3, null, 5])).toEqual([
      [1, 3],
      [2, '-'],
      ['-', 5],
    ]);
  });

  it('have an extent, also when empty', () => {
    expect(extent([3, null, -1], [2])).toEqual([-1, 3]);
    expect(extent([null], [])).toEqual([0, 1]);
  });

  it('are sorted with missing numbers last', () => {
    expect(ascending([3, null, 1, 2])).toEqual([2, 3, 0, 1]);
  });
});

describe('niceRange', () => {
  it.each([
    [194.33, 466.35],
    [-3.5, 2],
    [0, 1e-9],
    [5, 5],
    [0, 0],
  ])('lies around %s to %s', (low, high) => {
    const { min, max } = niceRange(low, high);
    expect(min).toBeLessThan(low);
    expect(max).toBeGreaterThan(high);
    expect(max - min).toBeLessThan((high - low || Math.abs(high) || 1) * 1.5);
  });
});

describe('names', () => {
  it('are found whole, then by their beginning, then anywhere', () => {
    const names = ['school 12', 'school 1', 'my school', 'School 120'];
    expect(findName(names, 'SCHOOL 1')).toBe(1);
    expect(findName(names, 'school')).toBe(0);
    expect(findName(names, 'y s')).toBe(2);
    expect(findName(names, 'clinic')).toBeNull();
  });

  it('make names of files', () => {
    expect(fileName('Residuals by school: (Intercept)')).toBe('residuals-by-school-intercept');
    expect(fileName('→')).toBe('chart');
  });
});

describe('parts of a report', () => {
  it('have addresses of their own', () => {
    const nodes = ['Fit Mixed Model (#5)', 'Compute ICC (#2)', 'Fit Mixed Model (#5)'];
    expect(anchors(nodes.map((node) => ({ node })))).toEqual([
      'fit-mixed-model-5',
      'compute-icc-2',
      'fit-mixed-model-5-2',
    ]);
  });
});

describe('long equations', () => {
  it('break before operators outside brackets, right of the equals sign', () => {
    const row = [
      { symbol: 'y' },
      { op: '=' },
      { symbol: 'a' },
      { op: '+' },
      { op: '(' },
      { symbol: 'b' },
      { op: '+' },
      { symbol: 'c' },
      { op: ')' },
      { op: '−' },
      { symbol: 'd' },
    ];
    expect(equationBreaks(row)).toEqual([3, 9]);
  });
});
