import { type RefObject, useEffect, useRef, useState } from 'react';
import { useT } from '../messages.ts';
import { usePrinting } from './big-list-print.tsx';
import { isFewOf, type Phone, partOf } from './few-of.ts';
import type { Sort } from './table-view.ts';

type Asked<Row> = { readonly rows: readonly Row[]; readonly phone?: Phone | undefined; readonly sort: Sort };

type FewCards<Row> = {
  readonly rows: readonly Row[];
  readonly isLong: boolean;
  readonly isAll: boolean;
  readonly toggle: () => void;
  /** The card that was not there before, which takes the focus when all are shown. */
  readonly firstNew: number;
};

/** Which cards stand there: a few of a long list until all are asked for, and all of them on paper. */
export const useFewCards = <Row,>({ rows, phone, sort }: Asked<Row>): FewCards<Row> => {
  const [isAll, setAll] = useState(false);
  const isPrinting = usePrinting();
  const isLong = isFewOf(rows.length, phone);
  // Sorted by oneself, the first are the ones that were asked for.
  const isFromEnd = phone?.from === 'end' && sort === null;
  return {
    rows: isLong && !isAll && !isPrinting ? partOf(rows, phone!.few, isFromEnd) : rows,
    ...{ isLong, isAll },
    toggle: () => setAll((now) => !now),
    firstNew: isFromEnd ? 0 : (phone?.few ?? 0),
  };
};

/** Once all are shown the reader goes on with the first that is new; folded again, the button stays in sight. */
const useKeptPlace = (isAll: boolean, firstNew: number, list: RefObject<HTMLElement | null>) => {
  const button = useRef<HTMLButtonElement>(null);
  const before = useRef(isAll);
  useEffect(() => {
    if (before.current === isAll) return;
    before.current = isAll;
    if (isAll) list.current?.querySelector<HTMLElement>(`li[data-index="${firstNew}"]`)?.focus();
    else button.current?.scrollIntoView({ block: 'center' });
  }, [isAll, firstNew, list]);
  return button;
};

type Props = {
  readonly of: FewCards<unknown>;
  readonly label: string;
  readonly count: number;
  readonly list: RefObject<HTMLElement | null>;
};

/** Below a long list of cards: the rest of them, by number. */
export const MoreCards = ({ of: { isLong, isAll, toggle, firstNew }, label, count, list }: Props) => {
  const t = useT();
  const button = useKeptPlace(isAll, firstNew, list);
  if (!isLong) return null;
  const words = isAll ? t('web.table.show-few') : t('web.table.show-all', { count });
  return (
    <div className="not-printed">
      <button type="button" className="vm-button" ref={button} aria-label={`${words}: ${label}`} onClick={toggle}>
        {words}
      </button>
    </div>
  );
};
