import type { OutputOf } from '../../../platform/action/contract.ts';
import { Answer, Empty } from '../../../web/kit/answer-states.tsx';
import { DataTable } from '../../../web/kit/data-table.tsx';
import { type Level, Status } from '../../../web/kit/status.tsx';
import type { Column } from '../../../web/kit/table-columns.ts';
import { type Translate, useT } from '../../../web/messages.ts';
import { useQuestion } from '../../../web/queries.ts';
import { packChanges } from '../contract.ts';
import { Fold } from './quota-rule-fold.tsx';
import { useNames, Verified } from './rating-words.tsx';

type Change = OutputOf<typeof packChanges>['rows'][number];

const levels: Readonly<Record<Change['change'], Level>> = {
  added: 'good',
  removed: 'serious',
  changed: 'attention',
  resourced: 'plain',
};

const Side = ({ face, kind }: { face: Change['before']; kind: string | null }) => {
  const t = useT();
  const names = useNames();
  if (!face) return <>–</>;
  return (
    <span>
      {face.rule && `${face.rule} · `}
      {kind ? t(`ratings.subject.${kind}`) : names(face.names)}
      <span className="ratings-clause vm-soft">
        {face.clause === 'practice' ? t('ratings.pack.practice') : face.clause} ·{' '}
        {t(`ratings.confidence.${face.confidence}`)} <Verified isVerified={face.isVerified} />
      </span>
    </span>
  );
};

const useColumns = (): Column<Change>[] => {
  const t = useT();
  const names = useNames();
  const text = (face: Change['before']) =>
    face ? [face.rule, names(face.names), face.clause].filter(Boolean).join(' · ') : null;
  const kindOf = ({ topic, key }: Change) => (topic === 'subject' ? key : null);
  const side = (key: 'before' | 'after'): Column<Change> => ({
    key,
    header: t(`ratings.packs.${key}`),
    value: (row) => text(row[key]),
    cell: (row) => <Side face={row[key]} kind={kindOf(row)} />,
    ...(key === 'after' ? { onCard: 'title' as const } : {}),
  });
  return [
    { key: 'topic', header: t('ratings.changes.topic'), value: (row) => t(`ratings.topic.${row.topic}`) },
    {
      key: 'column',
      header: t('ratings.changes.column'),
      value: ({ column }) => (column === null ? null : t(`ratings.rule-column.${column}`)),
      cell: ({ column }) => (column === null ? '–' : t(`ratings.rule-column.${column}`)),
    },
    {
      key: 'change',
      header: t('ratings.changes.change'),
      value: ({ change }) => t(`ratings.change.${change}`),
      cell: ({ change }) => <Status level={levels[change]}>{t(`ratings.change.${change}`)}</Status>,
    },
    side('before'),
    side('after'),
  ];
};

const Table = ({ rows, label }: { rows: readonly Change[]; label: string }) => (
  <DataTable
    label={label}
    rows={rows}
    rowKey={({ topic, key, column }) => `${topic} ${key} ${column}`}
    columns={useColumns()}
    phone={{ few: 5 }}
  />
);

const summaryOf = (rows: readonly Change[], t: Translate): string => {
  const count = (change: Change['change']): number => rows.filter((row) => row.change === change).length;
  const counts = { added: count('added'), changed: count('changed'), removed: count('removed') };
  return t('ratings.packs.real-changes', { count: rows.length, ...counts });
};

/**
 * What changed in what it says comes first; rules that only stand in another clause now are apart, so that they hide nothing. Both are made
 * when they are opened: a hundred rows with what they rest on made this page the slowest of all to look through.
 */
const Changes = ({ rows, isOpen }: { rows: readonly Change[]; isOpen: boolean }) => {
  const t = useT();
  const real = rows.filter(({ change }) => change !== 'resourced');
  const moved = rows.filter(({ change }) => change === 'resourced');
  return (
    <>
      {real.length === 0 ? (
        <p role="status">{t('ratings.packs.no-real-change')}</p>
      ) : (
        <Fold summary={summaryOf(real, t)} isOpen={isOpen}>
          {() => <Table rows={real} label={t('ratings.packs.changes')} />}
        </Fold>
      )}
      {moved.length > 0 && (
        <Fold summary={t('ratings.packs.only-moved', { count: moved.length })}>
          {() => <Table rows={moved} label={t('ratings.packs.only-moved', { count: moved.length })} />}
        </Fold>
      )}
    </>
  );
};

type Props = { readonly before: string; readonly after: string; readonly isOpen: boolean };

/** Rule by rule: added, removed, changed, or the same rule in another clause. */
export const PackChanges = ({ before, after, isOpen }: Props) => {
  const t = useT();
  const found = useQuestion(packChanges, { before, after });
  return (
    <Answer
      query={found}
      lines={6}
      isEmpty={({ rows }) => rows.length === 0}
      empty={<Empty title={t('ratings.packs.no-change')} />}
    >
      {({ rows }) => <Changes rows={rows} isOpen={isOpen} />}
    </Answer>
  );
};
