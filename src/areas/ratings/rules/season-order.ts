import type { Day } from '../../../platform/calendar/day.ts';
import { type Refusal, reason, refuse } from '../../../platform/outcome/refusal.ts';
import { personKinds, type SubjectKind } from '../contract/rating-codes.ts';
import type { OrderNode, OrderRule } from './order-shape.ts';
import type { Sourced } from './rating-law.ts';

/** A subject of a season with what it waits for. Ids are those of subjects. */
export type SeasonSubject = {
  readonly id: string;
  readonly kind: SubjectKind;
  /** The subject of its own sort directly above: a collective above a collective, an organisation above an organisation. */
  readonly aboveId: string | null;
  /** The organisation whose level rests on this member or collective. */
  readonly countsForId: string | null;
  /** The collective that a leader belongs to; for a head, the one that he or she leads. */
  readonly collectiveId: string | null;
  readonly isHead: boolean;
  /** Of a leader: those who are decided before, the head before deputies and deputies before others (`rankOfLeader`). */
  readonly afterIds: readonly string[];
  readonly stateRating: 'received' | 'awaited' | 'not-needed';
  /** Of an organisation: the conference of its committee, or of the cell itself. */
  readonly reviewHeldOn: Day | null;
  readonly decidedOn: Day | null;
  /** Not rated in this period, with its reason on record: nobody waits for it. */
  readonly isLeftOut: boolean;
  /** Opened again on a finding, and nobody has proposed or voted since. */
  readonly isReopened?: boolean;
};

export type OrderLaw = readonly Sourced<OrderRule>[];

/** One thing that should have come first. `onId` null: its own review, the rating of the State, or a proposal after it was reopened. */
export type Waiting = {
  readonly rule: string;
  readonly code: string;
  readonly for: OrderNode | 'new-proposal';
  readonly onId: string | null;
  readonly isVerified: boolean;
  /** Among the leaders of one organisation: whoever is decided by the same paper did not come late. */
  readonly isAmongLeaders?: boolean;
};

type Edge = {
  readonly rule: Sourced<OrderRule>;
  readonly beforeId: string;
  readonly afterId: string;
  readonly isAmongLeaders?: boolean;
};

const collectives: ReadonlySet<SubjectKind> = new Set([
  'grassroots-committee',
  'section-committee',
  'cell-committee',
  'leadership-collective',
]);
const organisations: ReadonlySet<SubjectKind> = new Set(['party-organisation', 'section-cell']);

const isCollective = ({ kind }: SeasonSubject): boolean => collectives.has(kind);
const isOrganisation = ({ kind }: SeasonSubject): boolean => organisations.has(kind);
const isMember = ({ kind }: SeasonSubject): boolean => kind === 'member' || kind === 'member-outside';

/** The subject that comes after `subject` by a rule of the order; null where the rule does not concern it. */
const linkOf = (
  rule: OrderRule,
  subject: SeasonSubject,
): { readonly beforeId: string; readonly afterId: string } | null => {
  const to = (afterId: string | null) => (afterId === null ? null : { beforeId: subject.id, afterId });
  switch (`${rule.before} > ${rule.after}`) {
    case 'lower-collective > collective':
      return isCollective(subject) ? to(subject.aboveId) : null;
    case 'lower-organisation > organisation':
      return isOrganisation(subject) ? to(subject.aboveId) : null;
    case 'member > organisation':
      return isMember(subject) ? to(subject.countsForId) : null;
    case 'collective > organisation':
      return isCollective(subject) ? to(subject.countsForId) : null;
    case 'collective > leader':
    case 'collective > head': {
      const isMeant = subject.kind === 'leader' && (rule.after === 'leader' || subject.isHead);
      return isMeant && subject.collectiveId ? { beforeId: subject.collectiveId, afterId: subject.id } : null;
    }
    default:
      return null;
  }
};

/** "The head first, then deputies, then members": the second half of the rule by which the collective comes before its leaders. */
const leaderEdges = (rule: Sourced<OrderRule>, { id, kind, afterIds }: SeasonSubject): Edge[] =>
  kind === 'leader' && rule.before === 'collective' && rule.after === 'leader'
    ? afterIds.map((beforeId) => ({ rule, beforeId, afterId: id, isAmongLeaders: true }))
    : [];

/** The order of a season, subject by subject. */
export const orderEdges = (order: OrderLaw, subjects: readonly SeasonSubject[]): Edge[] =>
  subjects.flatMap((subject) =>
    order.flatMap((rule) => {
      const link = linkOf(rule, subject);
      return [...(link ? [{ rule, ...link }] : []), ...leaderEdges(rule, subject)];
    }),
  );

/**
 * Among the leaders of one organisation: 0 the head, 1 a deputy, 2 the others. Deputies are told by the word their posts begin with, as all posts
 * of deputies do; the texts name no other way.
 */
export const rankOfLeader = ({
  isHead,
  postWords,
}: {
  readonly isHead: boolean;
  readonly postWords: string | null;
}): number => {
  if (isHead) return 0;
  return /^phó(\s|$)/iu.test((postWords ?? '').normalize('NFC').trim()) ? 1 : 2;
};

