import type { Day } from '../../../platform/calendar/day.ts';
import { type Reason, type Refusal, reason, refuse } from '../../../platform/outcome/refusal.ts';
import type { Finding } from '../contract/decision.ts';
import { blockingFindings, checkExtraMembers, checkSeats } from './check-committee.ts';
import { isOutsideLife, type Life } from './check-term.ts';
import type { PostKind } from './committee-pack.ts';
import type { CommitteePack } from './committee-rules-shape.ts';

type Span = { readonly from: Day; readonly until: Day | null };

export type PostInput = Span & {
  readonly kind: string;
  readonly personId: string;
  readonly basis: 'elected' | 'appointed';
  readonly isExtra: boolean;
  readonly decision: object | null;
};

/** A post that someone holds, as far as the rule needs it. */
export type HeldPost = Span & {
  readonly kind: string;
  readonly personId: string;
  readonly groupId: string | null;
  readonly isExtra: boolean;
};

export type PostSurroundings = {
  readonly life: Life;
  readonly type: string;
  readonly kinds: readonly PostKind[];
  readonly personKnown: boolean;
  /** The term meant or, when none was named, the one running on the first day. */
  readonly term: {
    readonly startsOn: Day;
    readonly closedOn: Day | null;
    readonly numberSet: number | null;
    readonly standingSet: number | null;
    readonly deputiesSet: number | null;
  } | null;
  readonly groupId: string | null;
  readonly group: Span | null;
  /** All other posts of the organisation. */
  readonly held: readonly HeldPost[];
  readonly pack: CommitteePack | undefined;
};

/** Whether two half-open spans share a day; an open end lasts for ever. */
export const overlap = (a: Span, b: Span): boolean =>
  (b.until === null || a.from < b.until) && (a.until === null || b.from < a.until);

const isInside = (span: Span, outer: { from: Day; until: Day | null }): boolean =>
  span.from >= outer.from && (outer.until === null || (span.until !== null && span.until <= outer.until));

/**
 * May this person hold this post for this time? Refuses contradictions and a second holder of a post for one;
 * sizes of the committee come back as findings with their clause.
 */
export const checkPost = (
  input: PostInput,
  around: PostSurroundings,
): { kind: PostKind; findings: Finding[] } | Refusal => {
  const kind = around.kinds.find((one) => one.id === input.kind);
  const reasons = [...spanReasons(input, around.life), ...(kind ? placeReasons(input, kind, around) : [])];
  if (!kind) reasons.push(reason('organisations.post-kind-unknown', { kind: input.kind }, 'kind'));
  if (!around.personKnown) reasons.push(reason('organisations.person-unknown', {}, 'personId'));
  if (kind) reasons.push(...holderReasons(input, kind, around));
  const needsDecision = input.basis === 'appointed' && kind?.place !== 'from-above';
  if (needsDecision && input.decision === null) reasons.push(reason('organisations.decision-missing', {}, 'decision'));
  if (input.isExtra && input.basis !== 'appointed')
    reasons.push(reason('organisations.extra-not-appointed', {}, 'basis'));
  const findings = kind && kind.seats.length > 0 ? seatFindings(input, around) : [];
  for (const blocking of blockingFindings(around.pack, findings))
    reasons.push(reason(blocking.code, blocking.params, 'isExtra'));
  return reasons.length > 0 ? refuse(...reasons) : { kind: kind!, findings };
};

export const spanReasons = (span: Span, life: Life): Reason[] => {
  if (span.until !== null && span.until <= span.from) return [reason('organisations.from-after-to', {}, 'until')];
  return isOutsideLife(life, span.from, span.until) ? [reason('organisations.outside-life', {}, 'from')] : [];
};

