import { useEffect, useState } from 'react';
import { flushSync } from 'react-dom';
import type { Day } from '../../../platform/calendar/day.ts';
import { dayText } from '../../../web/day-text.ts';
import { useT } from '../../../web/messages.ts';
import type { TreeRow } from './tree-nodes.ts';

/** The whole list stands in the page only while it is printed, by our button or the browser's own: the screen keeps few rows. */
export const useIsPrinting = (): boolean => {
  const [isPrinting, setPrinting] = useState(false);
  useEffect(() => {
    const begin = () => flushSync(() => setPrinting(true));
    const end = () => setPrinting(false);
    window.addEventListener('beforeprint', begin);
    window.addEventListener('afterprint', end);
    return () => {
      window.removeEventListener('beforeprint', begin);
      window.removeEventListener('afterprint', end);
    };
  }, []);
  return isPrinting;
};

type Props = { readonly rows: readonly TreeRow[]; readonly typeWord: (code: string) => string; readonly on: Day };

export const TreePrint = ({ rows, typeWord, on }: Props) => {
  const t = useT();
  return (
    <div className="organisations-only-print">
      <p>{t('organisations.tree.count', { count: rows.length, on: dayText(on) })}</p>
      <table className="vm-table">
        <thead>
          <tr>
            <th>{t('organisations.name')}</th>
            <th>{t('organisations.type')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key}>
              <td style={{ paddingLeft: `${row.depth}rem` }}>{row.label}</td>
              <td>{typeWord(row.type)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
};
