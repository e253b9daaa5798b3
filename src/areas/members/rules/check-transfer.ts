import type { Day } from '../../../platform/calendar/day.ts';
import { type Reason, type Refusal, reason, refuse } from '../../../platform/outcome/refusal.ts';
import type { MemberState } from '../contract.ts';
import { slipBoxesOf, type TransferRules } from './transfer-pack.ts';
import { stayReasons } from './transfer-stay.ts';

export type TransferKind = 'official' | 'internal' | 'temporary' | 'abroad' | 'out';

/** A slip as it is asked for. `to` in the tree by id, outside it by name. */
export type TransferInput = {
  readonly kind: TransferKind;
  readonly toOrganisationId: string | null;
  readonly toText: string | null;
  readonly issuedOn: Day;
  /** First day of the last month for which dues are paid. */
  readonly duesPaidThrough: Day;
  readonly until: Day | null;
  readonly isStudy: boolean;
};

/** What stands in the records of the member and of the receiving organisation on the day of issue. */
export type TransferFacts = {
  readonly state: MemberState;
  readonly organisationId: string;
  /** Null where nobody has said since when: then no day is too early. */
  readonly memberSince: Day | null;
  readonly blocks: readonly { readonly kind: 'inspection' | 'complaint'; readonly since: Day }[];
  /** Complaints filed with the life cycle and not answered yet. */
  readonly openComplaints: readonly { readonly filedOn: Day }[];
  readonly openTransferOn: Day | null;
  /** End of a temporary stay that runs. */
  readonly stayUntil: Day | null;
  readonly openProcedures: readonly { readonly openedOn: Day }[];
  /** Null while no receiving organisation is chosen, or where it stands outside the tree. */
  readonly target: { readonly lives: boolean; readonly leavesUpperParty: boolean } | null;
};

/**
 * May this slip be issued? Refuses with every reason at once: state, blocks, complaints, an open slip, where to, dues, length of the stay.
 * Gives the number of boxes. Sources stand with each value of the pack.
 */
export const checkTransfer = (
  input: TransferInput,
  facts: TransferFacts,
  rules: TransferRules,
  today: Day,
): { readonly slipBoxes: number } | Refusal => {
  const reasons = [
    ...barReasons(facts, rules),
    ...openSlipReasons(facts),
    ...dayReasons(input, facts, today),
    ...targetReasons(input, facts),
    ...duesReasons(input, rules),
    ...lengthReasons(input, facts, rules),
  ];
  if (reasons.length > 0) return refuse(...reasons);
  const leaves = input.toOrganisationId === null ? true : (facts.target?.leavesUpperParty ?? null);
  return { slipBoxes: slipBoxesOf(rules, input.kind === 'abroad', leaves)! };
};

/**
 * What bars any transfer of this member today, whatever its kind: no membership, an inspection, a complaint that is not answered
 * (294-QĐ/TW 6.3.1đ, as the pack has it). Suspension and open procedures do not: see `transferWarnings`.
 */
export const barReasons = (
  facts: Pick<TransferFacts, 'state' | 'blocks' | 'openComplaints'>,
  rules: TransferRules,
): Reason[] => [
  ...(facts.state === 'active' || facts.state === 'exempt' || facts.state === 'suspended'
    ? []
    : [reason('members.transfer-of-former-member', {}, 'memberId')]),
  ...facts.blocks
    .filter(({ kind }) => rules.blockedBy.value.includes(kind))
    .map(({ kind, since }) =>
      kind === 'inspection'
        ? reason('members.transfer-under-inspection', { since }, 'memberId')
        : reason('members.transfer-under-complaint', { since }, 'memberId'),
    ),
  ...(rules.blockedBy.value.includes('complaint')
    ? facts.openComplaints.map(({ filedOn }) =>
        reason('members.transfer-under-complaint', { since: filedOn }, 'memberId'),
      )
    : []),
];

const openSlipReasons = ({ openTransferOn }: TransferFacts): Reason[] =>
  openTransferOn === null ? [] : [reason('members.transfer-already-open', { issuedOn: openTransferOn }, 'memberId')];

