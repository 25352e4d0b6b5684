import type { RandomFactor, RandomTerm } from '../model/randomEffects';
import { interval, number } from '../text/format';
import { combine, grid, legend, lineItem, tip, tooltip, valueAxis, Y_GAP } from './axes';
import type { ChartSpec } from './card';
import type { SeriesOption } from './echarts';
import { curveLine } from './layers';
import { SKY, VERMILLION } from './palette';
import { at } from './points';

interface RectApi {
  value: (dimension: number) => number;
  coord: (point: [number, number]) => [number, number];
}

/** Distribution of a term's effects, with the normal one that the model assumes. */
export function histogram(factor: RandomFactor, term: RandomTerm): ChartSpec {
  const { breaks, counts } = term.histogram;
  const bars = {
    type: 'custom',
    name: 'groups',
    data: counts.map((count, i) => [at(breaks, i), at(breaks, i + 1), count ?? 0]),
    encode: { x: [0, 1], y: 2 },
    itemStyle: { color: SKY },
    renderItem: (_: unknown, api: RectApi) => {
      const [x, y] = api.coord([api.value(0), api.value(2)]);
      const [right, base] = api.coord([api.value(1), 0]);
      return {
        type: 'rect',
        shape: { x: x + 0.5, y, width: Math.max(1, right - x - 1), height: base - y },
        style: { fill: SKY },
      };
    },
  } as unknown as SeriesOption;
  const normal = term.normal === null ? [] : [curveLine({ ...term.normal, label: 'normal' }, { color: VERMILLION })];
  return {
    title: `Distribution: ${factor.name}, ${term.term}`,
    description: 'Histogram of the effects with the normal curve that the model assumes.',
    height: 320,
    option: () =>
      combine({
        grid: grid({ top: 30 }),
        legend: legend({ data: ['groups', ...(normal.length > 0 ? [lineItem('normal')] : [])] }),
        xAxis: valueAxis('Effect'),
        yAxis: valueAxis('Groups', { ...Y_GAP, scale: false, minInterval: 1 }),
        tooltip: tooltip(({ dataIndex, seriesName }) =>
          seriesName !== 'groups'
            ? ''
            : tip(
                interval(at(breaks, dataIndex), at(breaks, dataIndex + 1), (value) => number(value, 3)),
                [{ label: 'Groups', value: number(at(counts, dataIndex)) }],
              ),
        ),
        series: [bars, ...normal],
      }),
    text: [
      term.normal === null
        ? null
        : `The curve is the normal distribution with the model's standard deviation, ${number(term.sd)}. Estimated effects are drawn towards zero, so the bars are a little narrower.`,
    ],
    table: () => ({
      caption: `Distribution: ${factor.name}, ${term.term}`,
      rows: counts.length,
      columns: [
        { title: 'From', align: 'right', cell: (row) => number(at(breaks, row)) },
        { title: 'To', align: 'right', cell: (row) => number(at(breaks, row + 1)) },
        { title: 'Groups', align: 'right', cell: (row) => number(at(counts, row)) },
      ],
    }),
  };
}
