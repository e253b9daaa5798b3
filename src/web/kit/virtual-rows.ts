import { useVirtualizer } from '@tanstack/react-virtual';
import { type RefObject, useRef } from 'react';

/** Fewer rows than this are simply all there: for the browser's own search, for print, for readers. */
const ALL_AT_ONCE = 150;

export type Shown = {
  readonly box: RefObject<HTMLDivElement | null>;
  readonly indexes: readonly number[];
  /** Empty space in pixels before and after what is shown. */
  readonly before: number;
  readonly after: number;
  readonly measure: ((node: Element | null) => void) | undefined;
};

/** Which rows stand in the scrolling box now. Row elements carry `data-index` and take `measure` as ref. */
export const useShownRows = (count: number, estimatedRem: number): Shown => {
  const box = useRef<HTMLDivElement>(null);
  const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
  const isVirtual = count > ALL_AT_ONCE;
  const virtual = useVirtualizer({
    count,
    enabled: isVirtual,
    getScrollElement: () => box.current,
    estimateSize: () => estimatedRem * rem,
    overscan: 12,
  });
  if (!isVirtual) return { box, indexes: [...Array(count).keys()], before: 0, after: 0, measure: undefined };
  const items = virtual.getVirtualItems();
  return {
    box,
    indexes: items.map((item) => item.index),
    before: items[0]?.start ?? 0,
    after: virtual.getTotalSize() - (items.at(-1)?.end ?? 0),
    measure: virtual.measureElement,
  };
};
