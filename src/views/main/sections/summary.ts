import { shareBars } from '../chart/shareBars';
import type { Num } from '../model/common';
import type { EquationGroup, MathRow } from '../model/math';
import type { Coefficients, SummarySection, TermTests, VarianceTable } from '../model/summary';
import { switcher } from '../page/controls';
import { h } from '../page/dom';
import { forestColumn } from '../page/forest';
import { factCards, noteBox, sentences } from '../page/notes';
import { copyButton, dataTable, type Column } from '../page/table';
import { equationPieces } from '../text/equation';
import { columnFormat, degrees, fixed, interval, level as levelText, pValue, percent } from '../text/format';

const INTERCEPT = '(Intercept)';

function numeric(title: string, values: readonly Num[], show: (value: Num) => string, hint?: string): Column {
  return {
    title,
    align: 'right',
    cell: (row) => show(values[row] ?? null),
    ...(hint === undefined ? {} : { hint }),
  };
}

function coefficientTable(coefficients: Coefficients): HTMLElement {
  const { term, estimate, stdError, df, statistic, lower, upper, ratio } = coefficients;
  const show = columnFormat(stdError.some((value) => value !== null) ? stdError : estimate);
  const level = levelText(coefficients.level);
  const columns: Column[] = [
    { title: 'Term', cell: (row) => term[row] ?? '' },
    numeric('Estimate', estimate, show),
    numeric('Std. error', stdError, show),
    {
      title: `${level} interval`,
      align: 'right',
      cell: (row) => interval(lower[row] ?? null, upper[row] ?? null, show),
    },
    ...(term.every((name) => name === INTERCEPT)
      ? []
      : [
          {
            title: '',
            cell: () => '',
            graphic: forestColumn(estimate, lower, upper, (row) => term[row] === INTERCEPT),
          },
        ]),
    numeric(coefficients.statisticName, statistic, (value) => columnFormat([1])(value)),
    ...(df.some((value) => value !== null) ? [numeric('df', df, degrees)] : []),
    {
      ...numeric('p', coefficients.pValue, pValue),
      tone: (row) => ((coefficients.pValue[row] ?? 1) < 1 - coefficients.level ? 'strong' : null),
    },
  ];
  if (ratio !== null) {
    const format = columnFormat(ratio.estimate);
    columns.push(numeric(ratio.name, ratio.estimate, format), {
      title: `${level} interval of it`,
      align: 'right',
      cell: (row) => interval(ratio.lower[row] ?? null, ratio.upper[row] ?? null, format),
    });
  }
  return dataTable({ caption: 'Coefficients', rows: term.length, columns, note: coefficients.note });
}

function termTestTable(tests: TermTests): HTMLElement {
  return dataTable({
    caption: 'Tests of terms',
    rows: tests.term.length,
    note: tests.note,
    columns: [
      { title: 'Term', cell: (row) => tests.term[row] ?? '' },
      numeric(tests.statisticName, tests.statistic, (value) => columnFormat([1])(value)),
      numeric('df', tests.numeratorDf, degrees),
      ...(tests.denominatorDf.some((value) => value !== null)
        ? [numeric('df (denominator)', tests.denominatorDf, degrees)]
        : []),
      numeric('p', tests.pValue, pValue),
    ],
  });
}

function varianceTable(variances: VarianceTable): HTMLElement {
  const { group, term, term2, value } = variances;
  const show = columnFormat(value);
  const deviations = columnFormat(variances.sdOrCorrelation.filter((_, row) => (term2[row] ?? null) === null));
  const deviation = (row: number) => ((term2[row] ?? null) === null ? deviations : (r: Num) => fixed(r, 2));
  const name = (row: number): string => {
    const other = term2[row] ?? null;
    return other === null ? (term[row] ?? '') : `${term[row] ?? ''} with ${other}`;
  };
  return dataTable({
    caption: 'Variance components',
    rows: group.length,
    note: variances.note,
    rule: (row) => row > 0 && group[row] !== group[row - 1],
    columns: [
      { title: 'Group', cell: (row) => group[row] ?? '' },
      { title: 'Term', cell: name },
      { ...numeric('Variance', value, show), hint: 'Variance, or covariance of two terms' },
      {
        title: 'SD, r',
        align: 'right',
        cell: (row) => deviation(row)(variances.sdOrCorrelation[row] ?? null),
        hint: 'Standard deviation, or correlation of two terms',
      },
      numeric('Std. error', variances.stdError, show),
      {
        title: `${levelText(variances.level)} interval`,
        align: 'right',
        cell: (row) => interval(variances.lower[row] ?? null, variances.upper[row] ?? null, show),
      },
      { ...numeric('Share', variances.share, percent), hint: 'Share of the variance that the fixed effects leave' },
    ],
  });
}

function equationLine(row: MathRow): HTMLElement {
  return h('div', { class: 'equation' }, ...equationPieces(row));
}

function equationCard(groups: readonly EquationGroup[]): HTMLElement | null {
  if (groups.length === 0) {
    return null;
  }
  const list = h('div', { class: 'equations' });
  const draw = (kind: string): void => {
    list.replaceChildren(
      ...groups.map((group) =>
        h(
          'div',
          { class: 'equation-group' },
          h('h4', {}, group.title),
          ...group.lines.map((line) =>
            equationLine(kind === 'numbers' ? (line.numbers ?? line.symbols) : line.symbols),
          ),
        ),
      ),
    );
  };
  draw('symbols');
  const choices = [
    { label: 'Symbols', value: 'symbols' },
    { label: 'Estimates', value: 'numbers' },
  ];
  const both = groups.some((group) => group.lines.some((line) => line.numbers !== null));
  return h(
    'section',
    { class: 'card' },
    h(
      'div',
      { class: 'bar' },
      h('h3', {}, 'The model as equations'),
      both && switcher('Equations with', choices, 'symbols', draw),
    ),
    list,
  );
}

function codeCard(summary: SummarySection): HTMLElement | null {
  if (summary.code.length === 0) {
    return null;
  }
  const lines = summary.code.flatMap(({ language, text }) => [
    h('dt', {}, language),
    h(
      'dd',
      {},
      h('code', {}, text),
      copyButton(
        'Copy',
        () => null,
        () => text,
      ),
    ),
  ]);
  return h('section', { class: 'card' }, h('h3', {}, 'The same model elsewhere'), h('dl', { class: 'code' }, ...lines));
}

function present(...elements: readonly (HTMLElement | null)[]): HTMLElement[] {
  return elements.filter((element) => element !== null);
}

/** What the model is and what came out. */
export function summarySection(summary: SummarySection): HTMLElement[] {
  const words = h(
    'section',
    { class: 'card words' },
    h('h3', {}, 'The model in words'),
    ...summary.words.map((line) => h('p', {}, line)),
  );
  const { termTests } = summary;
  return present(
    noteBox(summary.verdict),
    ...summary.advice.map(noteBox),
    h('div', { class: 'columns wide' }, ...present(words, sentences('What came out', summary.sentences))),
    h('section', { class: 'card' }, coefficientTable(summary.coefficients)),
    h(
      'div',
      { class: 'side-by-side' },
      h('section', { class: 'card' }, varianceTable(summary.variances)),
      summary.shares.length > 0 && shareBars('Where the variance lies', summary.shares).element,
    ),
    h(
      'div',
      { class: 'side-by-side' },
      termTests !== null && h('section', { class: 'card' }, termTestTable(termTests)),
      factCards(summary.facts),
    ),
    equationCard(summary.equations),
    codeCard(summary),
  );
}
