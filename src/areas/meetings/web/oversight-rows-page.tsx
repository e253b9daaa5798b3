import { useSearch } from '@tanstack/react-router';
import type { OutputOf } from '../../../platform/action/contract.ts';
import { ask } from '../../../web/client.ts';
import { dayText } from '../../../web/day-text.ts';
import { Empty } from '../../../web/kit/answer-states.tsx';
import { BigList } from '../../../web/kit/big-list.tsx';
import { PageHead } from '../../../web/kit/page-head.tsx';
import { useLanguage, useT } from '../../../web/messages.ts';
import { oversightMeetings, oversightPart } from '../contract.ts';
import { pointsText } from './meeting-words.ts';
import { MonthSwitch } from './oversight-month.tsx';
import { monthText, useOfficeAndMonth } from './oversight-place.ts';
import './meetings.css';

type Row = OutputOf<typeof oversightMeetings>['rows'][number];

const useColumns = () => {
  const t = useT();
  const points = (value: number | null) => value ?? t('meetings.oversight.unknown');
  return [
    {
      key: 'cell',
      header: t('meetings.owing.column.cell'),
      cell: (row: Row) => row.organisationName,
      onCard: 'title' as const,
      rem: 13,
    },
    { key: 'held', header: t('meetings.owing.column.held'), cell: (row: Row) => dayText(row.heldOn), rem: 8 },
    { key: 'kind', header: t('meetings.oversight.kind'), cell: (row: Row) => t(`meetings.kind.${row.kind}`), rem: 10 },
    {
      key: 'attendance',
      header: t('meetings.oversight.attendance'),
      cell: ({ attendance }: Row) =>
        attendance ? `${attendance.numerator}/${attendance.denominator}` : t('meetings.oversight.unknown'),
      rem: 8,
    },
    {
      key: 'minutes',
      header: t('meetings.oversight.minutes'),
      cell: ({ minutes, minutesNeeded }: Row) => `${points(minutes)} / ${points(minutesNeeded)}`,
      rem: 8,
    },
  ];
};

const useLateColumns = () => {
  const t = useT();
  const language = useLanguage();
  const points = (value: number | null) => (value === null ? t('meetings.score.not-yet') : pointsText(value, language));
  return [
    {
      key: 'late',
      header: t('meetings.oversight.entered-after'),
      cell: (row: Row) => row.enteredAfterDays ?? t('meetings.oversight.unknown'),
      isNumber: true,
      rem: 7,
    },
    {
      key: 'self',
      header: t('meetings.oversight.self'),
      cell: (row: Row) => points(row.selfTotal),
      isNumber: true,
      rem: 7,
    },
    {
      key: 'superior',
      header: t('meetings.oversight.superior'),
      cell: (row: Row) => points(row.superiorTotal),
      isNumber: true,
      rem: 7,
    },
  ];
};

/** The meetings behind one figure of the oversight page. */
const OversightRowsPage = () => {
  const t = useT();
  const place = useOfficeAndMonth();
  const { organisationId, month } = place;
  const read = oversightPart.safeParse((useSearch({ strict: false }) as { part?: unknown }).part);
  const part = read.success ? read.data : 'all';
  const columns = [...useColumns(), ...useLateColumns()];
  return (
    <div className="vm-page">
      <PageHead
        title={t(`meetings.oversight.rows.${part}`)}
        subtitle={t('meetings.oversight.title-month', { month: monthText(month) })}
      />
      <MonthSwitch place={place} />
      {organisationId && (
        <BigList
          name="meetings.oversight-meetings"
          label={t(`meetings.oversight.rows.${part}`)}
          columns={columns}
          firstSort={{ key: 'place', descending: false }}
          hasSearch={false}
          askedWith={[organisationId, month, part]}
          rowKey={(row) => row.meetingId}
          rowLink={(row) => ({ to: '/meetings/$meetingId', params: { meetingId: row.meetingId } })}
          page={(_query, at, signal) =>
            ask(oversightMeetings, { underId: organisationId, month, part, ...at }, { signal })
          }
          empty={<Empty title={t('meetings.oversight.no-rows')}>{t('meetings.oversight.no-rows-text')}</Empty>}
        />
      )}
    </div>
  );
};

export default OversightRowsPage;
