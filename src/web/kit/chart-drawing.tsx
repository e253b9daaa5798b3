import {
  BarChart,
  type BarSeriesOption,
  LineChart,
  type LineSeriesOption,
  MapChart,
  type MapSeriesOption,
} from 'echarts/charts';
import {
  GeoComponent,
  GridComponent,
  type GridComponentOption,
  TooltipComponent,
  type TooltipComponentOption,
  VisualMapComponent,
  type VisualMapComponentOption,
} from 'echarts/components';
import { type ComposeOption, init, registerMap, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';

use([BarChart, LineChart, MapChart, GeoComponent, GridComponent, TooltipComponent, VisualMapComponent, SVGRenderer]);

export type ChartOption = ComposeOption<
  | BarSeriesOption
  | LineSeriesOption
  | MapSeriesOption
  | GridComponentOption
  | TooltipComponentOption
  | VisualMapComponentOption
>;

export { registerMap };

/** A part of a drawing: the place of its series and of its value in the option. */
export type PickedPart = { readonly series: number; readonly value: number };

type Props = { readonly option: ChartOption; readonly onPick?: ((part: PickedPart) => void) | undefined };

/** Drawn as SVG, so that it prints sharply and follows the colours of the page. */
const ChartDrawing = ({ option, onPick }: Props) => {
  const box = useRef<HTMLDivElement>(null);
  const pick = useRef(onPick);
  pick.current = onPick;
  useEffect(() => {
    const node = box.current;
    if (!node) return;
    const words = getComputedStyle(node);
    const chart = init(node, null, { renderer: 'svg' });
    chart.setOption({
      color: ['--accent', '--line', '--attention', '--good'].map((token) => words.getPropertyValue(token)),
      textStyle: {
        fontFamily: words.fontFamily,
        color: words.color,
        fontSize: Number.parseFloat(words.fontSize) * 0.875,
      },
      animation: false,
      ...option,
    });
    chart.on('click', ({ seriesIndex, dataIndex }) => {
      if (seriesIndex !== undefined) pick.current?.({ series: seriesIndex, value: dataIndex });
    });
    const watch = new ResizeObserver(() => chart.resize());
    watch.observe(node);
    return () => {
      watch.disconnect();
      chart.dispose();
    };
  }, [option]);
  return <div ref={box} style={{ width: '100%', height: '100%' }} />;
};

export default ChartDrawing;
