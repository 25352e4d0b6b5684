import type { QuantilePlot } from '../model/diagnostics';
import { number } from '../text/format';
import { combine, grid, tightAxis, tip, tooltip, Y_GAP } from './axes';
import type { ChartSpec } from './card';
import type { SeriesOption } from './echarts';
import { curveBand, segment } from './layers';
import { BLUE, GREY, INK } from './palette';
import { at, extent, pairs } from './points';

/** Ordered values against normal quantiles. */
export function quantilePlot(plot: QuantilePlot): ChartSpec {
  const { theoretical, sample, line, label } = plot;
  const [low, high] = extent(theoretical);
  const reference =
    line?.intercept == null || line.slope == null
      ? []
      : [
          segment(
            'line',
            [low, line.intercept + line.slope * low],
            [high, line.intercept + line.slope * high],
            {
              color: INK,
              width: 1.5,
            },
            { silent: true, z: 3 },
          ),
        ];
  const band = curveBand(
    { label: 'band', x: theoretical, y: sample, lower: plot.lower, upper: plot.upper },
    GREY,
    0.25,
  );
  const points = {
    type: 'scatter',
    name: 'values',
    data: pairs(theoretical, sample),
    symbolSize: theoretical.length > 300 ? 4 : 6,
    itemStyle: { color: BLUE, opacity: theoretical.length > 1000 ? 0.5 : 0.75 },
    z: 4,
    progressive: 0,
    large: theoretical.length > 2000,
  } as SeriesOption;
  return {
    title: plot.title,
    description: plot.lookFor,
    height: 340,
    option: () =>
      combine({
        grid: grid(),
        xAxis: tightAxis(plot.xLabel, [low, high]),
        yAxis: tightAxis(plot.yLabel, extent(sample, plot.lower ?? [], plot.upper ?? []), Y_GAP),
        tooltip: tooltip(({ dataIndex, seriesName }) =>
          seriesName !== 'values'
            ? ''
            : tip(label?.[dataIndex] ?? '', [
                { label: plot.yLabel, value: number(at(sample, dataIndex)) },
                { label: plot.xLabel, value: number(at(theoretical, dataIndex), 3) },
              ]),
        ),
        series: [...band, ...reference, points],
      }),
    text: [plot.lookFor, plot.finding],
    table: () => ({
      caption: plot.title,
      rows: theoretical.length,
      columns: [
        ...(label === null ? [] : [{ title: '', cell: (row: number) => label[row] ?? '' }]),
        { title: plot.xLabel, align: 'right' as const, cell: (row: number) => number(at(theoretical, row)) },
        { title: plot.yLabel, align: 'right' as const, cell: (row: number) => number(at(sample, row)) },
      ],
    }),
  };
}