const placeReasons = (input: PostInput, kind: PostKind, { term, groupId, group }: PostSurroundings): Reason[] => {
  if (kind.place === 'from-above') return [];
  if (kind.place === 'group') {
    if (groupId === null) return [reason('organisations.group-missing', {}, 'groupId')];
    if (group === null) return [reason('organisations.group-unknown', {}, 'groupId')];
    return isInside(input, group) ? [] : [reason('organisations.outside-group', { from: group.from }, 'from')];
  }
  if (groupId !== null) return [reason('organisations.group-not-for-post', {}, 'groupId')];
  if (!kind.needsTerm) return [];
  if (term === null) return [reason('organisations.no-term-on-day', { day: input.from }, 'from')];
  if (isInside(input, { from: term.startsOn, until: term.closedOn })) return [];
  return term.closedOn === null
    ? [reason('organisations.before-term', { startsOn: term.startsOn }, 'from')]
    : [reason('organisations.outside-term', { startsOn: term.startsOn, closedOn: term.closedOn }, 'until')];
};

const holderReasons = (input: PostInput, kind: PostKind, { held, groupId }: PostSurroundings): Reason[] => {
  const rivals = held.filter((post) => post.kind === kind.id && post.groupId === groupId && overlap(post, input));
  const own = rivals.find((post) => post.personId === input.personId);
  if (own) return [reason('organisations.already-in-post', { from: own.from }, 'personId')];
  const other = kind.isSingle ? rivals[0] : undefined;
  return other ? [reason('organisations.post-taken', { from: other.from }, 'from')] : [];
};

/** Persons, not posts, are counted: a secretary who is also entered as committee member sits on one seat. */
const seatFindings = (input: PostInput, { held, kinds, term, type, pack }: PostSurroundings): Finding[] => {
  const onDay = [
    ...held.filter((post) => overlap(post, { from: input.from, until: null })),
    { ...input, groupId: null },
  ];
  const kindById = new Map(kinds.map((kind) => [kind.id, kind]));
  const personsWith = (test: (kind: PostKind) => boolean, posts: readonly HeldPost[]): number =>
    new Set(posts.filter((post) => test(kindById.get(post.kind) ?? NO_SEAT)).map((post) => post.personId)).size;
  const set = {
    numberSet: term?.numberSet ?? null,
    standingSet: term?.standingSet ?? null,
    deputiesSet: term?.deputiesSet ?? null,
  };
  const regular = onDay.filter((post) => !post.isExtra);
  const seated = checkSeats(
    {
      seats: personsWith((kind) => kind.seats.includes('committee'), regular),
      standing: personsWith((kind) => kind.seats.includes('standing'), onDay),
      deputies: personsWith((kind) => kind.isDeputy, onDay),
    },
    set,
  );
  const extra = personsWith(
    (kind) => kind.seats.includes('committee'),
    onDay.filter((post) => post.isExtra),
  );
  return pack ? [...seated, ...checkExtraMembers(pack, { type, numberSet: set.numberSet, extra })] : seated;
};

const NO_SEAT: PostKind = {
  id: 'none',
  name: { vi: '', en: '' },
  isSingle: false,
  needsTerm: false,
  place: 'organisation',
  seats: [],
  isDeputy: false,
};

/** May a running post or group end on that day (the first day without it)? */
export const checkEnd = (span: Span, endedOn: Day): Refusal | null => {
  if (endedOn <= span.from) return refuse(reason('organisations.end-before-start', { from: span.from }, 'endedOn'));
  if (span.until !== null && endedOn > span.until)
    return refuse(reason('organisations.ended-already', { until: span.until }, 'endedOn'));
  return null;
};

/** May an ended post run on as it was to? Not when the term ended it, and not over whoever followed in a post for one. */
export const checkResuming = (
  post: HeldPost & { readonly endReason: string | null },
  isSingle: boolean,
  others: readonly HeldPost[],
): Refusal | null => {
  if (post.endReason === null) return refuse(reason('organisations.post-not-ended'));
  if (post.endReason === 'term-closed') return refuse(reason('organisations.post-ended-with-term'));
  const rival = others.find(
    (other) =>
      other.kind === post.kind &&
      other.groupId === post.groupId &&
      (isSingle || other.personId === post.personId) &&
      overlap(other, post),
  );
  return rival ? refuse(reason('organisations.post-taken', { from: rival.from })) : null;
};