/** What is still missing once everything of one act is done: leaders of one organisation who are decided together do not wait for one another. */
export const beforeAct = (waiting: readonly Waiting[], together: ReadonlySet<string>): readonly Waiting[] =>
  waiting.filter(({ isAmongLeaders, onId }) => !(isAmongLeaders && onId !== null && together.has(onId)));

/** Two rules may want the same to come first: it is one thing to do. Of its rules the one stays that somebody has verified. */
export const eachThing = <
  T extends { readonly for: string; readonly onId: string | null; readonly isVerified?: boolean },
>(
  waiting: readonly T[],
): readonly T[] => {
  const things = Map.groupBy(waiting, (one) => `${one.for} ${one.onId ?? ''}`);
  return [...things.values()].map((same) => same.find(({ isVerified }) => isVerified) ?? same[0]!);
};

const isDone = (subject: SeasonSubject | undefined): boolean =>
  subject === undefined || subject.decidedOn !== null || subject.isLeftOut;

const waitingOf = ({ rule, code, before, isVerified }: Sourced<OrderRule>, onId: string | null): Waiting => ({
  rule,
  code,
  for: before,
  onId,
  isVerified,
});

const stateNodes = (subject: SeasonSubject): OrderNode | null =>
  isMember(subject) ? 'member' : isOrganisation(subject) ? 'organisation' : null;

/** No text orders this: what was proposed and voted before a finding does not answer it (0056), so it is shown as our own. */
const afterReopening: Waiting = {
  rule: 'reopened',
  code: 'new-proposal',
  for: 'new-proposal',
  onId: null,
  isVerified: false,
};

const ownWaiting = (order: OrderLaw, subject: SeasonSubject): Waiting[] => [
  ...(subject.isReopened ? [afterReopening] : []),
  ...order.flatMap((rule) => {
    if (rule.before === 'own-review' && subject.reviewHeldOn === null) return [waitingOf(rule, null)];
    const isAwaited =
      rule.before === 'state-rating' && rule.after === stateNodes(subject) && subject.stateRating === 'awaited';
    return isAwaited ? [waitingOf(rule, null)] : [];
  }),
];

/** What each subject still waits for; a subject that waits for nothing has no entry. One pass over all. */
export const waitingBySubject = (
  order: OrderLaw,
  subjects: readonly SeasonSubject[],
): ReadonlyMap<string, readonly Waiting[]> => {
  const subjectById = new Map(subjects.map((subject) => [subject.id, subject]));
  const found = new Map<string, Waiting[]>();
  const add = (id: string, waiting: readonly Waiting[]): void => {
    if (waiting.length > 0) found.set(id, [...(found.get(id) ?? []), ...waiting]);
  };
  for (const subject of subjects) add(subject.id, ownWaiting(order, subject));
  for (const { rule, beforeId, afterId, isAmongLeaders } of orderEdges(order, subjects)) {
    const before = subjectById.get(beforeId);
    if (isDone(before)) continue;
    const waiting = waitingOf(rule, beforeId);
    const among: Waiting = { ...waiting, for: before!.isHead ? 'head' : 'leader', isAmongLeaders: true };
    (found.get(afterId) ?? found.set(afterId, []).get(afterId)!).push(isAmongLeaders ? among : waiting);
  }
  return found;
};

export type DecidedStep = { readonly isProvisional: boolean; readonly waiting: readonly Waiting[] };

/**
 * May this subject be decided now? What should have come first is warned about, and with a reason the step goes ahead as provisional.
 * Refuses only an organisation or collective whose own review was not held, and a step ahead without a reason.
 */
export const checkDecide = (
  subject: SeasonSubject,
  waiting: readonly Waiting[],
  why: string | null,
): DecidedStep | Refusal => {
  if (!personKinds.has(subject.kind) && subject.reviewHeldOn === null) return refuse(reason('ratings.review-not-held'));
  if (waiting.length > 0 && (why ?? '').trim() === '')
    return refuse(reason('ratings.step-ahead-without-reason', { count: eachThing(waiting).length }, 'why'));
  return { isProvisional: waiting.length > 0, waiting };
};

/**
 * May a level be proposed now? Of the order a proposal can jump the own review alone, which the rules want finished before the rating: it goes
 * ahead with a reason. Answers what it goes ahead of.
 */
export const checkProposal = (
  order: OrderLaw,
  { reviewHeldOn }: Pick<SeasonSubject, 'reviewHeldOn'>,
  why: string | null,
): readonly Waiting[] | Refusal => {
  const waiting =
    reviewHeldOn === null
      ? order.filter(({ before }) => before === 'own-review').map((rule) => waitingOf(rule, null))
      : [];
  return waiting.length > 0 && (why ?? '').trim() === ''
    ? refuse(reason('ratings.proposed-before-review', {}, 'aheadReason'))
    : waiting;
};

const sameThing = (a: Waiting, b: Waiting): boolean => a.rule === b.rule && a.code === b.code && a.onId === b.onId;

/** Of what a provisional decision waited for: what has arrived since, so that it is looked at again, and what is still missing. */
export const recheckProvisional = (
  then: readonly Waiting[],
  now: readonly Waiting[],
): { readonly arrived: readonly Waiting[]; readonly missing: readonly Waiting[] } => ({
  arrived: then.filter((one) => !now.some((other) => sameThing(one, other))),
  missing: then.filter((one) => now.some((other) => sameThing(one, other))),
});
