import { useEffect } from 'react';
import { useT } from '../messages.ts';
import { type BigView, shownIn } from './big-list-grid.tsx';
import { PAGE_ROWS } from './big-list-pages.ts';
import { useShownRows } from './virtual-rows.ts';

type CardsProps<Row> = BigView<Row> & { readonly rowsFromStart: number };

/** The same list where there is no room for columns: one card a row; the next page comes as one nears the end. */
export const BigListCards = <Row extends object>(props: CardsProps<Row>) => {
  const { label, columns, count, rowAt, rowLink, rowsFromStart, onPages, isOld } = props;
  const t = useT();
  const { box, indexes, before, after, measure } = useShownRows(rowsFromStart, 7);
  const title = columns.find((column) => column.onCard === 'title') ?? columns[0];
  const listed = columns.filter((column) => column !== title && column.onCard !== 'detail');
  const from = Math.floor((indexes[0] ?? 0) / PAGE_ROWS);
  const nearEnd = Math.floor(((indexes.at(-1) ?? 0) + PAGE_ROWS / 4) / PAGE_ROWS);
  useEffect(() => onPages(Array.from({ length: nearEnd - from + 1 }, (_, at) => from + at)), [from, nearEnd, onPages]);
  return (
    <section
      className="vm-card-box not-printed"
      data-long={measure !== undefined}
      ref={box}
      tabIndex={measure ? 0 : undefined}
      aria-label={label}
      aria-busy={isOld}
    >
      <ul className="vm-cards" style={{ paddingTop: before, paddingBottom: after }}>
        {indexes.map((index) => {
          const row = rowAt(index);
          if (!row || !title) return null;
          return (
            <li key={index} data-index={index} ref={measure}>
              <div className="vm-card-title">{shownIn(title, row, rowLink?.(row) ?? null, true)}</div>
              <dl>
                {listed.map((column) => (
                  <div key={column.key}>
                    <dt>{column.header}</dt>
                    <dd>{column.cell(row)}</dd>
                  </div>
                ))}
              </dl>
            </li>
          );
        })}
      </ul>
      {rowsFromStart < count && (
        <p className="vm-soft">{t('web.list.more-below', { shown: rowsFromStart, all: count })}</p>
      )}
    </section>
  );
};
