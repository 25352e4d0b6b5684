import type { Absent } from '../model/common';
import { isAbsent } from '../model/read';
import type { MixedModelView, SingleView, ViewModel } from '../model/viewModel';
import { comparisonSections } from '../sections/comparison';
import { diagnosticsSection } from '../sections/diagnostics';
import { groupLinesSection } from '../sections/groupLines';
import { iccSection } from '../sections/icc';
import { marginalSection } from '../sections/marginalEffects';
import { randomEffectsSection } from '../sections/randomEffects';
import { summarySection } from '../sections/summary';
import { h } from './dom';
import { nothing } from './notes';
import { reportViews } from './report';
import { tabs, type Tab } from './tabs';

function tab<S extends object>(label: string, section: S | Absent, draw: (section: S) => readonly Node[]): Tab {
  return { label, content: () => (isAbsent(section) ? [nothing(section.absent)] : draw(section)) };
}

function modelTabs(view: MixedModelView): HTMLElement {
  return tabs('Sections', [
    tab('Summary', view.summary, summarySection),
    tab('Random effects', view.randomEffects, randomEffectsSection),
    tab('Group lines', view.groupLines, groupLinesSection),
    tab('Diagnostics', view.diagnostics, diagnosticsSection),
    tab('Marginal effects', view.marginalEffects, marginalSection),
  ]);
}

function single(view: SingleView): HTMLElement[] {
  switch (view.kind) {
    case 'model':
      return [modelTabs(view)];
    case 'icc':
      return [h('div', { class: 'panel' }, ...iccSection(view.icc))];
    case 'comparison':
      return [tabs('Sections', comparisonSections(view.comparison))];
  }
}

function heading(view: ViewModel): HTMLElement {
  return h(
    'header',
    {},
    h('h1', {}, view.title),
    view.subtitle !== null && h('p', { class: 'subtitle' }, view.subtitle),
  );
}

/** The whole page of a view model. */
export function pageOf(view: ViewModel): HTMLElement[] {
  if (view.kind !== 'report') {
    return [heading(view), ...single(view)];
  }
  const parts = reportViews(view, ({ view: part }) => [heading(part), ...single(part)]);
  return [heading(view), view.views.length === 0 ? nothing('This workflow made no views.') : parts];
}
