import type { BoxPlots } from '../model/diagnostics';
import { number } from '../text/format';
import { categoryAxis, combine, grid, tip, tooltip, valueAxis, Y_GAP } from './axes';
import type { ChartSpec } from './card';
import type { ChartOption, SeriesOption } from './echarts';
import { rule } from './layers';
import { BLUE, INK, RULE, VERMILLION } from './palette';
import { at } from './points';

function zoom(last: number): object[] {
  const shared = { xAxisIndex: 0, startValue: 0, endValue: last, minValueSpan: 8, filterMode: 'filter' };
  return [
    {
      type: 'slider',
      ...shared,
      bottom: 6,
      height: 16,
      showDetail: false,
      brushSelect: false,
      borderColor: RULE,
      handleStyle: { borderColor: BLUE },
    },
    { type: 'inside', ...shared, zoomOnMouseWheel: 'ctrl', moveOnMouseWheel: false },
  ];
}

function option(plot: BoxPlots, width: number): ChartOption {
  const count = plot.levels.length;
  const fits = Math.max(10, Math.floor((width - 70) / 7));
  const zoomable = count > fits;
  const named = count <= (width - 70) / 26;
  const longest = plot.levels.reduce((most, name) => Math.max(most, name.length), 1);
  const room = (width - 70) / count;
  const level = longest * 7 < room;
  const boxes = plot.levels.map((_, level) =>
    [plot.low, plot.quarter, plot.median, plot.threeQuarters, plot.high].map((column) => at(column, level) ?? '-'),
  );
  return combine({
    grid: grid({ bottom: zoomable ? 62 : !named ? 42 : level ? 30 : 14 + Math.min(70, longest * 6) }),
    xAxis: categoryAxis(named ? '' : `${plot.factor}, sorted by median`, plot.levels, {
      nameGap: 10,
      axisLabel: {
        show: named,
        interval: 0,
        rotate: level ? 0 : 60,
        fontSize: 11,
        width: level ? room : 70,
        overflow: 'truncate',
        color: INK,
      },
    }),
    yAxis: valueAxis(plot.yLabel, Y_GAP),
    dataZoom: zoomable ? zoom(Math.min(count - 1, Math.max(fits, 150))) : [],
    tooltip: tooltip(({ dataIndex, seriesName, value }) => {
      if (seriesName === 'outliers') {
        const point = value as number[];
        return tip(plot.levels[point[0] ?? 0] ?? '', [{ label: plot.yLabel, value: number(point[1] ?? null) }]);
      }
      return tip(plot.levels[dataIndex] ?? '', [
        { label: 'Observations', value: number(at(plot.observations, dataIndex)) },
        { label: 'Upper whisker', value: number(at(plot.high, dataIndex), 3) },
        { label: 'Third quartile', value: number(at(plot.threeQuarters, dataIndex), 3) },
        { label: 'Median', value: number(at(plot.median, dataIndex), 3) },
        { label: 'First quartile', value: number(at(plot.quarter, dataIndex), 3) },
        { label: 'Lower whisker', value: number(at(plot.low, dataIndex), 3) },
      ]);
    }),
    series: [
      rule('y', 0, INK, 'dashed'),
      {
        type: 'boxplot',
        name: 'boxes',
        data: boxes,
        boxWidth: [2, 22],
        itemStyle: { color: '#dceaf4', borderColor: BLUE, borderWidth: 1 },
        z: 3,
      } as SeriesOption,
      {
        type: 'scatter',
        name: 'outliers',
        data: plot.outlier.map((value, i) => [at(plot.outlierLevel, i) ?? '-', value ?? '-']),
        symbolSize: 4,
        itemStyle: { color: VERMILLION, opacity: 0.7 },
        z: 4,
      } as SeriesOption,
    ],
  });
}

/** Box plots by group. */
export function boxPlots(plot: BoxPlots): ChartSpec {
  const column = (title: string, values: BoxPlots['low']) => ({
    title,
    align: 'right' as const,
    cell: (row: number) => number(at(values, row)),
  });
  return {
    title: plot.title,
    description: plot.lookFor,
    height: 360,
    option: (width) => option(plot, width),
    text: [
      plot.lookFor,
      plot.finding,
      plot.levels.length < plot.levelsTotal
        ? `${number(plot.levels.length)} of ${number(plot.levelsTotal)} groups are drawn.`
        : null,
    ],
    table: () => ({
      caption: plot.title,
      rows: plot.levels.length,
      columns: [
        { title: plot.factor, cell: (row) => plot.levels[row] ?? '' },
        column('Observations', plot.observations),
        column('Lower whisker', plot.low),
        column('First quartile', plot.quarter),
        column('Median', plot.median),
        column('Third quartile', plot.threeQuarters),
        column('Upper whisker', plot.high),
      ],
    }),
  };
}
