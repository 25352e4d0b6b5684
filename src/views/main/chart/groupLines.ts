import type { GroupLines, GroupLinesSection, LineColumns } from '../model/groupLines';
import type { Num } from '../model/common';
import { interval, number } from '../text/format';
import {
  combine,
  grid,
  legend,
  lineItem,
  niceRange,
  piecesItem,
  tightAxis,
  tip,
  tooltip,
  valueAxis,
  Y_GAP,
} from './axes';
import type { ChartSpec } from './card';
import type { SeriesOption } from './echarts';
import { segment, segments } from './layers';
import { BLUE, GREY, INK, ORANGE, VERMILLION } from './palette';
import { at, extent, pairs } from './points';

export const PARTIAL = 'mixed model (partial pooling)';
export const NONE = 'each group alone (no pooling)';
export const COMPLETE = 'groups ignored (complete pooling)';
export const AVERAGE = 'average of the mixed model';

export interface LineLayers {
  readonly rows: boolean;
  readonly partial: boolean;
  readonly none: boolean;
  readonly complete: boolean;
}

/** Rows of the data by group, of one plot. */
export function rowsByLevel(section: GroupLinesSection, plot: GroupLines): Map<number, number[]> {
  const result = new Map<number, number[]>();
  (section.data.groups[plot.factor] ?? []).forEach((level, row) => {
    if (level !== null) {
      const rows = result.get(level);
      if (rows) {
        rows.push(row);
      } else {
        result.set(level, [row]);
      }
    }
  });
  return result;
}

export function predictorValues(section: GroupLinesSection, plot: GroupLines): readonly Num[] {
  return plot.predictor === null ? [] : (section.data.predictors[plot.predictor] ?? []);
}

function lineOf(plot: GroupLines, lines: LineColumns, level: number) {
  const [x1, x2] = [at(plot.from, level), at(plot.to, level)];
  const [y1, y2] = [at(lines.start, level), at(lines.end, level)];
  return x1 === null || x2 === null || y1 === null || y2 === null ? null : { x1, y1, x2, y2 };
}

/** More groups, fainter lines; never invisible. */
function opacity(count: number): number {
  return Math.max(0.08, Math.min(0.8, 36 / count));
}

function layer(plot: GroupLines, lines: LineColumns, name: string, color: string, faint: boolean): SeriesOption {
  const strength = opacity(plot.levels.length) * (faint ? 0.35 : 1);
  return segments(
    name,
    plot.levels.length,
    (level) => lineOf(plot, lines, level),
    () => ({ stroke: color, lineWidth: 1.4, opacity: strength }),
    { z: 3 },
  );
}

function legendItem(name: string, isLine: boolean): object {
  const pieces = name === PARTIAL || name === NONE;
  return pieces ? piecesItem(name) : isLine ? lineItem(name) : { name };
}

function chosenName(plot: GroupLines, level: number): string {
  return `${plot.factor} ${plot.levels[level] ?? ''}`;
}

/** Its own line takes the name of the layer that is off, so that the legend explains it. */
function highlighted(section: GroupLinesSection, plot: GroupLines, level: number, layers: LineLayers): SeriesOption[] {
  const x = predictorValues(section, plot);
  const rows = rowsByLevel(section, plot).get(level) ?? [];
  const bold = (lines: LineColumns, color: string, name: string): SeriesOption[] => {
    const line = lineOf(plot, lines, level);
    return line === null
      ? []
      : [segment(name, [line.x1, line.y1], [line.x2, line.y2], { color, width: 4 }, { z: 8, silent: true })];
  };
  return [
    {
      type: 'scatter',
      name: chosenName(plot, level),
      data: rows.map((row) => [at(x, row) ?? '-', at(section.data.outcome, row) ?? '-']),
      symbolSize: 8,
      itemStyle: { color: VERMILLION, borderColor: '#fff', borderWidth: 1 },
      z: 9,
    },
    ...bold(plot.none, ORANGE, layers.none ? 'chosen, alone' : NONE),
    ...bold(plot.partial, BLUE, layers.partial ? 'chosen, mixed model' : PARTIAL),
  ];
}

function wholeLines(plot: GroupLines, layers: LineLayers): SeriesOption[] {
  const { complete, population } = plot;
  const straight = (name: string, line: typeof complete, color: string, dash: 'solid' | 'dashed'): SeriesOption[] =>
    line.from === null || line.to === null || line.start === null || line.end === null
      ? []
      : [segment(name, [line.from, line.start], [line.to, line.end], { color, width: 3, dash }, { z: 6 })];
  return [
    ...straight(AVERAGE, population, INK, 'solid'),
    ...(layers.complete ? straight(COMPLETE, complete, VERMILLION, 'dashed') : []),
  ];
}

function rowPoints(section: GroupLinesSection, plot: GroupLines): SeriesOption {
  const count = section.data.outcome.length;
  return {
    type: 'scatter',
    name: 'rows',
    data: pairs(predictorValues(section, plot), section.data.outcome),
    symbolSize: count > 3000 ? 2 : count > 500 ? 3.5 : 6,
    itemStyle: { color: GREY, opacity: count > 3000 ? 0.3 : 0.4 },
    silent: true,
    large: count > 3000,
    z: 1,
  };
}

