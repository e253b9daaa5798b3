import { useState } from 'react';
import type { OutputOf } from '../../../platform/action/contract.ts';
import { dayText } from '../../../web/day-text.ts';
import { Answer, Empty } from '../../../web/kit/answer-states.tsx';
import { DataTable } from '../../../web/kit/data-table.tsx';
import { OrganisationField } from '../../../web/kit/organisation-field.tsx';
import { PageHead } from '../../../web/kit/page-head.tsx';
import { PageLink } from '../../../web/kit/page-link.tsx';
import type { Column } from '../../../web/kit/table-columns.ts';
import { useLanguage, useT } from '../../../web/messages.ts';
import { useQuestion } from '../../../web/queries.ts';
import { longAbsent } from '../contract.ts';
import { monthText } from './oversight-place.ts';
import './meetings.css';

type Found = OutputOf<typeof longAbsent>;
type Row = Found['rows'][number];

const useColumns = (): Column<Row>[] => {
  const t = useT();
  return [
    {
      key: 'name',
      header: t('meetings.absent.member'),
      value: (row) => row.fullName,
      cell: (row) => (
        <PageLink to="/members/$memberId" params={{ memberId: row.memberId }}>
          {row.fullName}
        </PageLink>
      ),
      onCard: 'title',
    },
    {
      key: 'cell',
      header: t('meetings.absent.cell'),
      value: (row) => row.organisationName,
      cell: (row) => (
        <PageLink to="/meetings" search={{ of: row.organisationId }}>
          {row.organisationName}
        </PageLink>
      ),
    },
    { key: 'months', header: t('meetings.absent.months'), value: (row) => row.months.map(monthText).join(', ') },
    {
      key: 'dues',
      header: t('meetings.absent.dues'),
      value: ({ dues, months }) =>
        dues === null
          ? t('meetings.absent.dues-unknown')
          : t('meetings.absent.dues-paid', { paid: dues.paid, recorded: dues.recorded, months: months.length }),
    },
  ];
};

const paidThough = ({ dues }: Row): boolean => dues !== null && dues.paid > 0;

const List = ({ found: { rule, rows, isCut, from } }: { found: Found }) => {
  const t = useT();
  const language = useLanguage();
  const columns = useColumns();
  if (rule === null) return <Empty title={t('meetings.absent.no-rule')}>{t('meetings.absent.no-rule-text')}</Empty>;
  return (
    <>
      <p>{t('meetings.absent.rule', { months: rule.months, from: dayText(from) })}</p>
      {isCut && <p className="vm-fault">{t('meetings.absent.cut', { count: rows.length })}</p>}
      {rows.length === 0 ? (
        <Empty title={t('meetings.absent.none')}>{t('meetings.absent.none-text')}</Empty>
      ) : (
        <DataTable
          label={t('meetings.absent.title')}
          rows={rows}
          columns={columns}
          rowKey={(row) => row.memberId}
          chips={[{ key: 'paid', label: t('meetings.absent.paid-though'), test: paidThough }]}
          hasSearch={rows.length > 12}
        />
      )}
      <p className="vm-soft">
        {t('meetings.absent.signal')} {rule.source[language]}.
        {/* Most sources say themselves which text was not compared: not twice. */}
        {!rule.isVerified && !rule.source.vi.includes('chưa đối chiếu') && ` ${t('meetings.absent.unverified')}.`}
      </p>
    </>
  );
};

/** Who stayed away month after month without a reason, with what they paid then: a signal from which a committee looks, not a verdict. */
const AbsentMembersPage = () => {
  const t = useT();
  const [underId, setUnder] = useState<string | null>(null);
  const answer = useQuestion(longAbsent, { underId: underId as never }, { keepLast: true });
  return (
    <div className="vm-page">
      <PageHead title={t('meetings.absent.title')} subtitle={t('meetings.absent.subtitle')} />
      <div className="vm-tools vm-tools-fields not-printed">
        <OrganisationField label={t('meetings.absent.under')} value={underId} onChange={setUnder} />
      </div>
      <Answer query={answer}>{(found) => <List found={found} />}</Answer>
    </div>
  );
};

export default AbsentMembersPage;
