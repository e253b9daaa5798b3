import type { ReactNode } from 'react';
import { takeOutTable } from '../../platform/table-export/contract.ts';
import { useAsOf } from '../as-of.ts';
import { chosenOffice } from '../client.ts';
import { dayText } from '../day-text.ts';
import { downloadAnswer } from '../download-answer.ts';
import { useLanguage, useT } from '../messages.ts';
import { useAction } from '../queries.ts';
import { officesInUse, useSignedIn } from '../session.ts';
import { RefusalPanel } from './refusal-panel.tsx';
import { type Column, writtenCell } from './table-columns.ts';

type Shown<Row> = {
  readonly rows: readonly Row[];
  readonly columns: readonly Column<Row>[];
  /** What was searched for and the words of the chips chosen. */
  readonly text: string;
  readonly chips: readonly string[];
};

type TakeOut<Row> = {
  readonly start: (shown: Shown<Row>) => void;
  readonly isBusy: boolean;
  readonly refusal: ReactNode;
};

/** A table leaves as it stands on screen, as a workbook made by the server: who and when stand in it, and in the audit. */
export const useTableTakeOut = <Row,>(title: string): TakeOut<Row> => {
  const t = useT();
  const language = useLanguage();
  const session = useSignedIn();
  const { on, isToday } = useAsOf();
  const take = useAction(takeOutTable, { doneKey: 'web.table.taken-out', onDone: downloadAnswer });
  const offices = session ? officesInUse(session, chosenOffice()) : [];
  const scope = [...new Set(offices.map(({ organisationName }) => organisationName))].join('; ');
  const start = ({ rows, columns, text, chips }: Shown<Row>): void => {
    const taken = columns.filter((column) => !column.isAction);
    take.mutate({
      title,
      narrowed: [
        ...(isToday ? [] : [t('web.table.as-of', { on: dayText(on) })]),
        ...(text.trim() === '' ? [] : [t('web.table.containing', { text: text.trim().slice(0, 100) })]),
        ...chips,
      ],
      scope: scope.slice(0, 400),
      columns: taken.map(({ header, isNumber = false }) => ({ header, isNumber })),
      rows: rows.map((row) => taken.map((column) => writtenCell(column, row))),
      language,
    });
  };
  return { start, isBusy: take.isPending, refusal: take.error && <RefusalPanel refusal={take.error} takesFocus /> };
};
