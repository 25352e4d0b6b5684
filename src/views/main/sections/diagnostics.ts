import { boxPlots } from '../chart/boxes';
import { chartCard } from '../chart/card';
import { quantilePlot } from '../chart/quantiles';
import { scatterPlot } from '../chart/scatter';
import type { DiagnosticsSection } from '../model/diagnostics';
import { select } from '../page/controls';
import { h } from '../page/dom';

/** More quantile plots than these are chosen from a list. */
const CARDS = 4;

/** Several pictures in one place, chosen from a list. */
function chooser<P extends { title: string }>(
  label: string,
  plots: readonly P[],
  draw: (plot: P) => Parameters<typeof chartCard>[0],
): HTMLElement | null {
  const [first] = plots;
  if (first === undefined) {
    return null;
  }
  const choices = plots.map((plot, index) => ({ label: plot.title, value: String(index) }));
  const list = select(label, choices, '0', (value) => {
    const plot = plots[Number(value)];
    if (plot) {
      card.show(draw(plot));
    }
  });
  const card = chartCard(draw(first), list);
  return card.element;
}

/** Does the model fit? Residuals and effects against what is assumed of them. */
export function diagnosticsSection(section: DiagnosticsSection): HTMLElement[] {
  const quantiles = section.quantiles.slice(0, CARDS).map((plot) => chartCard(quantilePlot(plot)).element);
  const more = chooser('Quantile plot of', section.quantiles.slice(CARDS), quantilePlot);
  return [
    h('p', { class: 'note' }, section.note),
    h(
      'div',
      { class: 'columns wide' },
      chartCard(scatterPlot(section.residualsFitted)).element,
      chartCard(scatterPlot(section.scaleLocation)).element,
      ...quantiles,
    ),
    ...[more, chooser('Residuals by', section.byGroup, boxPlots)].filter((element) => element !== null),
  ];
}
