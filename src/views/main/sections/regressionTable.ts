import type { ComparisonContent } from '../model/comparison';
import type { Num } from '../model/common';
import type { TableModel } from '../page/table';
import { columnFormat, interval, number } from '../text/format';

/** What stands below an estimate. */
export type Below = 'errors' | 'intervals';

/** One star per limit that the p-value stays below. */
export function stars(p: Num, limits: readonly number[]): string {
  return p === null ? '' : '*'.repeat(limits.filter((limit) => p < limit).length);
}

export function starLegend(limits: readonly number[]): string {
  const ordered = [...limits].sort((a, b) => b - a);
  return ordered.map((limit, i) => `${'*'.repeat(i + 1)} p < ${String(limit).replace(/^0/, '')}`).join(', ');
}

interface Line {
  readonly block: string | null;
  readonly label: string;
  readonly cells: readonly string[];
}

function coefficientLines(content: ComparisonContent, below: Below): Line[] {
  const { term, estimate, stdError, lower, upper, pValue } = content.coefficients;
  const show = columnFormat(stdError.flat().some((value) => value !== null) ? stdError.flat() : estimate.flat());
  return term.map((label, row) => ({
    block: row === 0 ? 'Fixed effects' : null,
    label,
    cells: content.models.name.map((_, model) => {
      const value = estimate[model]?.[row] ?? null;
      if (value === null) {
        return '';
      }
      const second =
        below === 'errors'
          ? `(${show(stdError[model]?.[row] ?? null)})`
          : `[${interval(lower[model]?.[row] ?? null, upper[model]?.[row] ?? null, show).replace(' to ', ', ')}]`;
      return `${show(value)}${stars(pValue[model]?.[row] ?? null, content.stars)}\n${second}`;
    }),
  }));
}

function blockLines(content: ComparisonContent): Line[] {
  return content.tableRows.flatMap((block) =>
    block.rows.map((row, i) => ({
      block: i === 0 ? block.title : null,
      label: row.label,
      cells: row.value.map((value, model) => {
        if (value === null) {
          return '';
        }
        const text =
          typeof value === 'string' ? value : number(value, Math.abs(value) >= 1000 ? 6 : Math.abs(value) < 1 ? 3 : 4);
        const error = row.stdError?.[model] ?? null;
        return error === null ? text : `${text}\n(${number(error, 3)})`;
      }),
    })),
  );
}

/** The table that goes into a paper: coefficients with stars, variances, fit; one column per model. */
export function regressionTable(content: ComparisonContent, below: Below): TableModel {
  const lines = [...coefficientLines(content, below), ...blockLines(content)];
  const under = below === 'errors' ? 'Standard errors in brackets.' : 'Intervals in brackets.';
  return {
    caption: 'Regression table',
    rows: lines.length,
    columns: [
      { title: content.outcome, cell: (row) => lines[row]?.label ?? '' },
      ...content.models.name.map((title, model) => ({
        title,
        align: 'center' as const,
        cell: (row: number) => lines[row]?.cells[model] ?? '',
      })),
    ],
    heading: (row) => lines[row]?.block ?? null,
    rule: (row) => lines[row]?.block != null && row > 0,
    note: [under, content.tableNote, starLegend(content.stars)].filter((text) => text !== '').join(' '),
  };
}
