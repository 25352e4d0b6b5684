import type { Num } from '../model/common';
import { fixed, interval, number, percent } from '../text/format';
import { categoryAxis, combine, grid, legend, nameRoom, tip, tightAxis, tooltip, type TooltipLine } from './axes';
import type { ChartSpec } from './card';
import type { ChartOption, SeriesOption } from './echarts';
import { crowd } from './crowd';
import { rule, segments, type Piece } from './layers';
import { BLUE, GREY, INK, LIGHT, LIGHT_BLUE, RULE, VERMILLION } from './palette';
import { at, extent } from './points';

/** Estimates with intervals by group, one row each. */
export interface CaterpillarData {
  readonly title: string;
  readonly description: string;
  /** Name of the value axis. */
  readonly valueLabel: string;
  readonly levelLabel: string;
  readonly levels: readonly string[];
  readonly value: readonly Num[];
  readonly lower: readonly Num[];
  readonly upper: readonly Num[];
  /** The value that stands for "no different": 0, or the grand mean. */
  readonly reference: number;
  /** Further lines of the tooltip and columns of the table. */
  readonly details: readonly { label: string; values: readonly Num[]; show: (value: Num) => string }[];
  readonly text: readonly (string | null)[];
}

export interface CaterpillarState {
  /** Order of drawing: indices into `levels`, from the bottom up. */
  readonly order: readonly number[];
  readonly selected: number | null;
  /** First and last row of `order` in view. */
  readonly window: readonly [number, number];
}

/** More rows in view than these are drawn as crowds, without differences between them. */
export const CROWD = 300;

/** So many rows can be told apart and named. */
export const NAMED = 45;

function differs(data: CaterpillarData, level: number): boolean {
  const [low, high] = [at(data.lower, level), at(data.upper, level)];
  return low !== null && high !== null && (low > data.reference || high < data.reference);
}

function points(data: CaterpillarData, state: CaterpillarState, apart: boolean, size: number): SeriesOption {
  const rows: (number | string)[][] = [];
  state.order.forEach((level, row) => {
    if (level !== state.selected && differs(data, level) === apart) {
      rows.push([at(data.value, level) ?? '-', row]);
    }
  });
  return {
    type: 'scatter',
    name: apart ? 'interval away from the average' : 'interval includes the average',
    data: rows,
    symbolSize: size,
    z: 4,
    itemStyle: apart
      ? { color: BLUE }
      : size > 3
        ? { color: '#fff', borderColor: GREY, borderWidth: 1.5 }
        : { color: GREY },
    progressive: 0,
    large: size <= 3,
    largeThreshold: 500,
  };
}

function chosen(data: CaterpillarData, state: CaterpillarState, named: boolean): SeriesOption[] {
  const row = state.selected === null ? -1 : state.order.indexOf(state.selected);
  if (state.selected === null || row < 0) {
    return [];
  }
  const name = data.levels[state.selected] ?? '';
  return [
    {
      type: 'scatter',
      name,
      data: [[at(data.value, state.selected) ?? '-', row]],
      symbolSize: 10,
      z: 9,
      itemStyle: { color: VERMILLION },
      label: {
        show: !named,
        formatter: () => name,
        position: 'top',
        color: INK,
        fontWeight: 'bold',
        backgroundColor: '#ffffffd0',
        padding: [1, 3],
      },
    },
  ];
}

function barOf(data: CaterpillarData, state: CaterpillarState, row: number): Piece | null {
  const level = state.order[row] ?? 0;
  const [low, high] = [at(data.lower, level), at(data.upper, level)];
  return low === null || high === null ? null : { x1: low, y1: row, x2: high, y2: row };
}

function crowds(data: CaterpillarData, state: CaterpillarState): SeriesOption[] {
  const of = (wanted: (level: number) => boolean): Piece[] =>
    state.order.map((level, row) => (wanted(level) ? barOf(data, state, row) : null)).filter((piece) => piece !== null);
  return [
    crowd(
      'intervals that include',
      of((level) => !differs(data, level)),
      { stroke: LIGHT, lineWidth: 1 },
    ),
    crowd(
      'intervals away',
      of((level) => differs(data, level)),
      { stroke: LIGHT_BLUE, lineWidth: 1 },
    ),
    crowd(
      'interval of the chosen',
      of((level) => level === state.selected),
      { stroke: VERMILLION, lineWidth: 3 },
    ),
  ];
}

function bars(data: CaterpillarData, state: CaterpillarState): SeriesOption {
  return segments(
    'intervals',
    state.order.length,
    (row) => barOf(data, state, row),
    (row) => {
      const level = state.order[row] ?? 0;
      const selected = level === state.selected;
      const stroke = selected ? VERMILLION : differs(data, level) ? BLUE : GREY;
      return { stroke, lineWidth: selected ? 3 : 1.6 };
    },
    { z: 3 },
  );
}

