import type { OutputOf } from '../../../platform/action/contract.ts';
import type { Day } from '../../../platform/calendar/day.ts';
import { Answer, Empty } from '../../../web/kit/answer-states.tsx';
import { DataTable } from '../../../web/kit/data-table.tsx';
import type { Column } from '../../../web/kit/table-columns.ts';
import { type Translate, useT } from '../../../web/messages.ts';
import { useQuestion } from '../../../web/queries.ts';
import { duesArrears, exportDuesArrears } from '../contract.ts';
import { monthText } from '../rules/dues-month.ts';
import { cellColumn } from './dues-columns.tsx';
import type { OrganisationId } from './dues-scene.ts';
import { useListExport } from './list-export.tsx';

type Row = OutputOf<typeof duesArrears>['members'][number];
type Props = {
  readonly underId: OrganisationId;
  readonly period: { readonly fromMonth: Day; readonly untilMonth: Day };
};
const SHOWN = 500;

const columnsOf = (t: Translate): readonly Column<Row>[] => [
  { key: 'name', header: t('members.dues.member'), value: (row) => row.fullName, onCard: 'title' },
  cellColumn(t('members.dues.cell'), (row) => row.organisationName, { month: (row) => row.months[0] }),
  { key: 'count', header: t('members.dues.open-count'), value: (row) => row.months.length, isNumber: true },
  { key: 'months', header: t('members.dues.open-months'), value: (row) => row.months.map(monthText).join(', ') },
];

/** The members behind the figure in arrears, with their months. */
export const DuesArrears = ({ underId, period }: Props) => {
  const t = useT();
  const arrears = useQuestion(duesArrears, { underId, ...period, limit: SHOWN }, { keepLast: true });
  const columns = columnsOf(t);
  const taking = useListExport(exportDuesArrears, { underId, ...period });
  return (
    <section className="vm-stack">
      <h2>{t('members.dues.arrears')}</h2>
      <p className="vm-soft">{t('members.dues.arrears-text')}</p>
      <Answer
        query={arrears}
        isEmpty={(answer) => answer.total === 0}
        empty={<Empty title={t('members.dues.no-arrears')} />}
      >
        {(answer) => (
          <>
            {answer.total > answer.members.length && (
              <p>{t('members.dues.first-shown', { shown: answer.members.length, total: answer.total })}</p>
            )}
            {taking.refusal}
            <DataTable
              label={t('members.dues.arrears')}
              rows={answer.members}
              columns={columns}
              rowKey={(row) => `${row.memberId} ${row.organisationId}`}
              {...taking.props}
            />
          </>
        )}
      </Answer>
    </section>
  );
};
