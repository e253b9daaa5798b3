import { dayText } from '../../../web/day-text.ts';
import { DataTable } from '../../../web/kit/data-table.tsx';
import { PageLink } from '../../../web/kit/page-link.tsx';
import { Status } from '../../../web/kit/status.tsx';
import type { Column } from '../../../web/kit/table-columns.ts';
import { type Language, type Translate, useLanguage, useT } from '../../../web/messages.ts';
import { numberText } from '../../../web/number-text.ts';
import type { TargetRow } from './target-typed.ts';
import { isTold } from './told-targets.ts';

const measured = (amount: number | null, unit: string | null, language: Language): string | null =>
  amount === null ? null : [numberText(amount, language), unit].filter(Boolean).join(' ');

/** Past its day and nothing recorded: it may have been done in time, so it is not called late. */
const standingOf = (row: TargetRow): string[] => {
  const { isRemoved, isDone, isLate, isExceeded } = row;
  if (isRemoved) return ['removed'];
  if (isLate && !isTold(row)) return ['untold'];
  return [isDone ? (isExceeded ? 'exceeded' : 'done') : 'open', ...(isLate ? ['late'] : [])];
};

const levels = {
  removed: 'plain',
  exceeded: 'good',
  done: 'good',
  open: 'plain',
  late: 'attention',
  untold: 'attention',
} as const;

const Standing = ({ row }: { row: TargetRow }) => {
  const t = useT();
  return (
    <span className="ratings-standing">
      {standingOf(row).map((one) => (
        <Status key={one} level={levels[one as keyof typeof levels]}>
          {t(`ratings.target.standing.${one}`)}
        </Status>
      ))}
    </span>
  );
};

const Name = ({ row }: { row: TargetRow }) => {
  const t = useT();
  return (
    <span className="ratings-words">
      {row.isRemoved ? <s>{row.text}</s> : row.text}{' '}
      {row.isKey && <Status level="attention">{t('ratings.target.key')}</Status>}
      {row.product && <span className="ratings-clause vm-soft">{row.product}</span>}
    </span>
  );
};

const Result = ({ row }: { row: TargetRow }) => {
  const [t, language] = [useT(), useLanguage()];
  const said = [
    measured(row.resultAmount, row.unit, language),
    row.doneOn && t('ratings.target.done-on-day', { on: dayText(row.doneOn) }),
    row.resultWords,
    row.isOwnResult && t('ratings.target.own-result'),
  ].filter(Boolean);
  return (
    <span className="ratings-words">
      {said.join(' · ') || (row.taskId === null ? '–' : '')}
      {row.taskId !== null && (
        <PageLink
          to="/tasks/$taskId"
          params={{ taskId: row.taskId }}
          aria-label={t('ratings.target.open-task-of', { text: row.text })}
        >
          {t('ratings.target.open-task')}
        </PageLink>
      )}
    </span>
  );
};

const amountColumn = (t: Translate, language: Language): Column<TargetRow> => ({
  key: 'amount',
  header: t('ratings.target.amount'),
  value: ({ amount }) => amount,
  text: ({ amount, unit }) => measured(amount, unit, language),
  cell: ({ amount, unit }) => measured(amount, unit, language) ?? '–',
});

const weightColumn = (t: Translate, language: Language): Column<TargetRow> => ({
  key: 'weight',
  header: t('ratings.target.weight'),
  value: ({ weight }) => weight,
  cell: ({ weight }) => (weight === null ? '–' : numberText(weight, language)),
  isNumber: true,
});

const columnsOf = (t: Translate, language: Language): Column<TargetRow>[] => [
  {
    key: 'text',
    header: t('ratings.target.text'),
    value: ({ text }) => text,
    cell: (row) => <Name row={row} />,
    onCard: 'title',
  },
  amountColumn(t, language),
  {
    key: 'dueOn',
    header: t('ratings.target.dueOn'),
    value: ({ dueOn }) => dueOn,
    cell: ({ dueOn }) => (dueOn ? dayText(dueOn) : '–'),
  },
  weightColumn(t, language),
  {
    key: 'result',
    header: t('ratings.target.result'),
    value: ({ resultAmount }) => resultAmount,
    text: (row) => [measured(row.resultAmount, row.unit, language), row.resultWords].filter(Boolean).join('; ') || null,
    cell: (row) => <Result row={row} />,
  },
  {
    key: 'standing',
    header: t('ratings.target.standing'),
    value: (row) =>
      standingOf(row)
        .map((one) => t(`ratings.target.standing.${one}`))
        .join(', '),
    cell: (row) => <Standing row={row} />,
  },
  { key: 'source', header: t('ratings.target.sourceWords'), value: ({ sourceWords }) => sourceWords },
];

/** Targets with what came of them; removed ones stay, struck out. */
export const TargetTable = ({ rows }: { rows: readonly TargetRow[] }) => {
  const [t, language] = [useT(), useLanguage()];
  return (
    <DataTable
      label={t('ratings.section.targets')}
      rows={rows}
      columns={columnsOf(t, language)}
      rowKey={({ targetId }) => targetId}
      hasSearch={rows.length > 12}
    />
  );
};
