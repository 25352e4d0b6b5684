// Only the parts that are used: the whole library is three times as large.
import { BarChart, BoxplotChart, CustomChart, LineChart, ScatterChart } from 'echarts/charts';
import {
  AriaComponent,
  DataZoomComponent,
  GridComponent,
  LegendComponent,
  MarkLineComponent,
  TitleComponent,
  TooltipComponent,
} from 'echarts/components';
import { init, use } from 'echarts/core';
import type { ECharts, EChartsCoreOption } from 'echarts/core';
import { CanvasRenderer, SVGRenderer } from 'echarts/renderers';

use([
  AriaComponent,
  BarChart,
  BoxplotChart,
  CanvasRenderer,
  CustomChart,
  DataZoomComponent,
  GridComponent,
  LegendComponent,
  LineChart,
  MarkLineComponent,
  ScatterChart,
  SVGRenderer,
  TitleComponent,
  TooltipComponent,
]);

/** One layer of a chart. ECharts' own type is a union of hundreds of options that only fits literals. */
export interface SeriesOption {
  readonly type: 'bar' | 'boxplot' | 'custom' | 'line' | 'scatter';
  readonly name?: string;
  readonly [key: string]: unknown;
}

export type ChartOption = EChartsCoreOption;

export { init };
export type { ECharts };