/** y of all that may be drawn: the axis stays the same when layers are switched. */
export function outcomeRange(section: GroupLinesSection, plot: GroupLines): [number, number] {
  return extent(section.data.outcome, plot.partial.start, plot.partial.end);
}

function levelTip(plot: GroupLines, level: number): HTMLElement {
  const show = (value: Num): string => number(value, 3);
  const ends = (lines: LineColumns): string =>
    at(lines.start, level) === null ? 'not estimable' : interval(at(lines.start, level), at(lines.end, level), show);
  return tip(plot.levels[level] ?? '', [
    { label: 'Observations', value: number(at(plot.observations, level)) },
    { label: plot.x.label, value: interval(at(plot.from, level), at(plot.to, level), show) },
    { label: 'Mixed model', value: ends(plot.partial) },
    { label: 'Alone', value: ends(plot.none) },
  ]);
}

/** All groups' lines in one picture. */
export function linesTogether(
  section: GroupLinesSection,
  plot: GroupLines,
  layers: LineLayers,
  selected: number | null,
  onChoose: (level: number) => void,
): ChartSpec {
  const estimable = plot.levels.map((_, level) => level).filter((level) => lineOf(plot, plot.none, level) !== null);
  const drawn = plot.levels.map((_, level) => level).filter((level) => lineOf(plot, plot.partial, level) !== null);
  const levelOf = (series: string, index: number): number | undefined =>
    series === PARTIAL ? drawn[index] : series === NONE ? estimable[index] : undefined;
  const names = [
    ...(layers.partial || selected !== null ? [PARTIAL] : []),
    ...(layers.none || selected !== null ? [NONE] : []),
    AVERAGE,
    ...(layers.complete ? [COMPLETE] : []),
    ...(selected === null ? [] : [chosenName(plot, selected)]),
  ];
  const [low, high] = outcomeRange(section, plot);
  const count = number(plot.levels.length);
  return {
    title: `${section.outcome} over ${plot.x.label}, by ${plot.factor}`,
    description: `Lines of ${count} groups as the mixed model sees them, the average line and the line that ignores groups.`,
    height: (width) => (width < 560 ? 420 : 480),
    option: (width) =>
      combine({
        grid: grid({ top: width < 760 ? 20 + 20 * names.length : 34 }),
        legend: legend({
          data: names.map((name) => legendItem(name, name === AVERAGE || name === COMPLETE)),
          orient: width < 760 ? 'vertical' : 'horizontal',
          itemGap: width < 760 ? 6 : 14,
          selectedMode: false,
        }),
        xAxis: tightAxis(plot.x.label, extent(plot.from, plot.to)),
        yAxis: valueAxis(section.outcome, { ...Y_GAP, ...niceRange(low, high) }),
        tooltip: tooltip(({ seriesName, dataIndex }) => {
          const level = levelOf(seriesName, dataIndex);
          return level === undefined ? '' : levelTip(plot, level);
        }),
        series: [
          ...(layers.rows ? [rowPoints(section, plot)] : []),
          ...(layers.none ? [{ ...layer(plot, plot.none, NONE, ORANGE, selected !== null), color: ORANGE }] : []),
          ...(layers.partial ? [{ ...layer(plot, plot.partial, PARTIAL, BLUE, selected !== null), color: BLUE }] : []),
          ...wholeLines(plot, layers),
          ...(selected === null ? [] : highlighted(section, plot, selected, layers)),
        ] as SeriesOption[],
      }),
    onClick: (index, series) => {
      const level = levelOf(series, index);
      if (level !== undefined) {
        onChoose(level);
      }
    },
    text: [plot.note, section.data.note, levelsNote(plot)],
    table: () => ({
      caption: `Lines by ${plot.factor}`,
      rows: plot.levels.length,
      columns: [
        { title: plot.factor, cell: (row) => plot.levels[row] ?? '' },
        { title: 'Observations', align: 'right', cell: (row) => number(at(plot.observations, row)) },
        { title: `${plot.x.label} from`, align: 'right', cell: (row) => number(at(plot.from, row)) },
        { title: 'to', align: 'right', cell: (row) => number(at(plot.to, row)) },
        { title: 'Mixed model at start', align: 'right', cell: (row) => number(at(plot.partial.start, row)) },
        { title: 'at end', align: 'right', cell: (row) => number(at(plot.partial.end, row)) },
        { title: 'Alone at start', align: 'right', cell: (row) => number(at(plot.none.start, row)) },
        { title: 'at end', align: 'right', cell: (row) => number(at(plot.none.end, row)) },
      ],
    }),
  };
}

function levelsNote(plot: GroupLines): string | null {
  return plot.levels.length < plot.levelsTotal
    ? `${number(plot.levels.length)} of ${number(plot.levelsTotal)} groups are drawn.`
    : null;
}
