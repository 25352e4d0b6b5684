import type { GroupLines, GroupLinesSection, LineColumns } from '../model/groupLines';
import { number } from '../text/format';
import { combine, lineItem, niceRange, tip, tooltip, valueAxis } from './axes';
import type { ChartSpec } from './card';
import type { SeriesOption } from './echarts';
import { AVERAGE, COMPLETE, NONE, PARTIAL, outcomeRange, predictorValues, rowsByLevel } from './groupLines';
import { segment } from './layers';
import { BLUE, GREY, INK, ORANGE, RULE, VERMILLION } from './palette';
import { at, extent } from './points';

/** So many groups are shown side by side. */
export const PANELS = 12;

const PANEL_HEIGHT = 150;

/** Room for the legend, which takes more lines on a narrow page, and for the first names. */
function topOf(width: number): number {
  const lines = width < 460 ? 4 : width < 900 ? 2 : 1;
  return 36 + lines * 22;
}

function columnsFor(width: number): number {
  return width < 480 ? 2 : width < 900 ? 3 : 4;
}

function straight(name: string, plot: GroupLines, lines: LineColumns, level: number, color: string, panel: number) {
  const [x1, x2, y1, y2] = [at(plot.from, level), at(plot.to, level), at(lines.start, level), at(lines.end, level)];
  return x1 === null || x2 === null || y1 === null || y2 === null
    ? []
    : [
        segment(
          name,
          [x1, y1],
          [x2, y2],
          { color, width: 2.5 },
          { xAxisIndex: panel, yAxisIndex: panel, silent: true },
        ),
      ];
}

function panelSeries(
  section: GroupLinesSection,
  plot: GroupLines,
  level: number,
  panel: number,
  rows: readonly number[],
): SeriesOption[] {
  const x = predictorValues(section, plot);
  const axes = { xAxisIndex: panel, yAxisIndex: panel };
  const { complete, population } = plot;
  const whole = (name: string, line: typeof complete, color: string, dash: 'dashed' | 'dotted'): SeriesOption[] =>
    line.from === null || line.to === null || line.start === null || line.end === null
      ? []
      : [
          segment(
            name,
            [line.from, line.start],
            [line.to, line.end],
            { color, width: 1.5, dash },
            { ...axes, silent: true, z: 2 },
          ),
        ];
  return [
    {
      type: 'scatter',
      name: 'rows',
      data: rows.map((row) => [at(x, row) ?? '-', at(section.data.outcome, row) ?? '-']),
      symbolSize: 5,
      itemStyle: { color: GREY },
      z: 3,
      ...axes,
    },
    ...whole(COMPLETE, complete, VERMILLION, 'dashed'),
    ...whole(AVERAGE, population, INK, 'dotted'),
    ...straight(NONE, plot, plot.none, level, ORANGE, panel),
    ...straight(PARTIAL, plot, plot.partial, level, BLUE, panel),
  ];
}

/** One small picture per group: its rows, its own line, the mixed model's and the one that ignores groups. */
export function linesSideBySide(section: GroupLinesSection, plot: GroupLines, levels: readonly number[]): ChartSpec {
  const byLevel = rowsByLevel(section, plot);
  const [xLow, xHigh] = extent(plot.from, plot.to);
  const yRange = niceRange(...outcomeRange(section, plot));
  const height = (width: number): number =>
    topOf(width) + Math.ceil(levels.length / columnsFor(width)) * PANEL_HEIGHT + 20;
  const option = (width: number) => {
    const columns = columnsFor(width);
    const side = 44;
    const cell = (width - side - 10) / columns;
    const place = (panel: number) => ({
      left: side + (panel % columns) * cell,
      top: topOf(width) + Math.floor(panel / columns) * PANEL_HEIGHT,
      width: cell - 10,
      height: PANEL_HEIGHT - 34,
    });
    const lastRow = (panel: number): boolean => panel + columns >= levels.length;
    const bare = { name: '', axisTick: { show: false }, splitNumber: 3 };
    return combine({
      grid: levels.map((_, panel) => ({ ...place(panel), show: true, borderColor: RULE, outerBoundsMode: 'none' })),
      title: levels.map((level, panel) => ({
        text: plot.levels[level] ?? '',
        subtext: '',
        left: place(panel).left,
        top: place(panel).top - 18,
        padding: 0,
        textStyle: { fontSize: 12, color: INK, width: cell - 14, overflow: 'truncate' },
      })),
      legend: {
        top: 0,
        left: 0,
        selectedMode: false,
        data: [PARTIAL, NONE, COMPLETE, AVERAGE].map(lineItem),
        itemHeight: 8,
        itemGap: 12,
        textStyle: { color: INK },
      },
      xAxis: levels.map((_, panel) =>
        valueAxis('', {
          ...bare,
          gridIndex: panel,
          min: niceRange(xLow, xHigh).min,
          max: niceRange(xLow, xHigh).max,
          axisLabel: {
            show: lastRow(panel),
            hideOverlap: true,
            showMinLabel: false,
            showMaxLabel: false,
            color: INK,
            fontSize: 11,
          },
        }),
      ),
      yAxis: levels.map((_, panel) =>
        valueAxis('', {
          ...bare,
          gridIndex: panel,
          ...yRange,
          axisLabel: {
            show: panel % columns === 0,
            hideOverlap: true,
            showMinLabel: false,
            showMaxLabel: false,
            color: INK,
            fontSize: 11,
          },
        }),
      ),
      tooltip: tooltip(({ value, seriesName }) =>
        seriesName !== 'rows' || !Array.isArray(value)
          ? ''
          : tip('', [
              { label: plot.x.label, value: number(Number(value[0])) },
              { label: section.outcome, value: number(Number(value[1])) },
            ]),
      ),
      series: levels.flatMap((level, panel) => panelSeries(section, plot, level, panel, byLevel.get(level) ?? [])),
    });
  };
  return {
    title: `${section.outcome} over ${plot.x.label}, side by side`,
    description: `Small pictures of ${levels.length} groups with their rows and three lines each.`,
    height,
    option,
    text: [plot.note, section.data.note],
    table: () => ({
      caption: `Groups of ${plot.factor} in view`,
      rows: levels.length,
      columns: [
        { title: plot.factor, cell: (row) => plot.levels[levels[row] ?? 0] ?? '' },
        { title: 'Observations', align: 'right', cell: (row) => number(at(plot.observations, levels[row] ?? 0)) },
        {
          title: 'Mixed model at start',
          align: 'right',
          cell: (row) => number(at(plot.partial.start, levels[row] ?? 0)),
        },
        { title: 'at end', align: 'right', cell: (row) => number(at(plot.partial.end, levels[row] ?? 0)) },
        { title: 'Alone at start', align: 'right', cell: (row) => number(at(plot.none.start, levels[row] ?? 0)) },
        { title: 'at end', align: 'right', cell: (row) => number(at(plot.none.end, levels[row] ?? 0)) },
      ],
    }),
  };
}
