import type { OutputOf } from '../../../platform/action/contract.ts';
import { dayText } from '../../../web/day-text.ts';
import { Empty } from '../../../web/kit/answer-states.tsx';
import { DataTable } from '../../../web/kit/data-table.tsx';
import { type Fact, Facts } from '../../../web/kit/facts.tsx';
import { Status } from '../../../web/kit/status.tsx';
import type { Column } from '../../../web/kit/table-columns.ts';
import { type Translate, useLanguage, useT } from '../../../web/messages.ts';
import type { duesOfMember } from '../contract.ts';
import { monthText } from '../rules/dues-month.ts';
import { amountColumn, monthColumn } from './dues-columns.tsx';
import type { DuesGroupChoice } from './dues-declare-form.tsx';
import { levelOf, useDong } from './dues-words.ts';

export type MemberDues = Omit<OutputOf<typeof duesOfMember>, 'isCollector'>;
type Month = MemberDues['months'][number];

const PaidCell = ({ row }: { row: Month }) => {
  const t = useT();
  if (row.paidOn === null) return null;
  const parts = [dayText(row.paidOn), row.channel && t(`members.dues.channel.${row.channel}`), row.receiptNumber];
  return <span>{parts.filter(Boolean).join(' · ')}</span>;
};

const useMonthColumns = (hasAmounts: boolean): readonly Column<Month>[] => {
  const t = useT();
  const dong = useDong();
  const amounts: readonly Column<Month>[] = [
    amountColumn('due', t('members.dues.due'), (row) => row.amounts?.due ?? null, dong),
    amountColumn('paid', t('members.dues.paid'), (row) => row.amounts?.paid ?? null, dong),
  ];
  return [
    { ...monthColumn<Month>('month', t('members.dues.month-head'), (row) => row.month), onCard: 'title' },
    ...(hasAmounts ? amounts : []),
    {
      key: 'state',
      header: t('members.dues.state'),
      value: (row) => t(`members.dues.state.${row.state}`),
      cell: (row) => <Status level={levelOf[row.state]}>{t(`members.dues.state.${row.state}`)}</Status>,
    },
    {
      key: 'paid-on',
      header: t('members.dues.paid-how'),
      value: (row) => row.paidOn,
      cell: (row) => <PaidCell row={row} />,
    },
    { key: 'cell', header: t('members.dues.cell'), value: (row) => row.organisationName, onCard: 'detail' },
  ];
};

/** Where no month stands in any ledger nobody knows what is owing. */
const openMonthsText = ({ months, open }: MemberDues, t: Translate): string => {
  if (open.length > 0) return open.map(monthText).join(', ');
  return t(months.length === 0 ? 'members.dues.open-months-unknown' : 'members.dues.none');
};

const useFacts = (dues: MemberDues, groups: readonly DuesGroupChoice[]): readonly Fact[] => {
  const t = useT();
  const language = useLanguage();
  const dong = useDong();
  const declared = dues.declarations?.[0];
  const group = groups.find(({ code }) => code === declared?.group);
  const facts: Fact[] = [
    {
      name: t('members.dues.paid-through'),
      value: dues.paidThrough ? monthText(dues.paidThrough) : t('members.dues.none-yet'),
    },
    {
      name: t('members.dues.open-months'),
      value: openMonthsText(dues, t),
    },
  ];
  if (dues.unrecorded.length > 0)
    facts.push({ name: t('members.dues.unrecorded-months'), value: dues.unrecorded.map(monthText).join(', ') });
  if (dues.declarations === null) return facts;
  if (!declared) return [...facts, { name: t('members.dues.declared'), value: t('members.dues.not-declared') }];
  const { basis, voluntary, validFrom, isByMember } = declared;
  return [
    ...facts,
    { name: t('members.dues.group'), value: group?.name[language] ?? declared.group },
    ...(basis === null ? [] : [{ name: group?.basis?.[language] ?? t('members.dues.basis'), value: dong(basis) }]),
    ...(voluntary === null ? [] : [{ name: t('members.dues.voluntary'), value: dong(voluntary) }]),
    {
      name: t('members.dues.valid-from'),
      value: `${monthText(validFrom)} (${t(isByMember ? 'members.dues.by-member' : 'members.dues.by-collector')})`,
    },
  ];
};

const Waivers = ({ dues }: { dues: MemberDues }) => {
  const t = useT();
  if (dues.waivers.length === 0) return null;
  return (
    <>
      <h3>{t('members.dues.tab.waivers')}</h3>
      <ul>
        {dues.waivers.map(({ id, percent, fromMonth, untilMonth, ground }) => (
          <li key={id}>
            {t(untilMonth ? 'members.dues.waiver-line' : 'members.dues.waiver-line-open', {
              percent,
              from: monthText(fromMonth),
              until: untilMonth ? monthText(untilMonth) : '',
            })}
            {ground && <div className="vm-soft">{`${t(`members.dues.ground.${ground.kind}`)}: ${ground.reason}`}</div>}
          </li>
        ))}
      </ul>
    </>
  );
};

type Props = { readonly dues: MemberDues; readonly groups: readonly DuesGroupChoice[]; readonly hasAmounts: boolean };

/** Dues of one member: through which month, what was declared, month by month. */
export const DuesMemberMonths = ({ dues, groups, hasAmounts }: Props) => {
  const t = useT();
  const columns = useMonthColumns(hasAmounts);
  const facts = useFacts(dues, groups);
  return (
    <>
      <Facts facts={facts} />
      <Waivers dues={dues} />
      {dues.months.length === 0 ? (
        <Empty title={t('members.dues.no-months')} />
      ) : (
        <DataTable
          label={t('members.dues.months-label')}
          rows={dues.months}
          columns={columns}
          rowKey={(row) => `${row.month} ${row.organisationId}`}
          hasSearch={false}
          onExport={null}
        />
      )}
    </>
  );
};
