import { useState } from 'react';
import type { OutputOf } from '../../../platform/action/contract.ts';
import { addDays, type Day } from '../../../platform/calendar/day.ts';
import { todayHere, useAsOf } from '../../../web/as-of.ts';
import { dayText } from '../../../web/day-text.ts';
import { Answer, Empty } from '../../../web/kit/answer-states.tsx';
import { DataTable } from '../../../web/kit/data-table.tsx';
import { DayField } from '../../../web/kit/day-field.tsx';
import { Facts } from '../../../web/kit/facts.tsx';
import { figureText } from '../../../web/kit/figure-text.ts';
import { Radio } from '../../../web/kit/inputs.ts';
import { OrganisationField } from '../../../web/kit/organisation-field.tsx';
import { PageHead } from '../../../web/kit/page-head.tsx';
import { PageLink } from '../../../web/kit/page-link.tsx';
import { PrintButton } from '../../../web/kit/print-button.tsx';
import { Status } from '../../../web/kit/status.tsx';
import type { Column } from '../../../web/kit/table-columns.ts';
import { type Translate, useLanguage, useT } from '../../../web/messages.ts';
import { useQuestion } from '../../../web/queries.ts';
import { type Basis, basis } from '../../organisations/contract.ts';
import { restatedCounts } from '../contract/transfers-collective.ts';
import { useOwnPlace } from './register-own-place.ts';

type Answered = OutputOf<typeof restatedCounts>;
type Row = Answered['rows'][number];
type Asked = { readonly fromOn: Day; readonly toOn: Day; readonly basis: Basis; readonly underId: string | null };
const YEAR = 365;

const CountText = ({ count }: { count: number }) => figureText(count, null, useLanguage());

const FromCell = ({ count }: { count: NonNullable<Row['from']> }) => {
  const t = useT();
  const language = useLanguage();
  if (count.state === 'known') return figureText(count.value, null, language);
  return count.state === 'estimated' ? (
    <Status level="attention">{t('members.comparison.estimated', { value: count.value })}</Status>
  ) : (
    <Status level="unknown">{t('members.comparison.unknown', { value: count.value })}</Status>
  );
};

const columnsOf = (t: Translate, answer: Answered): readonly Column<Row>[] => [
  {
    key: 'unit',
    header: t('members.comparison.unit'),
    value: (row) => row.name,
    cell: (row) => (
      <PageLink to="/organisations/$organisationId" params={{ organisationId: row.id }}>
        {row.name}
      </PageLink>
    ),
    onCard: 'title',
  },
  ...(answer.basis === 'as-it-is-now'
    ? []
    : [
        {
          key: 'from',
          header: t('members.comparison.count-on', { on: dayText(answer.fromOn) }),
          // What cannot be restated is left blank in a file: a number there would be added up.
          value: (row: Row) => (row.from === null || row.from.state === 'unknown' ? null : row.from.value),
          cell: (row: Row) => row.from && <FromCell count={row.from} />,
          isNumber: true,
        },
      ]),
  ...(answer.basis === 'as-it-was'
    ? []
    : [
        {
          key: 'to',
          header: t('members.comparison.count-on', { on: dayText(answer.toOn) }),
          value: (row: Row) => row.to,
          cell: (row: Row) => row.to !== null && <CountText count={row.to} />,
          isNumber: true,
        },
      ]),
];

const Compared = ({ answer }: { answer: Answered }) => {
  const t = useT();
  const language = useLanguage();
  const label = t('members.comparison.by-unit', { basis: t(`members.comparison.basis.${answer.basis}`) });
  const lost = answer.cannotBeRestated
    .map(({ name, value }) => `${name}: ${figureText(value, null, language)}`)
    .join('; ');
  return (
    <>
      <Facts
        facts={[
          {
            name: t('members.comparison.total-on', { on: dayText(answer.fromOn) }),
            value: <CountText count={answer.totalFrom} />,
          },
          {
            name: t('members.comparison.total-on', { on: dayText(answer.toOn) }),
            value: <CountText count={answer.totalTo} />,
          },
          ...(answer.unplacedTo > 0
            ? [
                {
                  name: t('members.comparison.unplaced'),
                  value: <Status level="serious">{figureText(answer.unplacedTo, null, language)}</Status>,
                },
              ]
            : []),
          ...(lost ? [{ name: t('members.comparison.lost'), value: lost }] : []),
        ]}
      />
      <DataTable label={label} rows={answer.rows} columns={columnsOf(t, answer)} rowKey={(row) => row.id} />
    </>
  );
};

const Fields = ({ asked, onAsked }: { asked: Asked; onAsked: (asked: Asked) => void }) => {
  const t = useT();
  return (
    <div className="vm-tools vm-tools-fields not-printed">
      <OrganisationField
        label={t('members.comparison.under')}
        value={asked.underId}
        onChange={(underId) => onAsked({ ...asked, underId })}
      />
      <DayField
        label={t('members.comparison.from')}
        value={asked.fromOn}
        onChange={(day) => day && onAsked({ ...asked, fromOn: day })}
      />
      <DayField
        label={t('members.comparison.to')}
        value={asked.toOn}
        onChange={(day) => day && onAsked({ ...asked, toOn: day })}
      />
      <Radio.Group
        label={t('members.comparison.basis')}
        value={asked.basis}
        onChange={(value) => onAsked({ ...asked, basis: value as Basis })}
      >
        {basis.options.map((one) => (
          <Radio key={one} value={one} label={t(`members.comparison.basis.${one}`)} />
        ))}
      </Radio.Group>
    </div>
  );
};

const ComparedUnder = ({ asked }: { asked: Asked & { readonly underId: string } }) => {
  const t = useT();
  const compared = useQuestion(restatedCounts, { ...asked, underId: asked.underId as never });
  return (
    <Answer
      query={compared}
      isEmpty={(answer) => answer.rows.length === 0 && answer.cannotBeRestated.length === 0}
      empty={<Empty title={t('members.comparison.none')} />}
    >
      {(answer) => <Compared answer={answer} />}
    </Answer>
  );
};

/** Counted membership of units on two days: as it was, as it is now, or carried to the units of the second day. */
const TransferComparisonPage = () => {
  const t = useT();
  const own = useOwnPlace();
  const { on } = useAsOf();
  const [asked, setAsked] = useState<Asked>(() => ({
    fromOn: on < todayHere() ? on : addDays(todayHere(), -YEAR),
    toOn: todayHere(),
    basis: 'restated',
    underId: null,
  }));
  const underId = asked.underId ?? own;
  return (
    <div className="vm-page">
      <PageHead
        title={t('members.comparison.title')}
        subtitle={t('members.comparison.subtitle')}
        actions={<PrintButton />}
      />
      <Fields asked={{ ...asked, underId }} onAsked={setAsked} />
      <p className="vm-soft">{t(`members.comparison.basis-text.${asked.basis}`)}</p>
      {underId && <ComparedUnder asked={{ ...asked, underId }} />}
    </div>
  );
};

export default TransferComparisonPage;
