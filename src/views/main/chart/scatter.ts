import type { ScatterPlot } from '../model/diagnostics';
import { number } from '../text/format';
import { combine, grid, tightAxis, tip, tooltip, Y_GAP } from './axes';
import type { ChartSpec } from './card';
import type { SeriesOption } from './echarts';
import { curveBand, curveLine, rule } from './layers';
import { BLUE, INK, VERMILLION } from './palette';
import { at, extent, pairs } from './points';

/** Points with a trend and its band. */
export function scatterPlot(plot: ScatterPlot): ChartSpec {
  const { x, y, label, trend } = plot;
  const many = x.length > 3000;
  const points = {
    type: 'scatter',
    name: 'rows',
    data: pairs(x, y),
    symbolSize: many ? 2.5 : x.length > 500 ? 4 : 6,
    itemStyle: { color: BLUE, opacity: many ? 0.25 : x.length > 500 ? 0.4 : 0.65 },
    large: many,
    z: 3,
  } as SeriesOption;
  return {
    title: plot.title,
    description: plot.lookFor,
    height: 340,
    option: () =>
      combine({
        grid: grid(),
        xAxis: tightAxis(plot.xLabel, extent(x)),
        yAxis: tightAxis(plot.yLabel, extent(y, [plot.reference]), Y_GAP),
        tooltip: tooltip(({ dataIndex, seriesName }) =>
          seriesName !== 'rows'
            ? ''
            : tip(label?.[dataIndex] ?? '', [
                { label: plot.xLabel, value: number(at(x, dataIndex)) },
                { label: plot.yLabel, value: number(at(y, dataIndex)) },
              ]),
        ),
        series: [
          ...(plot.reference === null ? [] : [rule('y', plot.reference, INK, 'dashed')]),
          points,
          ...(trend === null
            ? []
            : [...curveBand(trend, VERMILLION, 0.22), curveLine(trend, { color: VERMILLION }, { silent: true, z: 6 })]),
        ],
      }),
    text: [plot.lookFor, plot.finding],
    table: () => ({
      caption: plot.title,
      rows: x.length,
      columns: [
        ...(label === null ? [] : [{ title: 'Row', cell: (row: number) => label[row] ?? '' }]),
        { title: plot.xLabel, align: 'right' as const, cell: (row: number) => number(at(x, row)) },
        { title: plot.yLabel, align: 'right' as const, cell: (row: number) => number(at(y, row)) },
      ],
    }),
  };
}
