import { lazy, type ReactNode, Suspense } from 'react';
import { useT } from '../messages.ts';
import type { ChartOption, PickedPart } from './chart-drawing.tsx';

const ChartDrawing = lazy(() => import('./chart-drawing.tsx'));

type Props = {
  readonly title: string;
  readonly option: ChartOption;
  /** The same figures as a table: the equal of the drawing, not its footnote. */
  readonly table: ReactNode;
  /** A part of the drawing was pressed; by keyboard the same rows open from the table. */
  readonly onPick?: (part: PickedPart) => void;
};

/** A drawing and its table. The drawing is left out for readers, who have the table. */
export const Chart = ({ title, option, table, onPick }: Props) => {
  const t = useT();
  return (
    <figure className="vm-stack">
      <figcaption>
        <h3>{title}</h3>
      </figcaption>
      <div className="vm-chart" aria-hidden="true">
        <Suspense fallback={null}>
          <ChartDrawing option={option} onPick={onPick} />
        </Suspense>
      </div>
      <details open>
        <summary className="vm-link">{t('web.chart.table')}</summary>
        {table}
      </details>
    </figure>
  );
};
