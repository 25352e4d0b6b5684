import type { Axis, Curve, Num } from '../model/common';
import type { MarginalPlot } from '../model/marginalEffects';
import { interval, number } from '../text/format';
import { combine, grid, legend, lineItem, tightAxis, tip, tooltip, valueAxis, Y_GAP, type TipTarget } from './axes';
import type { ChartSpec } from './card';
import type { ChartOption, SeriesOption } from './echarts';
import { curveBand, curveLine, rule, segments } from './layers';
import { BLUE, DASHES, INK, series } from './palette';
import { at, extent, pairs } from './points';

function xText(axis: Axis, value: Num): string {
  return axis.categories === null ? number(value, 3) : (axis.categories[value ?? -1] ?? '');
}

function lines(curves: readonly Curve[]): SeriesOption[] {
  return curves.flatMap((curve, i) => [
    ...curveBand(curve, series(i), curves.length > 1 ? 0.14 : 0.2),
    curveLine(curve, { color: series(i), dash: DASHES[i % DASHES.length] ?? 'solid' }),
  ]);
}

/** Over categories: points with intervals, those of the curves beside each other. */
function bars(curves: readonly Curve[]): SeriesOption[] {
  return curves.flatMap((curve, i) => {
    const x = curve.x.map((value) => (value === null ? null : value + (i - (curves.length - 1) / 2) * 0.14));
    const { lower, upper } = curve;
    const whiskers = segments(
      `${curve.label} intervals`,
      x.length,
      (k) => {
        const [px, low, high] = [at(x, k), lower?.[k] ?? null, upper?.[k] ?? null];
        return px === null || low === null || high === null ? null : { x1: px, y1: low, x2: px, y2: high };
      },
      () => ({ stroke: series(i), lineWidth: 2.5 }),
      { silent: true },
    );
    const points = {
      type: 'scatter',
      name: curve.label,
      data: pairs(x, curve.y),
      symbolSize: 11,
      itemStyle: { color: series(i) },
      z: 5,
    } as SeriesOption;
    // Thin lines make an interaction visible: without one they are parallel.
    const joined = curveLine(
      { ...curve, label: `${curve.label} joined`, x },
      { color: series(i), width: 1, dash: DASHES[i % DASHES.length] ?? 'solid' },
      { silent: true, tooltip: { show: false }, z: 2 },
    );
    return curves.length > 1 ? [joined, whiskers, points] : [whiskers, points];
  });
}

/** Categories on a value axis: room for several points beside each other. */
function xAxis(axis: Axis, columns: readonly (readonly Num[])[]): Record<string, unknown> {
  const { categories } = axis;
  if (categories === null) {
    return tightAxis(axis.label, extent(...columns));
  }
  return valueAxis(axis.label, {
    min: -0.5,
    max: categories.length - 0.5,
    interval: 0.5,
    splitLine: { show: false },
    axisLabel: {
      color: INK,
      hideOverlap: true,
      formatter: (value: number) => (Number.isInteger(value) ? (categories[value] ?? '') : ''),
    },
  });
}

function option(outcome: string, plot: MarginalPlot, width: number): ChartOption {
  const { curves, x } = plot;
  const several = curves.length > 1;
  const stacked = width < 640;
  return combine({
    grid: grid({ top: several ? (stacked ? 16 + curves.length * 18 : 36) : 14 }),
    legend: several
      ? legend({
          data: curves.map((curve) => (x.categories === null ? lineItem(curve.label) : { name: curve.label })),
          orient: stacked ? 'vertical' : 'horizontal',
          itemGap: stacked ? 5 : 16,
          itemWidth: 34,
        })
      : { show: false },
    xAxis: xAxis(
      x,
      curves.map((curve) => curve.x),
    ),
    yAxis: valueAxis(`Predicted ${outcome}`, Y_GAP),
    tooltip: {
      ...tooltip((target: TipTarget) => {
        const xs = curves[0]?.x ?? [];
        const row = nearestRow(xs, target.value);
        return tip(`${x.label} = ${xText(x, at(xs, row))}`, lineTips(curves, row));
      }),
      trigger: x.categories === null ? 'axis' : 'item',
    },
    series: x.categories === null ? lines(curves) : bars(curves),
  });
}