export type TransferWarning =
  | { readonly code: 'suspended' }
  | { readonly code: 'procedure-open'; readonly openedOn: Day }
  | { readonly code: 'dues-differ'; readonly ledger: Day }
  | { readonly code: 'dues-open'; readonly months: readonly Day[] };

/** Dues as typed on the slip and as the ledger has them: `through` null where nothing is settled, `open` the months that are not. */
export type SlipDues = {
  readonly typed: Day | null;
  readonly through: Day | null;
  readonly open: readonly Day[];
};

/**
 * What whoever signs should know and decide on, with no text at hand that forbids the transfer: a suspension, a procedure that is not at
 * its end, a month of dues that is not the one of the ledger, and months of the ledger that are not paid although the slip says so. A
 * ledger that was never opened says nothing.
 */
export const transferWarnings = (facts: TransferFacts, dues: SlipDues): TransferWarning[] => [
  ...(facts.state === 'suspended' ? [{ code: 'suspended' as const }] : []),
  ...facts.openProcedures.map(({ openedOn }) => ({ code: 'procedure-open' as const, openedOn })),
  ...duesWarnings(dues),
];

const duesWarnings = ({ typed, through, open }: SlipDues): TransferWarning[] => {
  if (typed === null) return [];
  const months = open.filter((month) => month <= typed).sort();
  return [
    ...(through !== null && typed !== through ? [{ code: 'dues-differ' as const, ledger: through }] : []),
    ...(months.length > 0 ? [{ code: 'dues-open' as const, months }] : []),
  ];
};

const dayReasons = ({ issuedOn }: TransferInput, { memberSince }: TransferFacts, today: Day): Reason[] => [
  ...(issuedOn > today ? [reason('members.day-in-future', { day: issuedOn }, 'issuedOn')] : []),
  ...(memberSince !== null && issuedOn < memberSince
    ? [reason('members.transfer-before-membership', { since: memberSince }, 'issuedOn')]
    : []),
];

const targetReasons = (input: TransferInput, facts: TransferFacts): Reason[] => {
  const isOutside = input.kind === 'out' || input.kind === 'abroad';
  if (isOutside && input.toText === null) return [reason('members.transfer-target-missing', {}, 'toText')];
  if (isOutside && input.toOrganisationId !== null)
    return [reason('members.transfer-target-inside', {}, 'toOrganisationId')];
  if (isOutside) return [];
  if (input.toOrganisationId === null) {
    const isNamed = input.kind === 'temporary' && input.toText !== null;
    return isNamed ? [] : [reason('members.transfer-target-missing', {}, 'toOrganisationId')];
  }
  if (input.toText !== null) return [reason('members.transfer-target-twice', {}, 'toText')];
  if (input.toOrganisationId === facts.organisationId)
    return [reason('members.transfer-to-same', {}, 'toOrganisationId')];
  if (facts.target === null || !facts.target.lives)
    return [reason('members.transfer-target-ended', {}, 'toOrganisationId')];
  return input.kind === 'internal' && facts.target.leavesUpperParty
    ? [reason('members.transfer-not-internal', {}, 'toOrganisationId')]
    : [];
};

const duesReasons = ({ duesPaidThrough, issuedOn }: TransferInput, rules: TransferRules): Reason[] =>
  rules.duesThroughMonthOfIssue.value && duesPaidThrough.slice(0, 7) < issuedOn.slice(0, 7)
    ? [
        reason(
          'members.dues-not-paid-through',
          { month: `${issuedOn.slice(5, 7)}/${issuedOn.slice(0, 4)}` },
          'duesPaidThrough',
        ),
      ]
    : [];

const lengthReasons = (
  { kind, until, issuedOn, isStudy }: TransferInput,
  { stayUntil }: TransferFacts,
  rules: TransferRules,
): Reason[] => {
  if (kind !== 'temporary') return until === null ? [] : [reason('members.stay-only-temporary', {}, 'until')];
  if (stayUntil !== null) return [reason('members.stay-running', { until: stayUntil }, 'memberId')];
  if (until === null) return [reason('members.stay-end-missing', {}, 'until')];
  return stayReasons(rules.stay.value, { from: issuedOn, until, isStudy });
};
