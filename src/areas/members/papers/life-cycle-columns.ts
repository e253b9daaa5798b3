import { formatDay } from '../../../platform/i18n/format-message.ts';
import type { CandidateCard, procedures } from '../contract/life-cycle-reads.ts';
import { type AskedRow, type ListColumn, nextText } from './list-columns.ts';

type Procedure = AskedRow<typeof procedures, 'items'>;

/** The list of candidates. */
export const candidateColumns: readonly ListColumn<CandidateCard>[] = [
  { key: 'name', header: 'members.life.full-name', width: 30, value: (row) => row.fullName },
  { key: 'year', header: 'members.life.birth-year', width: 11, value: (row) => row.birthYear },
  { key: 'cell', header: 'members.life.cell', width: 34, value: (row) => row.organisationName },
  { key: 'state', header: 'members.candidate.state', value: (row, { t }) => t(`members.candidate-state.${row.state}`) },
  {
    key: 'next',
    header: 'members.candidate.next-head',
    width: 44,
    value: (row) => row.next?.dueOn ?? null,
    cell: (row, words) => (row.isReferred ? words.t('members.candidate.referred') : nextText(row.next, words)),
  },
];

/** The list of procedures. */
export const procedureColumns: readonly ListColumn<Procedure>[] = [
  { key: 'subject', header: 'members.procedure.subject', width: 30, value: (row) => row.subject },
  { key: 'kind', header: 'members.procedure.kind', value: (row, { t }) => t(`members.procedure-kind.${row.kind}`) },
  { key: 'cell', header: 'members.life.cell', width: 34, value: (row) => row.organisationName },
  { key: 'state', header: 'members.candidate.state', value: (row, { t }) => t(`members.procedure-state.${row.state}`) },
  {
    key: 'last',
    header: 'members.procedure.last-step',
    width: 34,
    value: (row) => row.lastStep?.onDay ?? row.openedOn,
    cell: ({ lastStep, openedOn }, { t }) =>
      lastStep ? `${t(`members.step-kind.${lastStep.kind}`)} · ${formatDay(lastStep.onDay)}` : formatDay(openedOn),
  },
  {
    key: 'next',
    header: 'members.candidate.next-head',
    width: 44,
    value: (row) => row.next?.dueOn ?? null,
    cell: (row, words) => nextText(row.next, words),
  },
];