/** The row of the curves that lies nearest to where the pointer is. */
function nearestRow(x: readonly Num[], value: unknown): number {
  const there = Array.isArray(value) ? Number(value[0]) : NaN;
  const distances = x.map((candidate) => (candidate === null ? Infinity : Math.abs(candidate - there)));
  return distances.indexOf(Math.min(...distances));
}

function lineTips(curves: readonly Curve[], row: number) {
  return curves.map((curve) => ({
    label: curve.label,
    value: `${number(at(curve.y, row))} (${interval(curve.lower?.[row] ?? null, curve.upper?.[row] ?? null, (value) => number(value))})`,
  }));
}

/** Predicted values over one predictor, by a second one. */
export function marginalPlot(outcome: string, plot: MarginalPlot): ChartSpec {
  const rows = plot.curves.flatMap((curve) => curve.x.map((_, row) => ({ curve, row })));
  const title = `Predicted ${outcome} over ${plot.x.label}${plot.by === null ? '' : ` by ${plot.by}`}`;
  return {
    title,
    description: plot.sentences.join(' ') || plot.note,
    height: 400,
    option: (width) => option(outcome, plot, width),
    text: [...plot.sentences, plot.note],
    table: () => ({
      caption: title,
      rows: rows.length,
      columns: [
        { title: plot.by ?? '', cell: (row) => rows[row]?.curve.label ?? '' },
        {
          title: plot.x.label,
          align: 'right',
          cell: (row) => xText(plot.x, at(rows[row]?.curve.x ?? [], rows[row]?.row ?? 0)),
        },
        {
          title: 'Predicted',
          align: 'right',
          cell: (row) => number(at(rows[row]?.curve.y ?? [], rows[row]?.row ?? 0)),
        },
        {
          title: 'Lower',
          align: 'right',
          cell: (row) => number(at(rows[row]?.curve.lower ?? [], rows[row]?.row ?? 0)),
        },
        {
          title: 'Upper',
          align: 'right',
          cell: (row) => number(at(rows[row]?.curve.upper ?? [], rows[row]?.row ?? 0)),
        },
      ],
    }),
  };
}

/** One curve with its band over a numeric predictor: a slope, or a share of variance. */
export function bandPlot(
  title: string,
  yLabel: string,
  x: Axis,
  curve: Curve,
  text: string | null,
  zero: boolean,
): ChartSpec {
  return {
    title,
    description: text ?? title,
    height: 320,
    option: () =>
      combine({
        grid: grid(),
        xAxis: xAxis(x, [curve.x]),
        yAxis: valueAxis(yLabel, Y_GAP),
        tooltip: {
          ...tooltip(({ dataIndex }) =>
            tip(`${x.label} = ${xText(x, at(curve.x, dataIndex))}`, lineTips([{ ...curve, label: yLabel }], dataIndex)),
          ),
          trigger: 'axis',
        },
        series: [
          ...(zero ? [rule('y', 0, INK, 'dashed')] : []),
          ...curveBand(curve, BLUE),
          curveLine(curve, { color: BLUE }),
        ],
      }),
    text: [text],
    table: () => ({
      caption: title,
      rows: curve.x.length,
      columns: [
        { title: x.label, align: 'right', cell: (row) => xText(x, at(curve.x, row)) },
        { title: yLabel, align: 'right', cell: (row) => number(at(curve.y, row)) },
        { title: 'Lower', align: 'right', cell: (row) => number(curve.lower?.[row] ?? null) },
        { title: 'Upper', align: 'right', cell: (row) => number(curve.upper?.[row] ?? null) },
      ],
    }),
  };
}
