import type { OutputOf } from '../../../platform/action/contract.ts';
import { todayHere } from '../../../web/as-of.ts';
import type { VerdictLine } from '../../../web/kit/verdict-panel.tsx';
import type { Translate } from '../../../web/messages.ts';
import * as contract from '../contract.ts';
import { baseOf, shareText, votesNeeded } from '../rules/life-cycle-vote.ts';
import { noPaperYet, paperFields, withPermission } from './exception-paper.ts';
import type { DialogSpec } from './life-cycle-dialog.tsx';
import type { FieldSpec, FormValues } from './life-cycle-field.tsx';
import { decisionFields, noDecisionYet } from './life-cycle-words.ts';

export type ProcedureRecord = OutputOf<typeof contract.procedure>;
export type VoteBody = 'cell-vote' | 'grassroots-vote' | 'competent-vote';

const versioned = (of: ProcedureRecord) => ({ procedureId: of.id, expectedVersion: of.version });
const undoStep = (output: unknown) => {
  const { procedureStepId, version } = output as { procedureStepId: string; version: number };
  return { procedureStepId, expectedVersion: version };
};

const shareOf = (of: ProcedureRecord, body: VoteBody, isDelegated: boolean): string | undefined => {
  const shares = of.rules?.shares;
  if (body === 'cell-vote') return shares?.cell;
  if (body === 'grassroots-vote') return shares?.grassroots;
  return isDelegated ? shares?.competentDelegated : shares?.competent;
};

/** `≥ 2/3` read back, so that the browser counts with the very share that the server answered. */
const readShare = (text: string) => {
  const [sign, fraction] = text.split(' ') as [string, string];
  const [numerator, denominator] = fraction.split('/').map(Number) as [number, number];
  return { numerator, denominator, comparison: sign === '>' ? ('more-than' as const) : ('at-least' as const) };
};

const count = (value: unknown): number | null => (typeof value === 'number' ? value : null);

/** Today's roll is at hand; of another day the server counts it. */
const rollLines = (t: Translate, of: ProcedureRecord, base: number, values: FormValues): VerdictLine[] => {
  if (values.onDay !== todayHere()) return [];
  const counted = baseOf(of.base);
  const most = counted + of.base.exemptNotPresent;
  if (base >= counted && base <= most) return [];
  const isExplained = typeof values.baseReason === 'string' && values.baseReason.trim() !== '';
  if (isExplained)
    return [{ state: 'met', text: t('members.vote.base-explained', { base, counted }), field: 'baseReason' }];
  const text = t('refusal.members.base-differs-from-roll', { base, counted, most });
  return [{ state: 'missing', text, field: 'baseReason' }];
};

/** Live what the tally means: the base agrees, votes are not more than the base, the share is reached. */
const tallyLines = (t: Translate, of: ProcedureRecord, body: VoteBody, values: FormValues): VerdictLine[] => {
  const text = shareOf(of, body, values.isDelegated === true);
  const [base, inFavour] = [count(values.base), count(values.forVotes)];
  const cast = (inFavour ?? 0) + (count(values.againstVotes) ?? 0) + (count(values.blankVotes) ?? 0);
  const roll = base !== null && body === 'cell-vote' ? rollLines(t, of, base, values) : [];
  if (text === undefined || base === null || inFavour === null)
    return [{ state: 'unknown', text: t('members.vote.to-fill'), field: base === null ? 'base' : 'forVotes' }, ...roll];
  const share = readShare(text);
  const needed = votesNeeded(share, base);
  const isEnough = inFavour >= needed;
  const sum = { for: inFavour, base, needed, share: shareText(share) };
  return [
    { state: cast <= base ? 'met' : 'missing', text: t('members.vote.cast', { cast, base }), field: 'forVotes' },
    {
      state: isEnough ? 'met' : 'missing',
      text: t(isEnough ? 'members.vote.enough' : 'members.vote.not-enough', sum),
      field: 'forVotes',
    },
    ...roll,
  ];
};

const voteFields = (t: Translate, of: ProcedureRecord, body: VoteBody): FieldSpec[] => {
  const today = { ...of.base, base: baseOf(of.base) };
  return [
    { path: 'onDay', label: t('members.vote.on-day'), kind: 'day' },
    {
      path: 'base',
      label: t('members.vote.base'),
      kind: 'number',
      description: body === 'cell-vote' ? t('members.vote.base-today', today) : t('members.vote.base-help'),
    },
    ...(body === 'cell-vote'
      ? [
          {
            path: 'baseReason',
            label: t('members.vote.base-reason'),
            kind: 'text' as const,
            isOptional: true,
            description: t('members.vote.base-reason-help'),
          },
        ]
      : []),
    { path: 'forVotes', label: t('members.vote.for'), kind: 'number' },
    { path: 'againstVotes', label: t('members.vote.against'), kind: 'number' },
    { path: 'blankVotes', label: t('members.vote.blank'), kind: 'number' },
    {
      path: 'method',
      label: t('members.vote.method'),
      kind: 'select',
      options: (['secret', 'open'] as const).map((value) => ({ value, label: t(`members.vote.method-${value}`) })),
    },
    { path: 'source', label: t('members.vote.source'), kind: 'text', description: t('members.vote.source-help') },
  ];
};

