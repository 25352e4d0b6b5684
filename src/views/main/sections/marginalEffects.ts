import { chartCard } from '../chart/card';
import { bandPlot, marginalPlot } from '../chart/marginal';
import type { MarginalEffectsSection, MarginalPlot, SimpleSlopes } from '../model/marginalEffects';
import { select } from '../page/controls';
import { h } from '../page/dom';
import { nothing } from '../page/notes';
import { dataTable } from '../page/table';
import { columnFormat, degrees, fixed, interval, level as levelText, pValue } from '../text/format';

const NOBODY = '';

function slopeTable(slopes: SimpleSlopes, level: number, quantity: string): HTMLElement {
  const show = columnFormat(slopes.stdError);
  return dataTable({
    caption: slopes.title,
    rows: slopes.at.length,
    columns: [
      { title: 'At', cell: (row) => slopes.at[row] ?? '' },
      { title: quantity, align: 'right', cell: (row) => show(slopes.slope[row] ?? null) },
      { title: 'Std. error', align: 'right', cell: (row) => show(slopes.stdError[row] ?? null) },
      {
        title: `${levelText(level)} interval`,
        align: 'right',
        cell: (row) => interval(slopes.lower[row] ?? null, slopes.upper[row] ?? null, show),
      },
      { title: slopes.statisticName, align: 'right', cell: (row) => fixed(slopes.statistic[row] ?? null, 2) },
      ...(slopes.df.some((df) => df !== null)
        ? [{ title: 'df', align: 'right' as const, cell: (row: number) => degrees(slopes.df[row] ?? null) }]
        : []),
      { title: 'p', align: 'right', cell: (row) => pValue(slopes.pValue[row] ?? null) },
    ],
  });
}

function plotView(section: MarginalEffectsSection, plot: MarginalPlot): HTMLElement[] {
  const elements = [chartCard(marginalPlot(section.outcome, plot)).element];
  if (plot.slopes !== null) {
    elements.push(
      h(
        'section',
        { class: 'card' },
        slopeTable(plot.slopes, section.level, plot.x.categories === null ? 'Slope' : 'Difference'),
      ),
    );
  }
  if (plot.slopeCurve !== null) {
    const { x, curve, text } = plot.slopeCurve;
    const title = `Slope of ${plot.focal} at every value of ${x.label}`;
    elements.push(chartCard(bandPlot(title, `Slope of ${plot.focal}`, x, curve, text, true)).element);
  }
  return elements;
}

/** Predicted values over one predictor, by a second one. The interaction of the model is shown first. */
export function marginalSection(section: MarginalEffectsSection): HTMLElement[] {
  const [first] = section.plots;
  if (first === undefined) {
    return [nothing('The model has no predictors: there is nothing to predict over.')];
  }
  let shown = first;
  const place = h('div', { class: 'stack' });
  const controls = h('div', { class: 'controls' });
  const find = (focal: string, by: string): MarginalPlot | undefined =>
    section.plots.find((plot) => plot.focal === focal && (plot.by ?? NOBODY) === by) ??
    section.plots.find((plot) => plot.focal === focal);

  const go = (focal: string, by: string): void => {
    shown = find(focal, by) ?? shown;
    draw();
  };
  const draw = (): void => {
    const focals = [...new Set(section.plots.map((plot) => plot.focal))];
    const partners = section.plots.filter((plot) => plot.focal === shown.focal);
    const choices = [
      select(
        'Over',
        focals.map((focal) => ({ label: focal, value: focal })),
        shown.focal,
        (focal) => {
          go(focal, shown.by ?? NOBODY);
        },
      ),
      select(
        'By',
        partners.map((plot) => ({
          label: plot.by === null ? 'nothing' : plot.interaction ? `${plot.by} (interaction)` : plot.by,
          value: plot.by ?? NOBODY,
        })),
        shown.by ?? NOBODY,
        (by) => {
          go(shown.focal, by);
        },
      ),
    ];
    const focused = [...controls.querySelectorAll('select')].findIndex((list) => list === document.activeElement);
    controls.replaceChildren(...choices.filter((choice) => choice !== null));
    controls.querySelectorAll('select')[focused]?.focus();
    place.replaceChildren(...plotView(section, shown));
  };
  draw();
  return [controls, place];
}