function tipOf(data: CaterpillarData, level: number): HTMLElement {
  const show = (value: Num): string => number(value, 3);
  const lines: TooltipLine[] = [
    { label: data.valueLabel, value: number(at(data.value, level)) },
    { label: 'Interval', value: interval(at(data.lower, level), at(data.upper, level), show) },
    ...data.details.map((detail) => ({ label: detail.label, value: detail.show(at(detail.values, level)) })),
  ];
  return tip(data.levels[level] ?? '', lines);
}

function option(data: CaterpillarData, state: CaterpillarState, width: number): ChartOption {
  const count = state.order.length;
  const inView = state.window[1] - state.window[0] + 1;
  const named = inView <= NAMED;
  const zoomable = count > NAMED;
  const names = state.order.map((level) => data.levels[level] ?? '');
  const left = named ? nameRoom(names, width) : 26;

  return combine({
    grid: grid({ left, right: zoomable ? 46 : 16, top: 30, outerBoundsMode: 'none' }),
    legend: legend({
      data: ['interval away from the average', 'interval includes the average'].slice(0, width < 420 ? 1 : 2),
    }),
    tooltip: tooltip(({ value }) => {
      const level = Array.isArray(value) ? state.order[Math.round(Number(value[1]))] : undefined;
      return level === undefined ? '' : tipOf(data, level);
    }),
    xAxis: tightAxis(data.valueLabel, extent(data.lower, data.upper, data.value, [data.reference])),
    yAxis: categoryAxis(named ? '' : `${data.levelLabel}, sorted`, names, {
      nameGap: 8,
      axisLabel: {
        show: named,
        interval: 0,
        width: left - 12,
        overflow: 'truncate',
        color: INK,
        fontSize: inView > 35 ? 10 : 11,
      },
      axisLine: { show: false },
    }),
    dataZoom: zoomable ? zoom(state) : [],
    series: [
      rule('x', data.reference, INK, 'dashed'),
      ...(inView <= CROWD ? [bars(data, state)] : crowds(data, state)),
      points(data, state, false, pointSize(inView)),
      points(data, state, true, pointSize(inView)),
      ...chosen(data, state, named),
    ],
  });
}

function pointSize(inView: number): number {
  return inView <= NAMED ? 7 : inView <= CROWD ? 5 : 3;
}

function zoom(state: CaterpillarState): object[] {
  const [startValue, endValue] = state.window;
  const crowded = endValue - startValue + 1 > CROWD;
  const shared = { yAxisIndex: 0, startValue, endValue, minValueSpan: 8, filterMode: crowded ? 'none' : 'filter' };
  return [
    {
      type: 'slider',
      ...shared,
      right: 8,
      width: 18,
      showDetail: false,
      brushSelect: false,
      borderColor: RULE,
      fillerColor: 'rgba(0,114,178,0.15)',
      handleStyle: { color: '#fff', borderColor: BLUE },
      moveHandleStyle: { color: BLUE, opacity: 0.5 },
      dataBackground: { lineStyle: { color: RULE }, areaStyle: { color: RULE } },
    },
    { type: 'inside', ...shared, zoomOnMouseWheel: 'ctrl', moveOnMouseWheel: false },
  ];
}

/** One row per group with its interval; above 60 groups with a slider. */
export function caterpillar(data: CaterpillarData, state: CaterpillarState): ChartSpec {
  const sorted = [...state.order].reverse();
  const column = (label: string, values: readonly Num[], show: (value: Num) => string) => ({
    title: label,
    align: 'right' as const,
    cell: (row: number) => show(at(values, sorted[row] ?? 0)),
  });
  return {
    title: data.title,
    description: data.description,
    height: state.order.length > NAMED ? 620 : Math.max(180, 90 + state.order.length * 18),
    option: (width) => option(data, state, width),
    text: data.text,
    table: () => ({
      caption: data.title,
      rows: sorted.length,
      columns: [
        { title: data.levelLabel, cell: (row) => data.levels[sorted[row] ?? 0] ?? '' },
        column(data.valueLabel, data.value, number),
        column('Lower', data.lower, number),
        column('Upper', data.upper, number),
        ...data.details.map((detail) => column(detail.label, detail.values, detail.show)),
      ],
    }),
  };
}

/** Details that caterpillar plots share. */
export const DETAIL = {
  observations: (values: readonly Num[]) => ({ label: 'Observations', values, show: (value: Num) => number(value) }),
  reliability: (values: readonly Num[]) => ({ label: 'Reliability', values, show: (value: Num) => fixed(value, 2) }),
  share: (values: readonly Num[]) => ({ label: 'Share', values, show: percent }),
};
