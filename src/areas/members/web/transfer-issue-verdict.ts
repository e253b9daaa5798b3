import type { OutputOf } from '../../../platform/action/contract.ts';
import type { Day } from '../../../platform/calendar/day.ts';
import { todayHere } from '../../../web/as-of.ts';
import type { VerdictLine } from '../../../web/kit/verdict-panel.tsx';
import type { Language, Translate } from '../../../web/messages.ts';
import type { transferProposal } from '../contract/transfers-moving.ts';
import { checkTransfer, type TransferFacts, type TransferInput, type TransferKind } from '../rules/check-transfer.ts';
import { isClauseVerified } from '../rules/transfer-clause.ts';

export type Proposal = OutputOf<typeof transferProposal>;
export type TypedSlip = {
  kind: TransferKind;
  toOrganisationId: string | null;
  toText: string;
  issuedOn: string | null;
  duesPaidThrough: string | null;
  until: string | null;
  isStudy: boolean;
};

type Clause = {
  readonly source: { readonly vi: string; readonly en: string };
  readonly confidence: 'A' | 'B' | 'C' | 'M';
};

const clauseOf = (code: string, rules: NonNullable<Proposal['rules']>): Clause | undefined => {
  if (/transfer-under-/.test(code)) return rules.blockedBy;
  if (/stay-/.test(code)) return rules.stay;
  return code === 'members.dues-not-paid-through' ? rules.duesThroughMonthOfIssue : undefined;
};

const inputOf = (typed: TypedSlip, issuedOn: string, duesPaidThrough: string): TransferInput => ({
  kind: typed.kind,
  toOrganisationId: typed.toOrganisationId,
  toText: typed.toText.trim() || null,
  issuedOn: issuedOn as Day,
  duesPaidThrough: duesPaidThrough as Day,
  until: typed.until as Day | null,
  isStudy: typed.isStudy,
});

const factsOf = (proposal: Proposal): TransferFacts => ({
  state: proposal.member.state,
  organisationId: proposal.organisationId,
  memberSince: proposal.memberSince,
  blocks: proposal.blocks,
  openTransferOn: proposal.openTransfer?.issuedOn ?? null,
  stayUntil: proposal.stayUntil,
  openProcedures: proposal.openProcedures,
  target: proposal.target,
});

/** Live what the rules say of a slip as typed: the same rule and the same words as the server's. */
export const slipVerdict = (typed: TypedSlip, proposal: Proposal, t: Translate, language: Language): VerdictLine[] => {
  const { rules } = proposal;
  if (rules === null) return [{ state: 'unknown', text: t('members.transfers.no-rules') }];
  const clauseText = (clause: Clause | undefined): string | undefined =>
    clause &&
    (isClauseVerified(clause)
      ? clause.source[language]
      : `${clause.source[language]} · ${t('members.transfers.unverified')}`);
  if (typed.issuedOn === null || typed.duesPaidThrough === null)
    return [{ state: 'unknown', text: t('members.transfers.verdict-days'), field: 'issuedOn' }];
  const verdict = checkTransfer(
    inputOf(typed, typed.issuedOn, typed.duesPaidThrough),
    factsOf(proposal),
    rules,
    todayHere(),
  );
  if ('refused' in verdict)
    return verdict.reasons.map(({ code, params, field }) => ({
      state: 'missing' as const,
      text: t(`refusal.${code}`, params),
      clause: clauseText(clauseOf(code, rules)),
      field,
    }));
  return [
    {
      state: 'met',
      text: t('members.transfers.verdict-boxes', { boxes: verdict.slipBoxes }),
      clause: clauseText(rules.boxes),
    },
    {
      state: 'met',
      text: t('members.transfers.verdict-present', { days: rules.presentWithin.value.amount }),
      clause: clauseText(rules.presentWithin),
    },
  ];
};
