import { DETAIL, type CaterpillarData } from '../chart/caterpillar';
import { chartCard, type ChartSpec } from '../chart/card';
import { histogram } from '../chart/histogram';
import { quantilePlot } from '../chart/quantiles';
import { termPair } from '../chart/termPair';
import { at } from '../chart/points';
import type { Num } from '../model/common';
import type { RandomEffectsSection, RandomFactor, RandomTerm } from '../model/randomEffects';
import { select, switcher } from '../page/controls';
import { h } from '../page/dom';
import { nothing } from '../page/notes';
import { pageSelection } from '../page/selection';
import { level as levelText, number } from '../text/format';
import { groupPlot } from './groupPlot';

function caterpillarData(section: RandomEffectsSection, factor: RandomFactor, term: RandomTerm): CaterpillarData {
  const coefficient: Num[] = term.mode.map((mode) => (mode === null || term.fixed === null ? null : mode + term.fixed));
  const level = levelText(section.level);
  return {
    title: `${factor.name}: ${term.term}`,
    description: `Effects of ${number(factor.levels.length)} groups, sorted, with ${level} intervals. ${term.sentence ?? ''}`,
    valueLabel: 'Effect (difference from the average)',
    levelLabel: factor.name,
    levels: factor.levels,
    value: term.mode,
    lower: term.lower,
    upper: term.upper,
    reference: 0,
    details: [
      ...(term.fixed === null ? [] : [{ label: "The group's coefficient", values: coefficient, show: number }]),
      DETAIL.observations(factor.observations),
      DETAIL.reliability(term.reliability),
    ],
    text: [term.sentence, factor.note],
  };
}

function distribution(factor: RandomFactor, term: RandomTerm, kind: string): ChartSpec {
  if (kind === 'histogram') {
    return histogram(factor, term);
  }
  const order = term.score.map((_, index) => index).sort((a, b) => (at(term.score, a) ?? 0) - (at(term.score, b) ?? 0));
  const pick = (values: readonly Num[]): Num[] => order.map((index) => at(values, index));
  return quantilePlot({
    title: `Normal quantiles: ${factor.name}, ${term.term}`,
    lookFor: 'If the effects are normal, the points follow the line.',
    finding: null,
    xLabel: 'Normal quantiles',
    yLabel: 'Effect',
    theoretical: pick(term.score),
    sample: pick(term.mode),
    label: order.map((index) => factor.levels[index] ?? ''),
    line: term.line,
    lower: null,
    upper: null,
  });
}

/** Nothing to see where all effects are zero. */
function distributionCards(factor: RandomFactor, term: RandomTerm): HTMLElement[] {
  return term.sd === 0 ? [] : [distributionCard(factor, term)];
}

function distributionCard(factor: RandomFactor, term: RandomTerm): HTMLElement {
  const kinds = [
    { label: 'Histogram', value: 'histogram' },
    { label: 'Quantile plot', value: 'quantiles' },
  ];
  const choose = switcher('Distribution of the effects as', kinds, 'histogram', (kind) => {
    card.show(distribution(factor, term, kind));
  });
  const card = chartCard(distribution(factor, term, 'histogram'), choose);
  return card.element;
}

function pairCards(section: RandomEffectsSection, factor: RandomFactor): HTMLElement[] {
  return factor.pairs.map((pair) => {
    const card = chartCard(termPair(factor, pair, section.level, pageSelection));
    pageSelection.onChange(card.element, (changed) => {
      if (changed === factor.name) {
        card.show(termPair(factor, pair, section.level, pageSelection));
      }
    });
    return card.element;
  });
}

function termView(section: RandomEffectsSection, factor: RandomFactor, term: RandomTerm): HTMLElement[] {
  const plot = groupPlot(caterpillarData(section, factor, term), factor.name, pageSelection);
  return [
    plot.element,
    h('div', { class: 'columns wide' }, ...distributionCards(factor, term), ...pairCards(section, factor)),
  ];
}

/** How the groups differ: one picture per factor and term, chosen from a list. */
export function randomEffectsSection(section: RandomEffectsSection): HTMLElement[] {
  const choices = section.factors.flatMap((factor, f) =>
    factor.terms.map((term, t) => ({ label: `${factor.name}: ${term.term}`, value: `${f}/${t}`, factor, term })),
  );
  const [first] = choices;
  if (first === undefined) {
    return [nothing('The model has no random effects.')];
  }
  const place = h('div', { class: 'stack' }, ...termView(section, first.factor, first.term));
  const choose = select('Random effect', choices, first.value, (value) => {
    const chosen = choices.find((choice) => choice.value === value);
    if (chosen) {
      place.replaceChildren(...termView(section, chosen.factor, chosen.term));
    }
  });
  return [...(choose === null ? [] : [h('div', { class: 'controls' }, choose)]), place];
}
