import type { GroupLines, Shrinkage } from '../model/groupLines';
import { number } from '../text/format';
import { combine, grid, legend, tightAxis, tip, tooltip, Y_GAP } from './axes';
import type { ChartSpec } from './card';
import type { SeriesOption } from './echarts';
import { rule, segments } from './layers';
import { BLUE, INK, ORANGE, VERMILLION } from './palette';
import { at, extent, pairs } from './points';

/** Arrows from each group's own estimate to the mixed model's. */
export function shrinkagePlot(plot: GroupLines, shrinkage: Shrinkage, selected: number | null): ChartSpec {
  const { fromX, fromY, toX, toY, centreX, centreY } = shrinkage;
  const many = fromX.length > 300;
  const dots = (name: string, xs: typeof fromX, ys: typeof fromY, color: string): SeriesOption => ({
    type: 'scatter',
    name,
    data: pairs(xs, ys),
    symbolSize: many ? 4 : 7,
    itemStyle: { color, opacity: many ? 0.5 : 0.9 },
    z: 5,
    progressive: 0,
  });
  const arrows = segments(
    'arrows',
    fromX.length,
    (level) => {
      const [x1, y1, x2, y2] = [at(fromX, level), at(fromY, level), at(toX, level), at(toY, level)];
      return x1 === null || y1 === null || x2 === null || y2 === null ? null : { x1, y1, x2, y2 };
    },
    (level) => ({
      stroke: level === selected ? VERMILLION : '#7d878d',
      lineWidth: level === selected ? 3 : 1.2,
      opacity: level === selected ? 1 : many ? 0.3 : 0.75,
    }),
    { silent: true, arrow: !many, z: 4 },
  );
  const centre = {
    type: 'scatter',
    name: 'average',
    data: centreX === null || centreY === null ? [] : [[centreX, centreY]],
    symbol: 'diamond',
    symbolSize: 16,
    itemStyle: { color: INK },
    z: 8,
  } as SeriesOption;
  const [own, model] = ['each group alone', 'mixed model'];
  const title = `Shrinkage: ${plot.factor}`;
  return {
    title,
    description: 'Each arrow leads from what a group alone says to what the mixed model makes of it.',
    height: 400,
    option: () =>
      combine({
        grid: grid({ top: 32 }),
        legend: legend({
          data: [own, model, ...(centreX === null ? [] : ['average'])],
          selectedMode: false,
          itemWidth: 12,
          itemHeight: 12,
        }),
        xAxis: tightAxis(shrinkage.xLabel, extent(fromX, toX)),
        yAxis: tightAxis(shrinkage.yLabel, extent(fromY, toY), Y_GAP),
        tooltip: tooltip(({ dataIndex, seriesName }) =>
          seriesName === 'average'
            ? tip('Average', [])
            : tip(plot.levels[dataIndex] ?? '', [
                { label: `${shrinkage.yLabel}, alone`, value: number(at(fromY, dataIndex)) },
                { label: 'mixed model', value: number(at(toY, dataIndex)) },
                { label: 'Observations', value: number(at(plot.observations, dataIndex)) },
              ]),
        ),
        series: [
          ...(centreX === null && centreY !== null ? [rule('y', centreY, INK, 'dashed')] : []),
          arrows,
          dots(own, fromX, fromY, ORANGE),
          dots(model, toX, toY, BLUE),
          centre,
        ],
      }),
    text: [shrinkage.sentence],
    table: () => ({
      caption: title,
      rows: fromX.length,
      columns: [
        { title: plot.factor, cell: (row) => plot.levels[row] ?? '' },
        { title: `${shrinkage.xLabel}, alone`, align: 'right', cell: (row) => number(at(fromX, row)) },
        { title: `${shrinkage.yLabel}, alone`, align: 'right', cell: (row) => number(at(fromY, row)) },
        { title: `${shrinkage.xLabel}, mixed model`, align: 'right', cell: (row) => number(at(toX, row)) },
        { title: `${shrinkage.yLabel}, mixed model`, align: 'right', cell: (row) => number(at(toY, row)) },
      ],
    }),
  };
}
