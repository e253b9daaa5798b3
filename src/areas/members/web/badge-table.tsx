import { useState } from 'react';
import type { OutputOf } from '../../../platform/action/contract.ts';
import type { Day } from '../../../platform/calendar/day.ts';
import { dayText } from '../../../web/day-text.ts';
import { Button } from '../../../web/kit/button.tsx';
import { DataTable } from '../../../web/kit/data-table.tsx';
import { PageLink } from '../../../web/kit/page-link.tsx';
import { Status } from '../../../web/kit/status.tsx';
import type { Column } from '../../../web/kit/table-columns.ts';
import { type Translate, useT } from '../../../web/messages.ts';
import { useMay } from '../../../web/session.ts';
import { type BadgeDueRow, type BadgeDueState, badgeDueState, type badgesDue } from '../contract/badges.ts';
import { BadgeCaseDialog } from './badge-case-dialog.tsx';
import { keyOfBadgeRow } from './badge-checklist.tsx';
import { levelOfBadge } from './badge-words.ts';

type Props = { readonly answer: OutputOf<typeof badgesDue>; readonly roundOn: Day };

const dayOrNone = (on: Day | null): string => (on ? dayText(on) : '');

const BadgeStatus = ({ row }: { row: BadgeDueRow }) => {
  const t = useT();
  const note = row.deferredFor ? t(`members.badges.deferred-for.${row.deferredFor}`) : '';
  return (
    <span className="vm-stack members-tight">
      <Status level={levelOfBadge[row.state]}>{t(`members.register-word.badge-state.${row.state}`)}</Status>
      {row.suspendedFor && (
        <Status level="attention">
          {t('members.badges.suspended-for', { reason: t(`members.suspension-reason.${row.suspendedFor}`) })}
        </Status>
      )}
      {note && <span className="vm-soft">{note}</span>}
      {row.kind !== 'regular' && <span className="vm-soft">{t(`members.register-word.badge-kind.${row.kind}`)}</span>}
    </span>
  );
};

const personColumns = (t: Translate): readonly Column<BadgeDueRow>[] => [
  {
    key: 'level',
    header: t('members.register-column.level'),
    value: (row) => row.level,
    isNumber: true,
    width: '7rem',
  },
  {
    key: 'name',
    header: t('members.register-column.name'),
    value: (row) => row.fullName,
    cell: (row) => (
      <PageLink to="/members/$memberId" params={{ memberId: row.memberId }}>
        {row.fullName}
      </PageLink>
    ),
    onCard: 'title',
  },
  {
    key: 'birth',
    header: t('members.register-column.birth'),
    width: '8.5rem',
    value: (row) => row.birthOn ?? (row.birthYear === null ? null : String(row.birthYear)),
    cell: (row) => (row.birthOn ? dayText(row.birthOn) : (row.birthYear ?? '')),
  },
  { key: 'cell', header: t('members.register-column.cell'), value: (row) => row.organisationName },
];

const badgeColumns = (t: Translate): readonly Column<BadgeDueRow>[] => [
  {
    key: 'from',
    header: t('members.register-column.partyAgeFrom'),
    width: '8.5rem',
    value: (row) => row.partyAgeFrom,
    cell: (row) => dayOrNone(row.partyAgeFrom),
    onCard: 'detail',
  },
  {
    key: 'reached',
    header: t('members.register-column.reachedOn'),
    width: '8.5rem',
    value: (row) => row.reachedOn,
    cell: (row) => dayOrNone(row.reachedOn),
  },
  {
    key: 'state',
    header: t('members.register-column.state'),
    value: (row) => t(`members.register-word.badge-state.${row.state}`),
    cell: (row) => <BadgeStatus row={row} />,
  },
];

const workColumn = (t: Translate, onOpen: (row: BadgeDueRow) => void): Column<BadgeDueRow> => ({
  key: 'open',
  header: t('members.badges.actions'),
  isAction: true,
  width: '8.5rem',
  value: () => null,
  cell: (row) =>
    row.caseId && (
      <Button
        className="members-nowrap"
        onClick={() => onOpen(row)}
        aria-label={t('members.badges.work-on', { name: row.fullName, level: row.level })}
      >
        {t('members.badges.work')}
      </Button>
    ),
});

const columnsOf = (t: Translate, onOpen: ((row: BadgeDueRow) => void) | null): readonly Column<BadgeDueRow>[] => [
  ...personColumns(t),
  ...badgeColumns(t),
  ...(onOpen ? [workColumn(t, onOpen)] : []),
];

const chipsOf = (t: Translate, counts: Readonly<Partial<Record<BadgeDueState, number>>>) =>
  badgeDueState.options
    .filter((state) => (counts[state] ?? 0) > 0)
    .map((state) => ({
      key: state,
      label: `${t(`members.register-word.badge-state.${state}`)}: ${counts[state]}`,
      test: (row: BadgeDueRow) => row.state === state,
    }));

/** The list of a round, with what may be done with each badge. */
export const BadgeTable = ({ answer, roundOn }: Props) => {
  const t = useT();
  const may = useMay();
  const [open, setOpen] = useState<BadgeDueRow | null>(null);
  const mayWork = may('members.withdraw-badge-cases') || may('members.defer-badge');
  return (
    <>
      {answer.total > answer.items.length && (
        <p>{t('members.badges.first-shown', { shown: answer.items.length, total: answer.total })}</p>
      )}
      <DataTable
        label={t('members.badges.list')}
        rows={answer.items}
        columns={columnsOf(t, mayWork ? setOpen : null)}
        rowKey={keyOfBadgeRow}
        chips={chipsOf(t, answer.counts)}
        onExport={null}
      />
      {open?.caseId && open.version !== null && open.state !== 'due' && open.state !== 'late' && (
        <BadgeCaseDialog
          badge={{ ...open, caseId: open.caseId, version: open.version, state: open.state, roundOn }}
          onClose={() => setOpen(null)}
        />
      )}
    </>
  );
};
