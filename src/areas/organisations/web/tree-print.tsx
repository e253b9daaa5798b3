import { useState } from 'react';
import { flushSync } from 'react-dom';
import type { Day } from '../../../platform/calendar/day.ts';
import { dayText } from '../../../web/day-text.ts';
import { useT } from '../../../web/messages.ts';
import type { TreeRow } from './tree-nodes.ts';

/** The whole list stands in the page only while it is printed: the screen keeps few rows. */
export const usePrint = () => {
  const [isPrinting, setPrinting] = useState(false);
  const print = (): void => {
    flushSync(() => setPrinting(true));
    window.print();
    setPrinting(false);
  };
  return { isPrinting, print };
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
