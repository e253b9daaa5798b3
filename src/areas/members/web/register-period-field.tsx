import type { Day } from '../../../platform/calendar/day.ts';
import { yearOf } from '../../../platform/calendar/months.ts';
import { todayHere } from '../../../web/as-of.ts';
import { Select } from '../../../web/kit/inputs.ts';
import { useT } from '../../../web/messages.ts';
import { useQuestion } from '../../../web/queries.ts';
import { useMay } from '../../../web/session.ts';
import { termsOf } from '../../organisations/contract.ts';
import type { RegisterPeriod } from '../contract/register-books.ts';

type Props = {
  readonly underId: string | null;
  readonly value: RegisterPeriod;
  readonly onChange: (period: RegisterPeriod) => void;
};

const YEARS_BACK = 15;

/** A period as the value of an option, and back. */
const keyOf = (period: RegisterPeriod): string => {
  if (period.kind === 'year') return `year ${period.year}`;
  return period.kind === 'term' ? `term ${period.from} ${period.to}` : `round ${period.on}`;
};
const periodOf = (key: string): RegisterPeriod => {
  const [kind, first, second] = key.split(' ') as [string, string, string];
  return kind === 'year'
    ? { kind: 'year', year: Number(first) }
    : { kind: 'term', from: first as Day, to: second as Day };
};

/** A calendar year, or one of the terms that the organisation has had. */
export const RegisterPeriodField = ({ underId, value, onChange }: Props) => {
  const t = useT();
  const may = useMay();
  const terms = useQuestion(
    termsOf,
    { organisationId: (underId ?? '') as never },
    { when: underId !== null && may(termsOf.name) },
  );
  const thisYear = yearOf(todayHere());
  const years = Array.from({ length: YEARS_BACK + 1 }, (_, back) => thisYear - back);
  const ofTerms = (terms.data?.terms ?? [])
    .filter((term) => term.startsOn <= todayHere())
    .map(({ startsOn, dueOn, closedOn }) => ({ from: startsOn, to: closedOn ?? dueOn }))
    .filter(({ from, to }) => from <= to);
  const groups = [
    {
      group: t('members.registers.terms'),
      items: ofTerms.map(({ from, to }) => ({
        value: keyOf({ kind: 'term', from, to }),
        label: t('members.register-period.term', { from, to }),
      })),
    },
    {
      group: t('members.registers.years'),
      items: years.map((year) => ({
        value: keyOf({ kind: 'year', year }),
        label: t('members.register-period.year', { year: String(year) }),
      })),
    },
  ];
  return (
    <Select
      label={t('members.registers.period')}
      data={groups.filter(({ items }) => items.length > 0)}
      value={keyOf(value)}
      onChange={(key) => key && onChange(periodOf(key))}
      allowDeselect={false}
    />
  );
};
