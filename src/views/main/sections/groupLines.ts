import { chartCard } from '../chart/card';
import { linesTogether, type LineLayers } from '../chart/groupLines';
import { groupMeans } from '../chart/groupMeans';
import { linesSideBySide, PANELS } from '../chart/panels';
import { shrinkagePlot } from '../chart/shrinkage';
import type { GroupLines, GroupLinesSection } from '../model/groupLines';
import { search, select, switcher, tick } from '../page/controls';
import { h } from '../page/dom';
import { nothing } from '../page/notes';
import { pageSelection } from '../page/selection';
import { number } from '../text/format';

function selectedLevel(plot: GroupLines): number | null {
  const index = plot.levels.indexOf(pageSelection.of(plot.factor) ?? '');
  return index < 0 ? null : index;
}

function finder(plot: GroupLines): HTMLElement {
  return search('Find a group', plot.levels, (index) => {
    pageSelection.choose(plot.factor, index === null ? null : (plot.levels[index] ?? null));
  }).element;
}

function meansView(section: GroupLinesSection, plot: GroupLines): HTMLElement[] {
  const card = chartCard(groupMeans(section.outcome, plot, selectedLevel(plot)));
  pageSelection.onChange(card.element, () => {
    card.show(groupMeans(section.outcome, plot, selectedLevel(plot)));
  });
  return [h('div', { class: 'controls' }, finder(plot)), card.element];
}

/** Previous and next dozen of groups. */
function pager(plot: GroupLines, onPage: (levels: readonly number[]) => void) {
  const all = plot.levels.map((_, level) => level);
  let start = 0;
  const label = h('span', { 'aria-live': 'polite' });
  const back = h('button', { type: 'button' }, '‹ Previous');
  const next = h('button', { type: 'button' }, 'Next ›');
  const page = (): readonly number[] => all.slice(start, start + PANELS);
  const go = (to: number): void => {
    start = Math.max(0, Math.min(to, Math.floor((all.length - 1) / PANELS) * PANELS));
    label.textContent = `${number(start + 1)} to ${number(Math.min(start + PANELS, all.length))} of ${number(all.length)}`;
    back.disabled = start === 0;
    next.disabled = start + PANELS >= all.length;
    onPage(page());
  };
  back.addEventListener('click', () => {
    go(start - PANELS);
  });
  next.addEventListener('click', () => {
    go(start + PANELS);
  });
  const element = h(
    'div',
    { class: 'control buttons', role: 'group', 'aria-label': 'Groups in view' },
    back,
    label,
    next,
  );
  element.hidden = all.length <= PANELS;
  return {
    element,
    page,
    go,
    to: (level: number) => {
      go(Math.floor(level / PANELS) * PANELS);
    },
  };
}

function linesView(section: GroupLinesSection, plot: GroupLines): HTMLElement[] {
  let kind = 'together';
  let layers: LineLayers = { rows: true, partial: true, none: false, complete: true };
  const together = () =>
    linesTogether(section, plot, layers, selectedLevel(plot), (level) => {
      pageSelection.choose(plot.factor, plot.levels[level] ?? null);
    });
  const card = chartCard(together());
  let redraw = (): void => undefined;
  const pages = pager(plot, () => {
    redraw();
  });
  redraw = () => {
    card.show(kind === 'together' ? together() : linesSideBySide(section, plot, pages.page()));
  };
  const layer = (label: string, key: keyof LineLayers): HTMLElement =>
    tick(label, layers[key], (on) => {
      layers = { ...layers, [key]: on };
      redraw();
    });
  const ticks = h(
    'div',
    { class: 'control ticks', role: 'group', 'aria-label': 'Layers' },
    layer('rows', 'rows'),
    layer('mixed model', 'partial'),
    layer('each group alone', 'none'),
    layer('groups ignored', 'complete'),
  );
  const arrange = (): void => {
    ticks.hidden = kind !== 'together';
    pages.element.hidden = kind === 'together' || plot.levels.length <= PANELS;
    redraw();
  };
  pages.go(0);
  arrange();
  const kinds = [
    { label: 'All together', value: 'together' },
    { label: 'Side by side', value: 'panels' },
  ];
  const choose = switcher('Groups', kinds, kind, (value) => {
    kind = value;
    arrange();
  });
  const shrinkage = plot.shrinkage;
  const arrows = shrinkage === null ? null : chartCard(shrinkagePlot(plot, shrinkage, selectedLevel(plot)));
  pageSelection.onChange(card.element, () => {
    const level = selectedLevel(plot);
    if (level !== null && kind !== 'together') {
      pages.to(level);
    }
    redraw();
    if (shrinkage !== null) {
      arrows?.show(shrinkagePlot(plot, shrinkage, level));
    }
  });
  return [
    h('div', { class: 'controls' }, choose, finder(plot), ticks, pages.element),
    card.element,
    ...(arrows === null ? [] : [arrows.element]),
  ];
}

function plotView(section: GroupLinesSection, plot: GroupLines): HTMLElement[] {
  return plot.predictor === null ? meansView(section, plot) : linesView(section, plot);
}

/** Lines of the groups over a predictor, with the rows behind them. */
export function groupLinesSection(section: GroupLinesSection): HTMLElement[] {
  const [first] = section.plots;
  if (first === undefined) {
    return [nothing('There is nothing to draw lines over.')];
  }
  const place = h('div', { class: 'stack' }, ...plotView(section, first));
  const choices = section.plots.map((plot, index) => ({
    label: plot.predictor === null ? plot.factor : `${plot.x.label}, by ${plot.factor}`,
    value: String(index),
  }));
  const choose = select('Lines over', choices, '0', (value) => {
    const plot = section.plots[Number(value)];
    if (plot) {
      place.replaceChildren(...plotView(section, plot));
    }
  });
  return [...(choose === null ? [] : [h('div', { class: 'controls' }, choose)]), place];
}
