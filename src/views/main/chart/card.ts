import { h } from '../page/dom';
import { download, fileName } from '../page/download';
import { dataTable, type TableModel } from '../page/table';
import { init, type ChartOption, type ECharts } from './echarts';
import { FONT } from './palette';

/** A chart as a section describes it. `option` is asked again when the width changes: labels and margins depend on it. */
export interface ChartSpec {
  readonly title: string;
  /** What the picture shows, in a sentence, for those who cannot see it. */
  readonly description: string;
  readonly height: number | ((width: number) => number);
  readonly option: (width: number) => ChartOption;
  /** The numbers behind the picture. */
  readonly table: () => TableModel;
  /** Below the chart. */
  readonly text?: readonly (string | null)[];
  readonly onClick?: (dataIndex: number, seriesName: string) => void;
  /** Called when the reader has moved the slider, with the first and last row in view. */
  readonly onZoom?: (from: number, to: number) => void;
}

export interface ChartCard {
  readonly element: HTMLElement;
  /** Draw something else in the same place. */
  readonly show: (spec: ChartSpec) => void;
  /** The chart itself, once drawn. */
  readonly chart: () => ECharts | null;
}

const cards = new WeakMap<Element, () => void>();

const resized = new ResizeObserver((entries) => {
  for (const entry of entries) {
    cards.get(entry.target)?.();
  }
});

/** Charts out of sight are drawn when they come near: a page of ten charts opens as fast as one with the first. */
const seen = new IntersectionObserver(
  (entries) => {
    for (const entry of entries) {
      if (entry.isIntersecting) {
        (entry.target as HTMLElement).dataset.seen = 'yes';
        cards.get(entry.target)?.();
      }
    }
  },
  { rootMargin: '300px' },
);

window.addEventListener('beforeprint', () => {
  for (const canvas of document.querySelectorAll<HTMLElement>('.canvas')) {
    canvas.dataset.seen = 'yes';
    cards.get(canvas)?.();
  }
});

const shared: ChartOption = {
  animation: false,
  textStyle: { fontFamily: FONT, fontSize: 12 },
  aria: { enabled: false },
};

/** A chart with its title, text, and buttons for the picture and its numbers. */
export function chartCard(first: ChartSpec, controls: Element | null = null): ChartCard {
  let spec = first;
  let chart: ECharts | null = null;
  let width = 0;
  const canvas = h('div', { class: 'canvas', role: 'img' });
  const title = h('h3');
  const text = h('div', { class: 'chart-text' });
  const numbers = h('div', { class: 'numbers', hidden: true });

  const height = (): number => (typeof spec.height === 'number' ? spec.height : spec.height(width));
  const option = (): ChartOption => ({ ...shared, ...spec.option(width) });

  const draw = (): void => {
    const now = canvas.clientWidth;
    if (!canvas.isConnected) {
      chart?.dispose();
      chart = null;
      resized.unobserve(canvas);
      return;
    }
    if (now === 0 || canvas.dataset.seen !== 'yes' || (chart !== null && now === width)) {
      return;
    }
    width = now;
    canvas.style.height = `${height()}px`;
    if (chart === null) {
      chart = init(canvas, null, { renderer: 'canvas', height: height() });
      chart.on('click', (event) => {
        spec.onClick?.(event.dataIndex, event.seriesName ?? '');
      });
      chart.on('datazoom', zoomed);
    } else {
      chart.resize({ height: height() });
    }
    chart.setOption(option(), { notMerge: true });
    canvas.dataset.drawn = 'yes';
  };

  let settled = 0;
  const zoomed = (): void => {
    clearTimeout(settled);
    // Not while the slider moves: drawing anew would take it out of the reader's hand.
    settled = window.setTimeout(() => {
      const { dataZoom } = (chart?.getOption() ?? {}) as { dataZoom?: { startValue?: number; endValue?: number }[] };
      const [first] = dataZoom ?? [];
      if (first?.startValue !== undefined && first.endValue !== undefined) {
        spec.onZoom?.(first.startValue, first.endValue);
      }
    }, 300);
  };

  const describe = (): void => {
    title.textContent = spec.title;
    canvas.setAttribute('aria-label', `${spec.title}. ${spec.description}`);
    canvas.style.height = `${typeof spec.height === 'number' ? spec.height : spec.height(canvas.clientWidth || 600)}px`;
    text.replaceChildren(...(spec.text ?? []).filter((line) => line !== null).map((line) => h('p', {}, line)));
  };

  const picture = (kind: 'svg' | 'png'): void => {
    const size = { width: Math.max(width, 480), height: height() };
    const content = { ...shared, ...spec.option(size.width), backgroundColor: '#ffffff' };
    const name = fileName(spec.title);
    if (kind === 'svg') {
      download(`${name}.svg`, 'image/svg+xml', svgOf(content, size));
    } else {
      void pngOf(content, size).then((blob) => {
        download(`${name}.png`, 'image/png', blob);
      });
    }
  };

  const toggle = h('button', { type: 'button', class: 'quiet', 'aria-expanded': 'false' }, 'Numbers');
  toggle.addEventListener('click', () => {
    numbers.hidden = !numbers.hidden;
    toggle.setAttribute('aria-expanded', String(!numbers.hidden));
    numbers.replaceChildren(...(numbers.hidden ? [] : [dataTable(spec.table())]));
  });
  const save = (kind: 'svg' | 'png'): HTMLButtonElement =>
    h(
      'button',
      {
        type: 'button',
        class: 'quiet',
        title: `Save this chart as ${kind.toUpperCase()}`,
        onclick: () => {
          picture(kind);
        },
      },
      kind.toUpperCase(),
    );

  describe();
  cards.set(canvas, draw);
  resized.observe(canvas);
  seen.observe(canvas);
  return {
    element: h(
      'figure',
      { class: 'card chart' },
      h('div', { class: 'bar' }, title, h('span', { class: 'tools' }, toggle, save('svg'), save('png'))),
      controls !== null && h('div', { class: 'controls' }, controls),
      canvas,
      text,
      numbers,
    ),
    chart: () => chart,
    show: (next) => {
      spec = next;
      describe();
      if (!numbers.hidden) {
        numbers.replaceChildren(dataTable(spec.table()));
      }
      if (chart !== null) {
        chart.resize({ height: height() });
        chart.setOption(option(), { notMerge: true });
      }
    },
  };
}

interface Size {
  readonly width: number;
  readonly height: number;
}

function svgOf(option: ChartOption, size: Size): string {
  const chart = init(null, null, { renderer: 'svg', ssr: true, ...size });
  chart.setOption(option);
  const source = chart.renderToSVGString();
  chart.dispose();
  return source;
}

/** Three times as fine as on the screen: enough for print. */
async function pngOf(option: ChartOption, size: Size): Promise<Blob> {
  const chart = init(h('div'), null, { renderer: 'canvas', devicePixelRatio: 3, ...size });
  chart.setOption(option);
  const canvas = chart.renderToCanvas({ pixelRatio: 3, backgroundColor: '#ffffff' });
  chart.dispose();
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => {
      if (blob === null) {
        reject(new Error('The picture could not be made.'));
      } else {
        resolve(blob);
      }
    }, 'image/png');
  });
}
