import { describe, expect, it } from 'vitest';
import type { ComparisonContent } from '../../main/model/comparison';
import { tableHtml, tableText, type TableModel } from '../../main/page/table';
import { regressionTable, starLegend, stars } from '../../main/sections/regressionTable';

const table: TableModel = {
  caption: 'A & B',
  rows: 2,
  columns: [
    { title: 'Term', cell: (row) => ['<a>', 'b'][row] ?? '' },
    { title: 'Picture', cell: () => 'never copied', graphic: () => null },
    { title: 'Value', align: 'right', cell: (row) => ['1.0\n(0.2)', '2.0'][row] ?? '' },
  ],
  heading: (row) => (row === 1 ? 'Second' : null),
  note: 'Note',
};

describe('a copied table', () => {
  it('is tab-separated text without the graphics', () => {
    expect(tableText(table)).toBe('Term\tValue\n<a>\t1.0 (0.2)\nSecond\nb\t2.0');
  });

  it('is HTML with its text escaped', () => {
    const html = tableHtml(table);
    expect(html).toContain('A &amp; B');
    expect(html).toContain('&lt;a&gt;');
    expect(html).toContain('1.0<br>(0.2)');
    expect(html).toContain('colspan="2"');
    expect(html).not.toContain('never copied');
  });
});

const content: ComparisonContent = {
  level: 0.95,
  outcome: 'gpa',
  sentences: [],
  notes: [],
  models: {
    name: ['Null', 'Full'],
    formula: ['', ''],
    parameters: [3, 5],
    logLikelihood: [-3100.6, -2950.9],
    deviance: [],
    aic: [],
    aicc: [],
    bic: [],
    aicDifference: [],
    bicDifference: [],
    aicWeight: [],
    preferred: [false, true],
  },
  tests: { label: [], statistic: [], df: [], pValue: [], pValueBoundary: [], sentence: [], note: '' },
  coefficients: {
    term: ['(Intercept)', 'ses'],
    estimate: [
      [-0.0634, null],
      [-0.0351, 0.3574],
    ],
    stdError: [
      [0.0474, null],
      [0.0424, 0.021],
    ],
    lower: [
      [-0.156, null],
      [-0.118, 0.316],
    ],
    upper: [
      [0.0295, null],
      [0.048, 0.399],
    ],
    pValue: [
      [0.18, null],
      [0.41, 1e-20],
    ],
  },
  tableRows: [
    {
      title: 'Fit',
      rows: [
        { label: 'Observations', value: [2287, 2287], stdError: null },
        { label: 'R²', value: ['0 / .23', null], stdError: null },
      ],
    },
  ],
  stars: [0.05, 0.01, 0.001],
  tableNote: 'Maximum likelihood.',
};

describe('the regression table', () => {
  it('gives stars by limits', () => {
    expect([0.2, 0.049, 0.0099, 0.0001, null].map((p) => stars(p, content.stars))).toEqual(['', '*', '**', '***', '']);
    expect(starLegend(content.stars)).toBe('* p < .05, ** p < .01, *** p < .001');
  });

  it('has a column per model, errors below, and nothing where a model lacks the term', () => {
    const model = regressionTable(content, 'errors');
    const [label, none, full] = model.columns;
    expect(label?.cell(1)).toBe('ses');
    expect(none?.cell(0)).toBe('−0.0634\n(0.0474)');
    expect(none?.cell(1)).toBe('');
    expect(full?.cell(1)).toBe('0.3574***\n(0.0210)');
    expect(full?.cell(3)).toBe('');
    expect(none?.cell(3)).toBe('0 / .23');
    expect([0, 1, 2, 3].map((row) => model.heading?.(row))).toEqual(['Fixed effects', null, 'Fit', null]);
    expect(model.note).toContain('Standard errors in brackets. Maximum likelihood. * p < .05');
  });

  it('has intervals on demand', () => {
    expect(regressionTable(content, 'intervals').columns[2]?.cell(1)).toBe('0.3574***\n[0.3160, 0.3990]');
  });
});
