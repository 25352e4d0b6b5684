import { DETAIL } from '../chart/caterpillar';
import { chartCard } from '../chart/card';
import { bandPlot } from '../chart/marginal';
import { shareBars } from '../chart/shareBars';
import type { Num } from '../model/common';
import type { GroupMeans, IccContent, IccRows } from '../model/icc';
import { select } from '../page/controls';
import { h } from '../page/dom';
import { factCards, noteBox, sentences } from '../page/notes';
import { pageSelection } from '../page/selection';
import { dataTable, type Column } from '../page/table';
import { columnFormat, fixed, interval, level as levelText, number, pValue, percent } from '../text/format';
import { groupPlot } from './groupPlot';

function iccTable(table: IccRows, level: number): HTMLElement {
  const column = (title: string, values: readonly Num[], show: (value: Num) => string): Column[] =>
    values.some((value) => value !== null) ? [{ title, align: 'right', cell: (row) => show(values[row] ?? null) }] : [];
  const three = (value: Num): string => fixed(value, 3);
  return dataTable({
    caption: 'Intraclass correlation by level',
    rows: table.group.length,
    note: table.note,
    columns: [
      { title: 'Level', cell: (row) => table.group[row] ?? '' },
      ...column('Groups', table.groups, number),
      ...column('Smallest', table.smallest, number),
      ...column('Mean size', table.mean, (value) => number(value, 3)),
      ...column('Largest', table.largest, number),
      ...column('Variance', table.variance, columnFormat(table.variance)),
      ...column('Share', table.share, percent),
      ...column('ICC', table.icc, three),
      ...column('Std. error', table.stdError, three),
      {
        title: `${levelText(level)} interval`,
        align: 'right',
        cell: (row) => interval(table.lower[row] ?? null, table.upper[row] ?? null, three),
      },
      ...column('Design effect', table.designEffect, (value) => fixed(value, 2)),
      ...column('Effective n', table.effectiveSampleSize, (value) => fixed(value, 0)),
      ...column('LR statistic', table.statistic, (value) => fixed(value, 2)),
      ...column('p', table.pValue, pValue),
    ],
  });
}

function meansPlot(outcome: string, means: GroupMeans, level: number): HTMLElement {
  return groupPlot(
    {
      title: `Means of ${outcome} by ${means.factor}`,
      description: `Estimated means of ${number(means.levels.length)} groups with ${levelText(level)} intervals, sorted.`,
      valueLabel: `Mean of ${outcome}`,
      levelLabel: means.factor,
      levels: means.levels,
      value: means.estimate,
      lower: means.lower,
      upper: means.upper,
      reference: means.grandMean ?? 0,
      details: [
        ...(means.mean.some((value) => value !== null)
          ? [{ label: 'Observed mean', values: means.mean, show: number }]
          : []),
        DETAIL.observations(means.observations),
      ],
      text: [means.note],
    },
    means.factor,
    pageSelection,
  ).element;
}

function meansView(content: IccContent): HTMLElement[] {
  const [first] = content.means;
  if (first === undefined) {
    return [];
  }
  const place = h('div', {}, meansPlot(content.outcome, first, content.level));
  const choices = content.means.map((means, index) => ({ label: means.factor, value: String(index) }));
  const choose = select('Means by', choices, '0', (value) => {
    const means = content.means[Number(value)];
    if (means) {
      place.replaceChildren(meansPlot(content.outcome, means, content.level));
    }
  });
  return [...(choose === null ? [] : [h('div', { class: 'controls' }, choose)]), place];
}

/** How much of the differences lies between groups. */
export function iccSection(content: IccContent): HTMLElement[] {
  const words = sentences('In plain words', content.sentences);
  const curves = content.curves.map(
    ({ factor, x, curve, text }) =>
      chartCard(
        bandPlot(
          `Share of variance between levels of ${factor}, over ${x.label}`,
          'Share of variance',
          x,
          curve,
          text,
          false,
        ),
      ).element,
  );
  return [
    ...(words === null ? [] : [words]),
    ...content.notes.map(noteBox),
    ...(content.shares.length === 0 ? [] : [shareBars('Where the variance lies', content.shares).element]),
    h('section', { class: 'card' }, iccTable(content.table, content.level)),
    ...curves,
    ...meansView(content),
    factCards(content.facts),
  ];
}
