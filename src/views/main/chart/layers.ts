import type { Curve } from '../model/common';
import type { SeriesOption } from './echarts';
import { at, pairs } from './points';

interface Style {
  readonly color: string;
  readonly width?: number;
  readonly dash?: 'solid' | 'dashed' | 'dotted' | number[];
}

/** A curve without symbols. */
export function curveLine(curve: Curve, style: Style, more: Partial<SeriesOption> = {}): SeriesOption {
  return {
    type: 'line',
    name: curve.label,
    data: pairs(curve.x, curve.y),
    symbol: 'none',
    lineStyle: { color: style.color, width: style.width ?? 2.5, type: style.dash ?? 'solid' },
    itemStyle: { color: style.color },
    emphasis: { disabled: true },
    z: 5,
    ...more,
  };
}

interface CustomApi {
  value: (dimension: number) => number;
  coord: (point: [number, number]) => [number, number];
}

/** The band of a curve as one polygon; none if the curve has no band. */
export function curveBand(curve: Curve, color: string, opacity = 0.18): SeriesOption[] {
  const { lower, upper } = curve;
  if (lower === null || upper === null) {
    return [];
  }
  const rows = curve.x
    .map((x, i) => [x, at(lower, i), at(upper, i)] as const)
    .filter((row): row is readonly [number, number, number] => row.every((value) => value !== null));
  const band = {
    type: 'custom',
    name: `${curve.label} (band)`,
    silent: true,
    clip: true,
    z: 2,
    tooltip: { show: false },
    data: rows.map((row) => [...row]),
    encode: { x: 0, y: [1, 2] },
    renderItem: (params: { dataIndex: number }, api: CustomApi) => {
      if (params.dataIndex !== 0) {
        return null;
      }
      const there = rows.map(([x, , high]) => api.coord([x, high]));
      const back = rows.map(([x, low]) => api.coord([x, low])).reverse();
      return { type: 'polygon', shape: { points: [...there, ...back] }, style: { fill: color, opacity } };
    },
  };
  return [band as unknown as SeriesOption];
}

/** A straight line from one point to another. */
export function segment(
  name: string,
  from: readonly [number, number],
  to: readonly [number, number],
  style: Style,
  more: Partial<SeriesOption> = {},
): SeriesOption {
  return curveLine({ label: name, x: [from[0], to[0]], y: [from[1], to[1]], lower: null, upper: null }, style, more);
}

/** Horizontal or vertical line over the whole plot. */
export function rule(axis: 'x' | 'y', value: number, color: string, dash: 'solid' | 'dashed' = 'solid'): SeriesOption {
  return {
    type: 'line',
    data: [],
    silent: true,
    markLine: {
      silent: true,
      symbol: 'none',
      label: { show: false },
      lineStyle: { color, width: 1, type: dash },
      data: [axis === 'x' ? { xAxis: value } : { yAxis: value }],
    },
  };
}

export interface Piece {
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
}

/**
 * Many separate line pieces as one series: intervals, group lines, arrows. `piece` answers null for none. `look` gives the
 * style of a piece; with `arrow`, the end has a head.
 */
export function segments(
  name: string,
  count: number,
  piece: (index: number) => Piece | null,
  look: (index: number) => { stroke: string; lineWidth: number; opacity?: number; lineDash?: number[] },
  more: { silent?: boolean; z?: number; arrow?: boolean } = {},
): SeriesOption {
  const data: number[][] = [];
  const index: number[] = [];
  for (let i = 0; i < count; i++) {
    const p = piece(i);
    if (p !== null) {
      data.push([p.x1, p.y1, p.x2, p.y2]);
      index.push(i);
    }
  }
  const option = {
    type: 'custom',
    name,
    clip: true,
    silent: more.silent ?? false,
    progressive: 0,
    z: more.z ?? 3,
    data,
    encode: { x: [0, 2], y: [1, 3] },
    renderItem: (params: { dataIndex: number }, api: CustomApi) => {
      const from = api.coord([api.value(0), api.value(1)]);
      const to = api.coord([api.value(2), api.value(3)]);
      const style = look(index[params.dataIndex] ?? 0);
      const line = {
        type: 'line',
        shape: { x1: from[0], y1: from[1], x2: to[0], y2: to[1] },
        style: { fill: null, ...style },
      };
      return more.arrow ? arrow(from, to, style) : line;
    },
  };
  return option as unknown as SeriesOption;
}

/** Ends a little before its point, so that the head is not under the point's symbol. */
function arrow(from: [number, number], end: [number, number], style: { stroke: string; opacity?: number }): object {
  const length = Math.hypot(end[0] - from[0], end[1] - from[1]);
  const part = length > 12 ? (length - 5) / length : 1;
  const to: [number, number] = [from[0] + (end[0] - from[0]) * part, from[1] + (end[1] - from[1]) * part];
  const shape = { x1: from[0], y1: from[1], x2: to[0], y2: to[1] };
  const line = { type: 'line', shape, style: { fill: null, ...style } };
  return { type: 'group', children: length > 8 ? [line, head(from, to, style)] : [line] };
}

function head(from: [number, number], to: [number, number], style: { stroke: string; opacity?: number }): object {
  const angle = Math.atan2(to[1] - from[1], to[0] - from[0]);
  const length = Math.min(7, Math.hypot(to[0] - from[0], to[1] - from[1]));
  const corner = (turn: number): [number, number] => [
    to[0] - length * Math.cos(angle + turn),
    to[1] - length * Math.sin(angle + turn),
  ];
  return {
    type: 'polygon',
    shape: { points: [to, corner(0.4), corner(-0.4)] },
    style: { fill: style.stroke, opacity: style.opacity ?? 1 },
  };
}
