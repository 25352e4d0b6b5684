import type { ComparedModels } from '../model/comparison';
import { number } from '../text/format';
import { categoryAxis, combine, grid, legend, nameRoom, tip, tooltip, valueAxis } from './axes';
import type { ChartSpec } from './card';
import type { SeriesOption } from './echarts';
import { BLUE, INK, ORANGE } from './palette';
import { at } from './points';

/** How much worse than the best each model is, by AIC and BIC. */
export function criteriaPlot(models: ComparedModels): ChartSpec {
  const bars = (name: string, values: ComparedModels['aic'], color: string): SeriesOption => ({
    type: 'bar',
    name,
    data: values.map((value) => value ?? '-'),
    barMaxWidth: 16,
    itemStyle: { color },
    label: {
      show: true,
      position: 'right',
      color: INK,
      formatter: ({ value }: { value: number }) => number(value, 3),
    },
    emphasis: { disabled: true },
  });
  const title = 'Differences to the best model';
  return {
    title,
    description: models.name
      .map(
        (name, i) =>
          `${name}: AIC +${number(at(models.aicDifference, i), 3)}, BIC +${number(at(models.bicDifference, i), 3)}`,
      )
      .join('; '),
    height: 86 + models.name.length * 46,
    option: (width) =>
      combine({
        grid: grid({ left: nameRoom(models.name, width), right: 60, top: 30, outerBoundsMode: 'none' }),
        legend: legend({ data: ['AIC', 'BIC'] }),
        xAxis: valueAxis('Difference to the smallest (0 is best)', { scale: false, min: 0 }),
        yAxis: categoryAxis('', models.name, {
          inverse: true,
          axisLabel: { interval: 0, width: nameRoom(models.name, width) - 10, overflow: 'truncate', color: INK },
        }),
        tooltip: tooltip(({ dataIndex }) =>
          tip(models.name[dataIndex] ?? '', [
            { label: 'AIC', value: number(at(models.aic, dataIndex), 6) },
            { label: 'BIC', value: number(at(models.bic, dataIndex), 6) },
            { label: 'Parameters', value: number(at(models.parameters, dataIndex)) },
          ]),
        ),
        series: [bars('AIC', models.aicDifference, BLUE), bars('BIC', models.bicDifference, ORANGE)],
      }),
    text: [
      models.name.length > 1
        ? 'Differences below 2 say little; above 10 they are clear (Burnham & Anderson, 2002).'
        : null,
    ],
    table: () => ({
      caption: title,
      rows: models.name.length,
      columns: [
        { title: 'Model', cell: (row) => models.name[row] ?? '' },
        { title: 'AIC difference', align: 'right', cell: (row) => number(at(models.aicDifference, row)) },
        { title: 'BIC difference', align: 'right', cell: (row) => number(at(models.bicDifference, row)) },
      ],
    }),
  };
}
