import type { ReportPart, ReportView } from '../model/viewModel';
import { h, newId } from './dom';
import { fileName } from './download';

/** Addresses of the parts: "#fit-mixed-model-5"; a second one of the same name gets a number. */
export function anchors(parts: readonly Pick<ReportPart, 'node'>[]): string[] {
  const seen = new Map<string, number>();
  return parts.map(({ node }) => {
    const name = fileName(node);
    const times = (seen.get(name) ?? 0) + 1;
    seen.set(name, times);
    return times === 1 ? name : `${name}-${times}`;
  });
}

function entry(part: ReportPart, anchor: string): HTMLAnchorElement {
  return h('a', { href: `#${anchor}` }, h('b', {}, part.node), part.label !== '' && h('span', {}, part.label));
}

/**
 * The views of a workflow: a list of links beside them, on a narrow page a drop-down list. The address names the part that is
 * shown, so it can be linked to, and the browser's back button works. Parts are made when they are first shown.
 */
export function reportViews(report: ReportView, draw: (part: ReportPart) => readonly Node[]): HTMLElement {
  const names = anchors(report.views);
  const links = report.views.map((part, i) => entry(part, names[i] ?? ''));
  const panels = report.views.map(({ node }) => h('section', { class: 'part', 'aria-label': node, hidden: true }));
  const id = newId('view');
  const list = h(
    'select',
    { id },
    ...report.views.map(({ node, label }, i) =>
      h('option', { value: names[i] }, label === '' ? node : `${node}: ${label}`),
    ),
  );
  const show = (): void => {
    const index = Math.max(0, names.indexOf(decodeURIComponent(location.hash.slice(1))));
    const part = report.views[index];
    const panel = panels[index];
    if (part !== undefined && panel?.childElementCount === 0) {
      panel.append(...draw(part));
    }
    panels.forEach((other, i) => {
      other.hidden = i !== index;
    });
    links.forEach((link, i) => {
      link.ariaCurrent = i === index ? 'page' : 'false';
    });
    list.selectedIndex = index;
  };
  list.addEventListener('change', () => {
    location.hash = list.value;
  });
  window.addEventListener('hashchange', show);
  show();
  return h(
    'div',
    { class: 'report' },
    h(
      'nav',
      { 'aria-label': 'Views of the workflow' },
      h('div', { class: 'control' }, h('label', { for: id }, 'View'), list),
      h('ul', {}, ...links.map((link) => h('li', {}, link))),
    ),
    h('div', {}, ...panels),
  );
}
