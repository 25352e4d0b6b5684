import type { ShareBar } from '../model/common';
import { number, percent } from '../text/format';
import { combine, grid, tip, tooltip } from './axes';
import { chartCard, type ChartCard } from './card';
import type { SeriesOption } from './echarts';
import { GREEN, GREY, INK, ORANGE, BLUE, PURPLE, SKY, VERMILLION } from './palette';

const COLOURS = [BLUE, ORANGE, GREEN, PURPLE, SKY, VERMILLION];
const DARK = new Set([BLUE, GREEN, VERMILLION]);

/** A part has the same colour in every bar; what is left over within groups is grey. */
function colours(bars: readonly ShareBar[]): Map<string, string> {
  const labels = [...new Set(bars.flatMap((bar) => bar.parts.map((part) => part.label)))];
  const residual = bars[0]?.parts.at(-1)?.label;
  let next = 0;
  return new Map(
    labels.map((label) => {
      if (label === residual) {
        return [label, GREY];
      }
      next += 1;
      return [label, COLOURS[(next - 1) % COLOURS.length] ?? BLUE];
    }),
  );
}

function legendHeight(parts: readonly (readonly [string, string])[], width: number): number {
  const room = parts.reduce((sum, [label]) => sum + 40 + label.length * 7, 0);
  return 8 + 22 * Math.ceil(room / Math.max(width, 200));
}

function part(bars: readonly ShareBar[], label: string, color: string): SeriesOption {
  const shares = bars.map((bar) => bar.parts.find((candidate) => candidate.label === label)?.share ?? 0);
  return {
    type: 'bar',
    name: label,
    stack: 'shares',
    barWidth: 30,
    data: shares.map((share) => share * 100),
    itemStyle: { color, borderColor: '#fff', borderWidth: 1 },
    label: {
      show: true,
      color: DARK.has(color) ? '#fff' : INK,
      fontWeight: 'bold',
      formatter: ({ value }: { value: number }) => (value >= 7 ? percent(value / 100) : ''),
    },
    emphasis: { disabled: true },
  };
}

/** Stacked bars of a hundred percent. */
export function shareBars(title: string, bars: readonly ShareBar[]): ChartCard {
  const parts = [...colours(bars)];
  const rows = bars.flatMap((bar) => bar.parts.map((item) => ({ bar, item })));
  return chartCard({
    title,
    description: bars
      .map((bar) => `${bar.title}: ${bar.parts.map((item) => `${item.label} ${percent(item.share)}`).join(', ')}`)
      .join('. '),
    height: (width) => bars.length * 62 + 4 + legendHeight(parts, width),
    option: (width) =>
      combine({
        grid: grid({ left: 2, right: 2, top: 14, bottom: legendHeight(parts, width), outerBoundsMode: 'none' }),
        legend: {
          bottom: 0,
          left: 0,
          itemWidth: 12,
          itemHeight: 12,
          data: parts.map(([label]) => label),
          textStyle: { color: INK },
        },
        xAxis: { type: 'value', min: 0, max: 100, show: false },
        yAxis: {
          type: 'category',
          inverse: true,
          data: bars.map((bar) => bar.title),
          axisLine: { show: false },
          axisTick: { show: false },
          axisLabel: {
            inside: true,
            width: width - 8,
            overflow: 'truncate',
            align: 'left',
            verticalAlign: 'bottom',
            padding: [0, 0, 19, -8],
            color: INK,
            fontSize: 12,
          },
          z: 10,
        },
        tooltip: tooltip(({ dataIndex, seriesName }) => {
          const item = bars[dataIndex]?.parts.find((candidate) => candidate.label === seriesName);
          return tip(seriesName, [
            { label: 'Share', value: percent(item?.share ?? null) },
            { label: 'Variance', value: number(item?.variance ?? null) },
          ]);
        }),
        series: parts.map(([label, color]) => part(bars, label, color)),
      }),
    table: () => ({
      caption: title,
      rows: rows.length,
      columns: [
        { title: 'Bar', cell: (row) => rows[row]?.bar.title ?? '' },
        { title: 'Part', cell: (row) => rows[row]?.item.label ?? '' },
        { title: 'Share', align: 'right', cell: (row) => percent(rows[row]?.item.share ?? null) },
        { title: 'Variance', align: 'right', cell: (row) => number(rows[row]?.item.variance ?? null) },
      ],
    }),
    text: bars.map((bar) => bar.text),
  });
}