/** The tally of a vote, as it stands in the minutes. */
export const voteDialog = (t: Translate, of: ProcedureRecord, body: VoteBody): DialogSpec => {
  const fields = voteFields(t, of, body);
  if (body === 'competent-vote')
    fields.push({ path: 'isDelegated', label: t('members.vote.delegated'), kind: 'check', isOptional: true });
  const isException = body === 'cell-vote' && of.kind === 'admission';
  if (isException) fields.push(...paperFields(t, 'permission', true));
  const initial = {
    onDay: todayHere(),
    base: '',
    forVotes: '',
    againstVotes: 0,
    blankVotes: 0,
    method: 'secret',
    source: '',
  };
  return {
    contract: body === 'cell-vote' ? contract.recordCellVote : contract.recordUpperVote,
    title: t(`members.step-kind.${body}`),
    fields,
    initial: {
      ...initial,
      ...(body === 'cell-vote' ? { baseReason: '' } : {}),
      ...(isException ? { permission: noPaperYet } : {}),
      ...(body === 'competent-vote' ? { isDelegated: false } : {}),
    },
    fixed: { ...versioned(of), ...(body === 'cell-vote' ? {} : { body }) },
    ...(isException ? { toInput: withPermission } : {}),
    doneKey: 'members.life.recorded',
    undoInput: undoStep,
    verdict: (values) => tallyLines(t, of, body, values),
  };
};

export type PlainStep =
  | 'request'
  | 'self-criticism'
  | 'unreachable'
  | 'refusal'
  | 'exception-allowed'
  | 'sent-up'
  | 'part-review';

export const stepDialog = (t: Translate, of: ProcedureRecord, kind: PlainStep): DialogSpec => ({
  contract: contract.recordProcedureStep,
  title: t(`members.step-kind.${kind}`),
  fields: [
    { path: 'onDay', label: t('members.life.on-day'), kind: 'day' },
    ...(kind === 'exception-allowed'
      ? paperFields(t, 'paper', false)
      : [{ path: 'source', label: t('members.life.source'), kind: 'text' as const, isOptional: true }]),
    { path: 'note', label: t('members.life.note'), kind: 'area', isOptional: kind !== 'part-review' },
  ],
  initial: {
    onDay: todayHere(),
    note: '',
    ...(kind === 'exception-allowed' ? { paper: noPaperYet } : { source: '' }),
  },
  fixed: { ...versioned(of), kind },
  doneKey: 'members.life.recorded',
  undoInput: undoStep,
});

export const prolongDialog = (t: Translate, of: ProcedureRecord): DialogSpec => ({
  contract: contract.prolongProbation,
  title: t('members.step-kind.prolonged'),
  fields: [
    { path: 'onDay', label: t('members.life.on-day'), kind: 'day' },
    { path: 'until', label: t('members.probation.until'), kind: 'day' },
    { path: 'source', label: t('members.vote.source'), kind: 'text' },
  ],
  initial: { onDay: todayHere(), until: null, source: '' },
  fixed: versioned(of),
  doneKey: 'members.life.recorded',
  undoInput: undoStep,
});

const hasCompetentVote = ({ steps }: ProcedureRecord): boolean => steps.some(({ kind }) => kind === 'competent-vote');

export const decisionDialog = (t: Translate, of: ProcedureRecord): DialogSpec => ({
  contract: contract.recordProcedureDecision,
  title: t(`members.decide.${of.kind}`),
  intro: t(`members.decide-text.${of.kind}`),
  fields: [
    {
      path: 'outcome',
      label: t('members.life.outcome'),
      kind: 'select',
      options: (['approved', 'rejected'] as const).map((value) => ({
        value,
        label: t(`members.outcome.${of.kind}-${value}`),
      })),
    },
    ...decisionFields(t),
    {
      path: 'receivedOn',
      label: t('members.life.received-on'),
      kind: 'day',
      isOptional: true,
      description: t('members.life.received-help'),
    },
    {
      path: 'voteStatement',
      label: t('members.decide.vote-statement'),
      kind: 'text',
      isOptional: true,
      description: t('members.decide.vote-statement-help'),
      when: (values) => values.outcome === 'approved' && !hasCompetentVote(of),
    },
  ],
  initial: { outcome: 'approved', decision: noDecisionYet, receivedOn: null, voteStatement: '' },
  fixed: versioned(of),
  doneKey: 'members.life.recorded',
  undoInput: undoStep,
});

export const stopProcedureDialog = (t: Translate, of: ProcedureRecord): DialogSpec => ({
  contract: contract.stopProcedure,
  title: t('members.procedure.stop'),
  fields: [
    { path: 'onDay', label: t('members.life.on-day'), kind: 'day' },
    { path: 'why', label: t('members.life.why'), kind: 'area' },
  ],
  initial: { onDay: todayHere(), why: '' },
  fixed: versioned(of),
  doneKey: 'members.life.recorded',
  undoInput: undoStep,
});
