import type { RandomFactor, TermPair } from '../model/randomEffects';
import type { Selection } from '../page/selection';
import { fixed, level as levelText, number } from '../text/format';
import { combine, grid, tightAxis, tip, tooltip, Y_GAP } from './axes';
import type { ChartSpec } from './card';
import type { SeriesOption } from './echarts';
import { curveLine, rule } from './layers';
import { BLUE, GREY, INK, LIGHT, VERMILLION } from './palette';
import { at, extent, pairs } from './points';

/** Effects of one term against those of another, with the model's ellipse. */
export function termPair(factor: RandomFactor, pair: TermPair, level: number, selection: Selection): ChartSpec {
  const x = factor.terms[pair.x];
  const y = factor.terms[pair.y];
  const xs = x?.mode ?? [];
  const ys = y?.mode ?? [];
  const [xName, yName] = [x?.term ?? '', y?.term ?? ''];
  const chosen = factor.levels.indexOf(selection.of(factor.name) ?? '');
  const many = xs.length > 500;
  const points = {
    type: 'scatter',
    name: 'groups',
    data: pairs(xs, ys),
    symbolSize: many ? 4 : 8,
    itemStyle: { color: BLUE, opacity: many ? 0.35 : 0.7 },
    z: 4,
    progressive: 0,
    large: xs.length > 2000,
  } as SeriesOption;
  const marked = {
    type: 'scatter',
    name: 'chosen',
    data: chosen < 0 ? [] : [[at(xs, chosen) ?? '-', at(ys, chosen) ?? '-']],
    symbolSize: 12,
    itemStyle: { color: VERMILLION },
    label: {
      show: true,
      formatter: () => factor.levels[chosen] ?? '',
      position: 'top',
      color: INK,
      fontWeight: 'bold',
    },
    silent: true,
    z: 9,
  } as SeriesOption;
  const ellipse =
    pair.ellipse === null
      ? []
      : [
          curveLine(
            { label: 'ellipse', x: pair.ellipse.x, y: pair.ellipse.y, lower: null, upper: null },
            { color: GREY, width: 1.5, dash: 'dashed' },
            { silent: true, z: 3 },
          ),
        ];
  const title = `${factor.name}: ${xName} against ${yName}`;
  return {
    title,
    description: `Effects of the groups on ${xName} and ${yName}; correlation ${fixed(pair.correlation, 2)}.`,
    height: 340,
    option: () =>
      combine({
        grid: grid(),
        xAxis: tightAxis(`Effect on ${xName}`, extent(xs, pair.ellipse?.x ?? [])),
        yAxis: tightAxis(`Effect on ${yName}`, extent(ys, pair.ellipse?.y ?? []), Y_GAP),
        tooltip: tooltip(({ dataIndex, seriesName }) =>
          seriesName !== 'groups'
            ? ''
            : tip(factor.levels[dataIndex] ?? '', [
                { label: xName, value: number(at(xs, dataIndex)) },
                { label: yName, value: number(at(ys, dataIndex)) },
                { label: 'Observations', value: number(at(factor.observations, dataIndex)) },
              ]),
        ),
        series: [rule('x', 0, LIGHT), rule('y', 0, LIGHT), ...ellipse, points, marked],
      }),
    onClick: (dataIndex, series) => {
      if (series === 'groups') {
        selection.choose(factor.name, factor.levels[dataIndex] ?? null);
      }
    },
    text: [
      pair.sentence,
      `Correlation in the model: ${fixed(pair.correlation, 2)}.${pair.ellipse === null ? '' : ` The ellipse holds ${levelText(level)} of such groups.`}`,
    ],
    table: () => ({
      caption: title,
      rows: factor.levels.length,
      columns: [
        { title: factor.name, cell: (row) => factor.levels[row] ?? '' },
        { title: xName, align: 'right', cell: (row) => number(at(xs, row)) },
        { title: yName, align: 'right', cell: (row) => number(at(ys, row)) },
      ],
    }),
  };
}
