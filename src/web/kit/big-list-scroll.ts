// Browsers cap the height of an element (Firefox near 17.9 million pixels): 500,000 rows at 200 % text are beyond it.
const TALLEST_PX = 12_000_000;

/** How a very tall list is fitted into what a browser can scroll: one pixel of the bar stands for `1 / shrink` of the list. */
export type Scale = { readonly tall: number; readonly shown: number; readonly view: number };

export const scaleOf = (tall: number, view: number, tallest = TALLEST_PX): Scale => ({
  tall,
  shown: Math.min(tall, tallest),
  view,
});

const ratio = ({ tall, shown, view }: Scale): number => (shown <= view ? 1 : (tall - view) / (shown - view));

/** Place within the list for a position of the scroll bar; both ends meet. */
export const listOffset = (scale: Scale, scrolled: number): number => scrolled * ratio(scale);

/** Position of the scroll bar for a place within the list. */
export const barOffset = (scale: Scale, offset: number): number => offset / ratio(scale);

/** Where to scroll so that a row is in view; null when it is already. */
export const offsetToSee = (row: number, rowHeight: number, offset: number, view: number): number | null => {
  const top = row * rowHeight;
  if (top < offset) return top;
  return top + rowHeight > offset + view ? top + rowHeight - view : null;
};

const steps: Readonly<Record<string, (rowsInView: number) => number>> = {
  ArrowDown: () => 1,
  ArrowUp: () => -1,
  PageDown: (rowsInView) => rowsInView,
  PageUp: (rowsInView) => -rowsInView,
  Home: () => -Infinity,
  End: () => Infinity,
};

/** The row a key moves to, or null when the key moves nothing. */
export const rowAfterKey = (key: string, row: number, rows: number, rowsInView: number): number | null => {
  const step = steps[key];
  if (!step || rows === 0) return null;
  return Math.min(rows - 1, Math.max(0, row + step(Math.max(1, rowsInView))));
};
