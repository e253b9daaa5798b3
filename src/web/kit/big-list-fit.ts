import { elementScroll, observeElementOffset, useVirtualizer, type Virtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type RefObject, useReducer, useRef, useState } from 'react';
import { barOffset, listOffset, offsetToSee, rowAfterKey, type Scale, scaleOf } from './big-list-scroll.ts';

const ROW_REM = 3.5;

const remPx = (): number => Number.parseFloat(getComputedStyle(document.documentElement).fontSize);

/** Rows in view of a list that may be taller than a browser can scroll. */
export const useFittedRows = (
  count: number,
  box: RefObject<HTMLDivElement | null>,
  head: RefObject<HTMLDivElement | null>,
) => {
  const rowHeight = ROW_REM * remPx();
  const [, redraw] = useReducer((times: number) => times + 1, 0);
  const scale = useRef<Scale>(scaleOf(0, 0));
  const view = Math.max(rowHeight, (box.current?.clientHeight ?? 0) - (head.current?.offsetHeight ?? 0));
  scale.current = scaleOf(count * rowHeight, view);
  const isFitted = scale.current.shown < scale.current.tall;
  const redraws = useRef(isFitted);
  redraws.current = isFitted;
  const virtual: Virtualizer<HTMLDivElement, Element> = useVirtualizer({
    count,
    getScrollElement: () => box.current,
    estimateSize: () => rowHeight,
    overscan: 6,
    observeElementOffset: (instance, tell) =>
      observeElementOffset(instance, (offset, isScrolling) => {
        tell(listOffset(scale.current, offset), isScrolling);
        if (redraws.current) redraw();
      }),
    scrollToFn: (offset, options, instance) => elementScroll(barOffset(scale.current, offset), options, instance),
  });
  const scrolled = box.current?.scrollTop ?? 0;
  const shift = isFitted ? scrolled - listOffset(scale.current, scrolled) : 0;
  const scrollTo = (offset: number): void => {
    if (box.current) box.current.scrollTop = barOffset(scale.current, offset);
  };
  const offset = (): number => listOffset(scale.current, box.current?.scrollTop ?? 0);
  return { items: virtual.getVirtualItems(), height: scale.current.shown, shift, rowHeight, view, offset, scrollTo };
};

export type Fitted = ReturnType<typeof useFittedRows>;

/** The row that arrows move; it is kept in view while they do. */
export const useActiveRow = (query: unknown, count: number, fitted: Fitted, onOpen: (index: number) => void) => {
  const [place, setPlace] = useState({ query, row: 0 });
  const row = place.query === query ? Math.min(place.row, Math.max(0, count - 1)) : 0;
  const onKey = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target !== event.currentTarget) return;
    if (event.key === 'Enter') onOpen(row);
    const next = rowAfterKey(event.key, row, count, Math.floor(fitted.view / fitted.rowHeight) - 1);
    if (next === null) return;
    event.preventDefault();
    setPlace({ query, row: next });
    const seen = offsetToSee(next, fitted.rowHeight, fitted.offset(), fitted.view);
    if (seen !== null) fitted.scrollTo(seen);
  };
  return { row, onKey, setRow: (next: number): void => setPlace({ query, row: next }) };
};
