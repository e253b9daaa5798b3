import { useState } from 'react';
import { Button } from '../../../web/kit/button.tsx';
import { Textarea } from '../../../web/kit/inputs.ts';
import { useT } from '../../../web/messages.ts';
import { type Pasted, pasteColumns, readPaste, type TypedTarget } from './target-paste.ts';

type Props = { readonly onRows: (rows: readonly TypedTarget[]) => void };

/** How many rows were taken, and every cell that could not be read. */
const WasRead = ({ read: { rows, faults } }: { read: Pasted }) => {
  const t = useT();
  return (
    <>
      <p>{t('ratings.paste.taken', { count: rows.length })}</p>
      {faults.length > 0 && (
        <ul className="ratings-bullets">
          {faults.map(({ row, column, cell }) => (
            <li key={`${row} ${column}`}>
              {t('ratings.paste.fault', { row, column: t(`ratings.target.${column}`), cell })}
            </li>
          ))}
        </ul>
      )}
    </>
  );
};

/** Rows copied from a spreadsheet: read here, seen in the boxes below before anything is sent. */
export const TargetPasteBox = ({ onRows }: Props) => {
  const t = useT();
  const [text, setText] = useState('');
  const [read, setRead] = useState<Pasted | null>(null);
  const take = (): void => {
    const pasted = readPaste(text);
    setRead(pasted);
    if (pasted.rows.length === 0) return;
    onRows(pasted.rows);
    setText('');
  };
  return (
    <details className="ratings-fold">
      <summary>{t('ratings.paste.title')}</summary>
      <div className="vm-stack">
        <Textarea
          label={t('ratings.paste.label')}
          description={t('ratings.paste.help', {
            columns: pasteColumns.map((column) => t(`ratings.target.${column}`)).join(' · '),
          })}
          autosize
          minRows={3}
          maxRows={10}
          value={text}
          onChange={({ currentTarget: { value } }) => setText(value)}
        />
        <div>
          <Button onClick={take}>{t('ratings.paste.take')}</Button>
        </div>
        <div role="status">{read && <WasRead read={read} />}</div>
      </div>
    </details>
  );
};
