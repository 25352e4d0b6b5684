import { caterpillar, CROWD, NAMED, type CaterpillarData } from '../chart/caterpillar';
import { chartCard } from '../chart/card';
import { ascending, at } from '../chart/points';
import { search, select } from '../page/controls';
import { h } from '../page/dom';
import type { Selection } from '../page/selection';

const COLLATOR = new Intl.Collator('en', { numeric: true });

type Order = 'value' | 'name' | 'observations';

export interface GroupPlot {
  readonly element: HTMLElement;
  /** Other data of the same groups. */
  readonly show: (data: CaterpillarData) => void;
}

/**
 * A caterpillar plot with what one needs to find a group in it: sorting, a search field, buttons for the top and the
 * bottom. The group that is found is marked in all sections.
 */
export function groupPlot(first: CaterpillarData, factor: string, selection: Selection): GroupPlot {
  let data = first;
  let by: Order = 'value';
  let order = orderOf(data, by);
  const everything = (): [number, number] => [0, Math.max(0, order.length - 1)];
  let view = everything();

  const selected = (): number | null => {
    const name = selection.of(factor);
    const index = name === null ? -1 : data.levels.indexOf(name);
    return index < 0 ? null : index;
  };
  const spec = () => ({ ...caterpillar(data, { order, selected: selected(), window: view }), onClick, onZoom });
  const onZoom = (from: number, to: number): void => {
    const before = density(view);
    view = [from, to];
    if (density(view) !== before) {
      card.show(spec());
    }
  };
  const onClick = (dataIndex: number, name: string): void => {
    const levels = order.filter((level) => level !== selected() && apart(data, level) === name.includes('away'));
    const level = levels[dataIndex];
    if (level !== undefined && name.startsWith('interval ')) {
      selection.choose(factor, data.levels[level] ?? null);
    }
  };
  const card = chartCard(spec());
  const redraw = (): void => {
    card.show(spec());
  };

  const lookAt = (row: number): void => {
    if (order.length > NAMED) {
      const half = NAMED / 2;
      const start = Math.min(Math.max(0, row - half), order.length - NAMED);
      view = [start, start + NAMED - 1];
    }
  };
  const find = search('Find a group', data.levels, (index) => {
    selection.choose(factor, index === null ? null : (data.levels[index] ?? null));
  });
  selection.onChange(card.element, (changed) => {
    if (changed === factor) {
      const index = selected();
      if (index !== null) {
        lookAt(order.indexOf(index));
      }
      redraw();
    }
  });

  const jump = (label: string, to: () => [number, number]): HTMLElement =>
    h(
      'button',
      {
        type: 'button',
        onclick: () => {
          view = to();
          redraw();
        },
      },
      label,
    );
  const last = (): number => order.length - 1;
  const jumps =
    order.length > NAMED
      ? h(
          'div',
          { class: 'control buttons', role: 'group', 'aria-label': 'Part of the plot' },
          jump('All', everything),
          jump('Top 40', () => [last() - 39, last()]),
          jump('Bottom 40', () => [0, 39]),
        )
      : null;
  const sorting = select(
    'Sort by',
    [
      { label: 'estimate', value: 'value' },
      { label: 'name', value: 'name' },
      { label: 'observations', value: 'observations' },
    ],
    by,
    (value) => {
      by = value as Order;
      order = orderOf(data, by);
      view = everything();
      redraw();
    },
  );
  const controls = h('div', { class: 'controls' });
  controls.append(...[find.element, sorting, jumps].filter((element) => element !== null));
  return {
    element: h('div', {}, controls, card.element),
    show: (next) => {
      data = next;
      order = orderOf(data, by);
      view = everything();
      redraw();
    },
  };
}

/** Rows are named, apart, or a crowd: what changes how they are drawn. */
function density([from, to]: readonly [number, number]): number {
  const inView = to - from + 1;
  return inView <= NAMED ? 0 : inView <= CROWD ? 1 : 2;
}

function apart(data: CaterpillarData, level: number): boolean {
  const [low, high] = [at(data.lower, level), at(data.upper, level)];
  return low !== null && high !== null && (low > data.reference || high < data.reference);
}

/** From the bottom of the plot up. */
function orderOf(data: CaterpillarData, by: Order): number[] {
  if (by === 'name') {
    const names = data.levels;
    return names.map((_, index) => index).sort((a, b) => COLLATOR.compare(names[b] ?? '', names[a] ?? ''));
  }
  const observations = data.details.find((detail) => detail.label === 'Observations');
  return ascending(by === 'observations' && observations ? observations.values : data.value);
}
