import type { GroupLines } from '../model/groupLines';
import { number } from '../text/format';
import { categoryAxis, combine, grid, legend, nameRoom, tip, tightAxis, tooltip } from './axes';
import { NAMED } from './caterpillar';
import type { ChartSpec } from './card';
import type { SeriesOption } from './echarts';
import { rule, segments } from './layers';
import { BLUE, INK, ORANGE, VERMILLION } from './palette';
import { ascending, at, extent } from './points';

/** Where there is no predictor: each group's own mean and what the model makes of it, sorted. */
export function groupMeans(outcome: string, plot: GroupLines, selected: number | null): ChartSpec {
  const own = plot.none.start;
  const model = plot.partial.start;
  const order = ascending(model);
  const names = order.map((level) => plot.levels[level] ?? '');
  const named = order.length <= NAMED;
  const [low, high] = extent(own, model);
  const dots = (name: string, column: typeof own, color: string): SeriesOption => ({
    type: 'scatter',
    name,
    data: order.map((level, row) => [at(column, level) ?? '-', row]),
    symbolSize: named ? 9 : 4,
    itemStyle: { color },
    z: 5,
  });
  const arrows = segments(
    'arrows',
    order.length,
    (row) => {
      const [from, to] = [at(own, order[row] ?? 0), at(model, order[row] ?? 0)];
      return from === null || to === null ? null : { x1: from, y1: row, x2: to, y2: row };
    },
    (row) => ({
      stroke: order[row] === selected ? VERMILLION : '#7d878d',
      lineWidth: order[row] === selected ? 3 : 1.4,
    }),
    { silent: true, arrow: named, z: 4 },
  );
  const [alone, mixed] = ['mean of the group alone', 'mixed model'];
  const title = `Means of ${outcome} by ${plot.factor}`;
  return {
    title,
    description: "Each group's mean and the mixed model's estimate, with the mean of all rows.",
    height: named ? Math.max(190, 96 + order.length * 18) : 560,
    option: (width) =>
      combine({
        grid: grid({ left: named ? nameRoom(names, width) : 26, top: 32, outerBoundsMode: 'none' }),
        legend: legend({ data: [alone, mixed], selectedMode: false }),
        xAxis: tightAxis(outcome, [low, high]),
        yAxis: categoryAxis(named ? '' : `${plot.factor}, sorted`, names, {
          nameGap: 8,
          axisLine: { show: false },
          axisLabel: {
            show: named,
            interval: 0,
            width: nameRoom(names, width) - 12,
            overflow: 'truncate',
            color: INK,
            fontSize: 11,
          },
        }),
        tooltip: tooltip(({ dataIndex }) => {
          const level = order[dataIndex] ?? 0;
          return tip(plot.levels[level] ?? '', [
            { label: 'Mean of the group', value: number(at(own, level)) },
            { label: 'Mixed model', value: number(at(model, level)) },
            { label: 'Observations', value: number(at(plot.observations, level)) },
          ]);
        }),
        series: [
          ...(plot.complete.start === null ? [] : [rule('x', plot.complete.start, INK, 'dashed')]),
          arrows,
          dots(alone, own, ORANGE),
          dots(mixed, model, BLUE),
        ],
      }),
    text: [plot.note, 'Dashed: the mean of all rows, groups ignored.'],
    table: () => ({
      caption: title,
      rows: order.length,
      columns: [
        { title: plot.factor, cell: (row) => plot.levels[order[row] ?? 0] ?? '' },
        { title: 'Observations', align: 'right', cell: (row) => number(at(plot.observations, order[row] ?? 0)) },
        { title: 'Mean of the group', align: 'right', cell: (row) => number(at(own, order[row] ?? 0)) },
        { title: 'Mixed model', align: 'right', cell: (row) => number(at(model, order[row] ?? 0)) },
      ],
    }),
  };
}
