import type { OutputOf } from '../../../platform/action/contract.ts';
import type { Day } from '../../../platform/calendar/day.ts';
import { todayHere } from '../../../web/as-of.ts';
import type { VerdictLine } from '../../../web/kit/verdict-panel.tsx';
import type { Language, Translate } from '../../../web/messages.ts';
import type { transferProposal } from '../contract/transfers-moving.ts';
import {
  checkTransfer,
  type TransferFacts,
  type TransferInput,
  type TransferKind,
  type TransferWarning,
  transferWarnings,
} from '../rules/check-transfer.ts';
import { monthText } from '../rules/dues-month.ts';
import { gapsOfSlip, type SlipGap } from '../rules/form-gaps.ts';
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
  reason: string;
  signer: string;
};

/** What the form shows of a slip for its kind: what was typed for another kind waits out of sight and is neither judged nor sent. */
export const shownPart = <T extends Pick<TypedSlip, 'kind' | 'toOrganisationId' | 'toText' | 'until' | 'isStudy'>>(
  typed: T,
): T => {
  const isOutside = typed.kind === 'out' || typed.kind === 'abroad';
  const isStay = typed.kind === 'temporary';
  return {
    ...typed,
    toOrganisationId: isOutside ? null : typed.toOrganisationId,
    toText: isOutside || isStay ? typed.toText : '',
    until: isStay ? typed.until : null,
    isStudy: isStay && typed.isStudy,
  };
};

const gapWord: Readonly<Record<SlipGap, string>> = {
  toOrganisationId: 'members.transfers.to',
  until: 'members.transfers.until',
  reason: 'members.transfers.reason',
  issuedOn: 'members.transfers.issued-on',
  duesPaidThrough: 'members.transfers.dues-through',
  signer: 'members.transfers.signer',
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
  openComplaints: proposal.openComplaints,
  openTransferOn: proposal.openTransfer?.issuedOn ?? null,
  stayUntil: proposal.stayUntil,
  openProcedures: proposal.openProcedures,
  target: proposal.target,
});

/** No text at hand forbids it: whoever signs decides, and the line says that it is practice. */
const warningLine =
  (t: Translate) =>
  (warning: TransferWarning): VerdictLine => {
    if (warning.code === 'dues-differ')
      return {
        state: 'unknown',
        text: t('members.transfers.warning.dues-differ', { month: monthText(warning.ledger) }),
        clause: t('members.transfers.by-ledger'),
        field: 'duesPaidThrough',
      };
    if (warning.code === 'dues-open')
      return {
        state: 'unknown',
        text: t('members.transfers.warning.dues-open', { months: warning.months.map(monthText).join(', ') }),
        clause: t('members.transfers.by-ledger'),
        field: 'duesPaidThrough',
      };
    return {
      state: 'unknown',
      text:
        warning.code === 'suspended'
          ? t('members.transfers.warning.suspended')
          : t('members.transfers.warning.procedure-open', { openedOn: warning.openedOn }),
      clause: t('members.transfers.practice'),
    };
  };

/** Live what the rules say of a slip as typed: the same rule and the same words as the server's. */
export const slipVerdict = (form: TypedSlip, proposal: Proposal, t: Translate, language: Language): VerdictLine[] => {
  const typed = shownPart(form);
  const { rules } = proposal;
  if (rules === null) return [{ state: 'unknown', text: t('members.transfers.no-rules') }];
  const clauseText = (clause: Clause | undefined): string | undefined =>
    clause &&
    (isClauseVerified(clause)
      ? clause.source[language]
      : `${clause.source[language]} · ${t('members.transfers.unverified')}`);
  const gaps = gapsOfSlip(typed).map((gap) => ({
    state: 'missing' as const,
    text: t('members.form.lacks', { field: t(gapWord[gap]) }),
    field: gap,
  }));
  if (typed.issuedOn === null || typed.duesPaidThrough === null) return gaps;
  const facts = factsOf(proposal);
  const verdict = checkTransfer(inputOf(typed, typed.issuedOn, typed.duesPaidThrough), facts, rules, todayHere());
  const dues = {
    typed: typed.duesPaidThrough as Day,
    through: proposal.duesPaidThrough,
    open: proposal.duesOpen,
  };
  const warnings = transferWarnings(facts, dues).map(warningLine(t));
  return [...gaps, ...verdictLines(verdict, rules, t, clauseText), ...warnings];
};

const verdictLines = (
  verdict: ReturnType<typeof checkTransfer>,
  rules: NonNullable<Proposal['rules']>,
  t: Translate,
  clauseText: (clause: Clause | undefined) => string | undefined,
): VerdictLine[] => {
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
