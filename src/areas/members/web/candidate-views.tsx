import type { ReactNode } from 'react';
import { todayHere } from '../../../web/as-of.ts';
import { dayText } from '../../../web/day-text.ts';
import { DataTable } from '../../../web/kit/data-table.tsx';
import { PageLink } from '../../../web/kit/page-link.tsx';
import { Status } from '../../../web/kit/status.tsx';
import type { Column } from '../../../web/kit/table-columns.ts';
import { useT } from '../../../web/messages.ts';
import { type CandidateCard, exportCandidates } from '../contract.ts';
import { levelOfCandidate, levelOfDue } from './life-cycle-words.ts';
import { ListExportButton, useListExport } from './list-export.tsx';

/** What is due next for a candidate, or that the matter lies with those above. */
export const NextDue = ({ card }: { card: CandidateCard }) => {
  const t = useT();
  if (card.isReferred) return <Status level="serious">{t('members.candidate.referred')}</Status>;
  if (card.next === null) return null;
  const { what, dueOn } = card.next;
  return (
    <>
      <span>{t(`members.clock.${what}`)} </span>
      <Status level={levelOfDue(dueOn, todayHere())}>{dayText(dueOn)}</Status>
    </>
  );
};

const useColumns = (): Column<CandidateCard>[] => {
  const t = useT();
  return [
    {
      key: 'name',
      header: t('members.life.full-name'),
      value: (card) => card.fullName,
      cell: (card) => (
        <PageLink to="/members/candidates/$candidateId" params={{ candidateId: card.id }}>
          {card.fullName}
        </PageLink>
      ),
      onCard: 'title',
    },
    {
      key: 'year',
      header: t('members.life.birth-year'),
      value: (card) => card.birthYear,
      // A year is a name, not an amount.
      cell: (card) => card.birthYear,
      isNumber: true,
      width: '7rem',
    },
    { key: 'cell', header: t('members.life.cell'), value: (card) => card.organisationName },
    {
      key: 'state',
      header: t('members.candidate.state'),
      value: (card) => t(`members.candidate-state.${card.state}`),
      cell: (card) => (
        <Status level={levelOfCandidate[card.state]}>{t(`members.candidate-state.${card.state}`)}</Status>
      ),
    },
    {
      key: 'next',
      header: t('members.candidate.next-head'),
      value: (card) => card.next?.dueOn ?? null,
      cell: (card) => <NextDue card={card} />,
    },
  ];
};

type Props = {
  readonly cards: readonly CandidateCard[];
  readonly isStoppedShown: boolean;
  /** Shown instead of the list. */
  readonly board: ReactNode;
  readonly isBoard: boolean;
};

/** Candidates as a list or on the board; either way they leave as the list. */
export const CandidateViews = ({ cards, isStoppedShown, board, isBoard }: Props) => {
  const t = useT();
  const columns = useColumns();
  const asked = { isStoppedShown };
  const taking = useListExport(exportCandidates, asked);
  if (isBoard)
    return (
      <>
        <div className="vm-row not-printed">
          <ListExportButton contract={exportCandidates} asked={asked} columns={columns.map(({ key }) => key)} />
        </div>
        {board}
      </>
    );
  return (
    <>
      {taking.refusal}
      <DataTable
        label={t('members.candidate.title')}
        rows={cards}
        columns={columns}
        rowKey={(card) => card.id}
        {...taking.props}
      />
    </>
  );
};
