import { useState } from 'react';
import type { OutputOf } from '../../../platform/action/contract.ts';
import { Answer } from '../../../web/kit/answer-states.tsx';
import { Button } from '../../../web/kit/button.tsx';
import { DataTable } from '../../../web/kit/data-table.tsx';
import { Status } from '../../../web/kit/status.tsx';
import type { Column } from '../../../web/kit/table-columns.ts';
import { type Translate, useT } from '../../../web/messages.ts';
import { useQuestion } from '../../../web/queries.ts';
import { useMay } from '../../../web/session.ts';
import { recordResidenceMeeting, residenceMeetings } from '../contract/transfers-residence-remarks.ts';
import { MeetingDialog } from './residence-dialogs.tsx';
import { ClauseLine, DayCell } from './transfer-words.tsx';

type Row = OutputOf<typeof residenceMeetings>['rows'][number];

const columnsOf = (t: Translate): readonly Column<Row>[] => [
  { key: 'cell', header: t('members.residence.cell'), value: (row) => row.organisationName, onCard: 'title' },
  { key: 'guests', header: t('members.residence.introduced'), value: (row) => row.guests, isNumber: true },
  {
    key: 'last',
    header: t('members.residence.last-meeting'),
    value: (row) => row.lastHeldOn,
    cell: (row) =>
      row.lastHeldOn
        ? t('members.residence.meeting-line', {
            on: row.lastHeldOn,
            present: row.present ?? 0,
            invited: row.invited ?? 0,
          })
        : t('members.residence.never-met'),
  },
  {
    key: 'due',
    header: t('members.residence.meet-by'),
    value: (row) => row.dueOn,
    cell: (row) =>
      row.isOverdue ? (
        <Status level="serious">
          <DayCell on={row.dueOn} />
        </Status>
      ) : (
        <DayCell on={row.dueOn} otherwise={t('members.transfers.day-unknown')} />
      ),
  },
];

const actionOf = (t: Translate, onHeld: (row: Row) => void): Column<Row> => ({
  key: 'action',
  header: t('members.exemptions.actions'),
  isAction: true,
  value: () => null,
  cell: (row) => (
    <Button
      onClick={() => onHeld(row)}
      aria-label={`${t('members.residence.record-meeting')}: ${row.organisationName}`}
    >
      {t('members.residence.record-meeting')}
    </Button>
  ),
});

/** Half-yearly meetings of cells with the members introduced to them. */
export const ResidenceMeetings = () => {
  const t = useT();
  const may = useMay();
  const [held, setHeld] = useState<Row | null>(null);
  const list = useQuestion(residenceMeetings, {});
  return (
    <Answer query={list}>
      {(answer) =>
        answer.rows.length === 0 ? null : (
          <section className="vm-stack">
            <h2>{t('members.residence.meetings')}</h2>
            <DataTable
              label={t('members.residence.meetings')}
              rows={answer.rows}
              columns={may(recordResidenceMeeting.name) ? [...columnsOf(t), actionOf(t, setHeld)] : columnsOf(t)}
              rowKey={(row) => row.organisationId}
            />
            <ClauseLine source={answer.source} isVerified={answer.isVerified} />
            {held && (
              <MeetingDialog organisationId={held.organisationId} guests={held.guests} onClose={() => setHeld(null)} />
            )}
          </section>
        )
      }
    </Answer>
  );
};
