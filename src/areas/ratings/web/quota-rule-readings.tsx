import { DataTable } from '../../../web/kit/data-table.tsx';
import { Status } from '../../../web/kit/status.tsx';
import type { Column } from '../../../web/kit/table-columns.ts';
import { type Translate, useT } from '../../../web/messages.ts';
import { distinctReadings } from '../rules/distinct-readings.ts';
import { Fold } from './quota-rule-fold.tsx';
import './distribution.css';
import { type QuotaGroup, type QuotaView, withoutCode } from './quota-view.ts';
import { levelWords, useNames, Verified } from './rating-words.tsx';

type Line = NonNullable<QuotaGroup['decisions']>['lines'][number];
type Rule = QuotaView['rules'][number];

const baseColumn = (t: Translate): Column<Line> => ({
  key: 'base',
  header: t('ratings.quota.base'),
  value: ({ base }) => t(`ratings.quota-base.${base}`),
  cell: ({ base, isRecorded }) => (
    <span>
      {t(`ratings.quota-base.${base}`)} {isRecorded && <Status level="plain">{t('ratings.quota.recorded')}</Status>}
    </span>
  ),
  onCard: 'title',
});

const numberColumn = (key: 'of' | 'now' | 'allowed' | 'toMove', t: Translate): Column<Line> => ({
  key,
  header: t(`ratings.quota.${key}`),
  value: (line) => line[key],
  isNumber: true,
});

const headsColumn = (t: Translate): Column<Line> => ({
  key: 'heads',
  header: t('ratings.quota.heads'),
  value: ({ heads }) => t(`ratings.quota-heads.${heads}`),
});

const exceptionColumn = (t: Translate): Column<Line> => ({
  key: 'exception',
  header: t('ratings.quota.allowed-by-exception'),
  value: ({ allowedByException }) => allowedByException,
  isNumber: true,
});

const useColumns = (lines: readonly Line[]): Column<Line>[] => {
  const t = useT();
  const hasException = lines.some(({ allowedByException }) => allowedByException !== null);
  return [
    baseColumn(t),
    {
      key: 'rounding',
      header: t('ratings.quota.rounding'),
      value: ({ rounding }) => t(`ratings.quota-rounding.${rounding}`),
    },
    ...(lines.some(({ heads }) => heads === 'apart') ? [headsColumn(t)] : []),
    numberColumn('of', t),
    numberColumn('allowed', t),
    numberColumn('now', t),
    {
      key: 'over',
      header: t('ratings.quota.over'),
      value: ({ over }) => over,
      cell: ({ over }) => (over > 0 ? <Status level="attention">{String(over)}</Status> : '0'),
      isNumber: true,
    },
    numberColumn('toMove', t),
    ...(hasException ? [exceptionColumn(t)] : []),
  ];
};

/** Every reading of the ceiling beside the others: none of them blocks. */
export const Readings = ({ lines, label }: { lines: readonly Line[]; label: string }) => {
  const distinct = distinctReadings(lines);
  return (
    <DataTable
      label={label}
      rows={distinct}
      rowKey={({ base, rounding, heads }) => `${base} ${rounding} ${heads}`}
      hasSearch={false}
      columns={useColumns(distinct)}
    />
  );
};

type Part = Rule['rule'];

/** One side on which the readings differ, with what each of its answers rests on. */
const Parts = ({ title, parts }: { title: string; parts: readonly Part[] }) => {
  const names = useNames();
  if (parts.length === 0) return null;
  return (
    <>
      <p>{title}</p>
      <ul className="ratings-bullets">
        {parts.map((part, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the order is that of the pack, and nothing is moved
          <li key={at}>
            {withoutCode(names(part.names))} <span className="vm-soft">{part.clause}</span>{' '}
            <Verified isVerified={part.isVerified} />
          </li>
        ))}
      </ul>
    </>
  );
};

/** The ceiling of a group, in its own words, with what each of its readings rests on. */
export const RuleOf = ({ rule }: { rule: Rule | null | undefined }) => {
  const t = useT();
  if (!rule) return <p className="vm-soft">{t('ratings.quota.no-rule')}</p>;
  return (
    <>
      <p className="vm-soft">
        {t('ratings.quota.rule', { level: levelWords(rule.level, t), share: rule.share })} {rule.rule.clause}{' '}
        <Verified isVerified={rule.rule.isVerified} />
      </p>
      <Fold summary={t('ratings.quota.rests-on')}>
        {() => (
          <>
            <Parts title={t('ratings.quota.base')} parts={rule.bases} />
            <Parts title={t('ratings.quota.rounding')} parts={rule.roundings} />
            <Parts title={t('ratings.quota.heads')} parts={rule.headsApart ? [rule.headsApart] : []} />
            <Parts title={t('ratings.quota.tie-break')} parts={rule.tieBreak} />
          </>
        )}
      </Fold>
    </>
  );
};
