import type { OutputOf } from '../../../platform/action/contract.ts';
import { dayText } from '../../../web/day-text.ts';
import { Answer } from '../../../web/kit/answer-states.tsx';
import { DataTable } from '../../../web/kit/data-table.tsx';
import { Figure } from '../../../web/kit/figure.tsx';
import { PageLink } from '../../../web/kit/page-link.tsx';
import type { Column } from '../../../web/kit/table-columns.ts';
import { useT } from '../../../web/messages.ts';
import { useQuestion } from '../../../web/queries.ts';
import type { RecordPanelProps } from '../../../web/slots.tsx';
import { attendanceOfMember } from '../contract.ts';

type Row = OutputOf<typeof attendanceOfMember>['rows'][number];

const useColumns = (): Column<Row>[] => {
  const t = useT();
  return [
    {
      key: 'held',
      header: t('meetings.of-member.held'),
      value: (row) => row.heldOn,
      cell: (row) => (
        <PageLink to="/meetings/$meetingId" params={{ meetingId: row.meetingId }}>
          {dayText(row.heldOn)}
        </PageLink>
      ),
      onCard: 'title',
    },
    { key: 'kind', header: t('meetings.of-member.kind'), value: ({ kind }) => t(`meetings.kind.${kind}`) },
    { key: 'cell', header: t('meetings.absent.cell'), value: ({ organisationName }) => organisationName },
    { key: 'status', header: t('meetings.roll.status'), value: ({ status }) => t(`meetings.status.${status}`) },
  ];
};

/** The meetings of the last two years to which a member was called, on the member's page. */
const AttendanceOfMemberPanel = ({ recordId }: RecordPanelProps) => {
  const t = useT();
  const answer = useQuestion(attendanceOfMember, { memberId: recordId as never });
  const columns = useColumns();
  return (
    <Answer
      query={answer}
      isEmpty={({ rows }) => rows.length === 0}
      empty={<p className="vm-soft">{t('meetings.of-member.none')}</p>}
    >
      {({ rows, counts, from }) => (
        <>
          <p>
            {/* From the first meeting that is known: of the months before nobody can say. */}
            {t('meetings.of-member.present', { from: dayText(rows.at(-1)?.heldOn ?? from) })}{' '}
            <Figure
              numerator={counts.present}
              denominator={counts.expected}
              definition={t('meetings.of-member.present-help')}
            />{' '}
            {t('meetings.of-member.absent', { excused: counts.excused, unexcused: counts.unexcused })}
          </p>
          <DataTable
            label={t('meetings.of-member.title')}
            rows={rows}
            columns={columns}
            rowKey={({ meetingId }) => meetingId}
            chips={[{ key: 'absent', label: t('meetings.roll.absent'), test: ({ status }) => /excused/.test(status) }]}
          />
        </>
      )}
    </Answer>
  );
};

export default AttendanceOfMemberPanel;
