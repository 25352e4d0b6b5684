import type { ComparedModels, ModelCoefficients } from '../model/comparison';
import { interval, number } from '../text/format';
import { categoryAxis, combine, grid, legend, nameRoom, NARROW, tip, tooltip, valueAxis } from './axes';
import type { ChartSpec } from './card';
import type { SeriesOption } from './echarts';
import { rule, segments } from './layers';
import { INK, LIGHT, series } from './palette';
import { at } from './points';

const SYMBOLS = ['circle', 'rect', 'triangle', 'diamond', 'pin', 'arrow'];

/** Coefficients of all models side by side, with intervals. */
export function coefficientPlot(
  models: ComparedModels,
  coefficients: ModelCoefficients,
  rows: readonly number[],
): ChartSpec {
  const offset = (model: number): number =>
    models.name.length > 1 ? (model / (models.name.length - 1) - 0.5) * 0.56 : 0;
  const estimate = (model: number, row: number) => at(coefficients.estimate[model] ?? [], rows[row] ?? -1);
  const lower = (model: number, row: number) => at(coefficients.lower[model] ?? [], rows[row] ?? -1);
  const upper = (model: number, row: number) => at(coefficients.upper[model] ?? [], rows[row] ?? -1);
  const layers = models.name.flatMap((name, model): SeriesOption[] => [
    segments(
      `${name} intervals`,
      rows.length,
      (row) => {
        const [low, high] = [lower(model, row), upper(model, row)];
        return low === null || high === null
          ? null
          : { x1: low, y1: row + offset(model), x2: high, y2: row + offset(model) };
      },
      () => ({ stroke: series(model), lineWidth: 2.5 }),
      { silent: true },
    ),
    {
      type: 'scatter',
      name,
      data: rows.map((_, row) => [estimate(model, row) ?? '-', row + offset(model)]),
      symbol: SYMBOLS[model % SYMBOLS.length],
      symbolSize: 9,
      itemStyle: { color: series(model) },
      z: 5,
    },
  ]);
  const names = rows.map((row) => coefficients.term[row] ?? '');
  const title = 'Coefficients side by side';
  return {
    title,
    description: `Estimates with intervals of ${names.join(', ')} in ${models.name.join(', ')}.`,
    height: (width) =>
      70 + (width < NARROW ? 22 * models.name.length : 24) + rows.length * Math.max(34, 15 * models.name.length),
    option: (width) =>
      combine({
        grid: grid({
          left: nameRoom(names, width),
          top: width < NARROW ? 8 + 22 * models.name.length : 34,
          outerBoundsMode: 'none',
        }),
        legend: legend({
          data: [...models.name],
          itemWidth: 12,
          itemHeight: 12,
          orient: width < NARROW ? 'vertical' : 'horizontal',
          itemGap: width < NARROW ? 5 : 14,
        }),
        xAxis: valueAxis('Estimate', { scale: true }),
        yAxis: [
          categoryAxis('', names, {
            inverse: true,
            axisLabel: { interval: 0, width: nameRoom(names, width) - 10, overflow: 'truncate', color: INK },
            splitLine: { show: true, lineStyle: { color: '#eceff1' } },
          }),
          { type: 'value', min: -0.5, max: rows.length - 0.5, inverse: true, show: false },
        ],
        tooltip: tooltip(({ dataIndex, seriesName }) => {
          const model = models.name.indexOf(seriesName);
          return tip(names[dataIndex] ?? '', [
            { label: seriesName, value: number(estimate(model, dataIndex)) },
            {
              label: 'Interval',
              value: interval(lower(model, dataIndex), upper(model, dataIndex), (value) => number(value, 3)),
            },
          ]);
        }),
        series: [{ ...rule('x', 0, LIGHT) }, ...layers.map((layer) => ({ ...layer, yAxisIndex: 1 }))],
      }),
    table: () => ({
      caption: title,
      rows: rows.length,
      columns: [
        { title: 'Term', cell: (row) => names[row] ?? '' },
        ...models.name.map((name, model) => ({
          title: name,
          align: 'right' as const,
          cell: (row: number) =>
            `${number(estimate(model, row))}\n${interval(lower(model, row), upper(model, row), (value) => number(value))}`,
        })),
      ],
    }),
  };
}
