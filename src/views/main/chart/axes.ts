import { h } from '../page/dom';
import { axisNumber } from '../text/format';
import type { ChartOption } from './echarts';
import { FAINT_INK, GREY, INK, RULE } from './palette';

/** Narrower than this, charts give up side margins and long labels. */
export const NARROW = 560;

const GRID = '#eceff1';

/** In the legend: a line as it is drawn, dashes and all, without a symbol. */
export function lineItem(name: string): object {
  return { name, itemStyle: { opacity: 0 } };
}

/** In the legend: a short thick line, for many line pieces drawn as one series. */
export function piecesItem(name: string): object {
  return { name, icon: 'path://M0 0H24V4H0Z' };
}

/** Room for names left of a plot, as far as the width allows. */
export function nameRoom(names: readonly string[], width: number): number {
  const longest = names.reduce((most, name) => Math.max(most, name.length), 1);
  return Math.min(width < NARROW ? 96 : 190, 18 + longest * 7);
}

/** The part of an axis that is the same for value and category axes. */
const look = {
  nameLocation: 'middle' as const,
  nameTextStyle: { color: INK, fontSize: 12 },
  axisTick: { show: true, lineStyle: { color: RULE } },
  axisLine: { show: true, onZero: false, lineStyle: { color: GREY } },
};

export function valueAxis(name: string, more: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    type: 'value',
    name,
    scale: true,
    nameGap: 28,
    ...look,
    splitLine: { show: true, lineStyle: { color: GRID } },
    axisLabel: { color: FAINT_INK, hideOverlap: true, formatter: (value: number) => axisNumber(value) },
    ...more,
  };
}

/** A value axis that ends where the data end, with a little room; round labels in between. Equal ends: room around. */
export function tightAxis(
  name: string,
  [low, high]: readonly [number, number],
  more: Record<string, unknown> = {},
): Record<string, unknown> {
  const pad = low === high ? Math.abs(high) * 0.1 || 1 : (high - low) * 0.03;
  const ends = (show: boolean) => ({ showMinLabel: show, showMaxLabel: show });
  return valueAxis(name, {
    min: low - pad,
    max: high + pad,
    splitLine: { show: true, showMinLine: false, showMaxLine: false, lineStyle: { color: GRID } },
    axisTick: { show: false },
    axisLabel: { color: FAINT_INK, hideOverlap: true, formatter: (value: number) => axisNumber(value), ...ends(false) },
    ...more,
  });
}

export function categoryAxis(
  name: string,
  categories: readonly string[],
  more: Record<string, unknown> = {},
): Record<string, unknown> {
  return {
    type: 'category',
    name,
    data: [...categories],
    nameGap: 28,
    ...look,
    axisTick: { show: false },
    axisLabel: { color: FAINT_INK, hideOverlap: true },
    ...more,
  };
}

/** Room around the plot; labels of the axes come on top of it. */
export function grid(more: Record<string, unknown> = {}): Record<string, unknown> {
  return { left: 46, right: 16, top: 14, bottom: 42, ...more };
}

/** Names of a y axis stand far enough from its labels. */
export const Y_GAP = { nameGap: 44 };

export interface TooltipLine {
  readonly label: string;
  readonly value: string;
}

/** The inside of a tooltip: elements, not markup, since names of groups come from data. */
export function tip(title: string, lines: readonly TooltipLine[]): HTMLElement {
  return h(
    'div',
    { class: 'tip' },
    title !== '' && h('strong', {}, title),
    ...lines.map(({ label, value }) => h('div', {}, h('span', {}, label), h('b', {}, value))),
  );
}

/** What ECharts hands to a formatter, as far as it is used here. */
export interface TipTarget {
  readonly dataIndex: number;
  readonly seriesIndex: number;
  readonly seriesName: string;
  readonly value: unknown;
}

export function tooltip(formatter: (target: TipTarget) => HTMLElement | string): Record<string, unknown> {
  return {
    trigger: 'item',
    confine: true,
    appendTo: 'body',
    transitionDuration: 0,
    borderColor: RULE,
    padding: [6, 10],
    textStyle: { color: INK, fontSize: 12 },
    formatter: (params: unknown) => formatter((Array.isArray(params) ? params[0] : params) as TipTarget),
  };
}

export function legend(more: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    type: 'plain',
    top: 0,
    left: 0,
    itemWidth: 22,
    itemHeight: 10,
    itemGap: 14,
    textStyle: { color: INK, fontSize: 12 },
    ...more,
  };
}

/** Several parts of an option, later ones on top. */
export function combine(...parts: readonly Record<string, unknown>[]): ChartOption {
  return Object.assign({}, ...parts) as ChartOption;
}

/** Ends of an axis a little outside of the data, at round numbers, for axes that must not follow what is drawn. */
export function niceRange(low: number, high: number): { min: number; max: number } {
  const range = (high - low || Math.abs(high) || 1) * 1.06;
  const power = 10 ** Math.floor(Math.log10(range / 10));
  const factor = range / 10 / power;
  const step = power * (factor > 5 ? 10 : factor > 2 ? 5 : factor > 1 ? 2 : 1);
  const pad = (range - (high - low)) / 2;
  return {
    min: Number((Math.floor((low - pad) / step) * step).toPrecision(12)),
    max: Number((Math.ceil((high + pad) / step) * step).toPrecision(12)),
  };
}
