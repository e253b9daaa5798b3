import { addDays, type Day } from '../../../platform/calendar/day.ts';
import { addMonths } from '../../../platform/calendar/months.ts';
import { type Reason, type Refusal, reason, refuse } from '../../../platform/outcome/refusal.ts';
import type { SuspensionReason } from '../contract/life-cycle-codes.ts';
import type { MemberState, Standing } from '../contract/member.ts';
import { type BadgeRound, eligibleFrom, levelReachedOn, roundComing, roundFor, roundOn } from './badge-rounds.ts';
import type { BadgeRules, DisciplineMeasure } from './badge-rules-shape.ts';

/** What a decision about a badge needs to know of a member. */
export type BadgeMember = {
  readonly standing: Standing;
  readonly state: MemberState;
  readonly stateSince: Day | null;
  readonly partyAgeFrom: Day | null;
  /** Levels that have a case already, whatever its state. */
  readonly levels: readonly number[];
  /** A suspension that runs, with what it was decided for. */
  readonly suspension: { readonly reason: SuspensionReason; readonly since: Day } | null;
};

type Wanted = { readonly level: number; readonly roundOn: Day };
type World = { readonly rules: BadgeRules; readonly today: Day };

const isPresent = ({ state }: Pick<BadgeMember, 'state'>): boolean =>
  state === 'active' || state === 'exempt' || state === 'suspended';

/** Suspended while discipline or a criminal matter is looked into: the badge waits until that is settled. Other reasons only show. */
const suspensionReasons = ({ suspension }: Pick<BadgeMember, 'suspension'>, field: string): Reason[] =>
  suspension === null || suspension.reason === 'other'
    ? []
    : [reason('members.badge-under-suspension', { since: suspension.since }, field)];

type Advancing = Pick<BadgeMember, 'state' | 'stateSince' | 'suspension'>;

const hadLeft = (member: Pick<BadgeMember, 'state' | 'stateSince'>, on: Day): boolean =>
  !isPresent(member) && (member.stateSince === null || member.stateSince <= on);

/**
 * What stops filing or awarding on a day: a member who had left the Party or died by then, a suspension that runs and had begun. A badge
 * after death is held up by neither.
 */
export const advanceReasons = (
  cases: readonly { readonly kind: 'regular' | 'early' | 'posthumous'; readonly member: Advancing }[],
  on: Day,
): Reason[] =>
  cases.flatMap(({ kind, member }, at) => {
    if (kind === 'posthumous') return [];
    const field = `cases.${at}`;
    const isHeldUp = member.suspension !== null && member.suspension.since <= on;
    return [
      ...(hadLeft(member, on) ? [reason('members.badge-member-left', {}, field)] : []),
      ...(isHeldUp ? suspensionReasons(member, field) : []),
    ];
  });

const roundReasons = (awardOn: Day, { rules, today }: World): Reason[] => {
  if (!roundOn(rules, awardOn)) return [reason('members.badge-round-unknown', { round: awardOn }, 'roundOn')];
  return awardOn < today ? [reason('members.badge-round-over', { round: awardOn }, 'roundOn')] : [];
};

const levelReasons = (member: BadgeMember, level: number, { rules }: World, field: string): Reason[] => [
  ...(rules.levels.includes(level) ? [] : [reason('members.badge-level-unknown', { level }, field)]),
  ...(member.levels.includes(level) ? [reason('members.badge-recorded-already', { level }, field)] : []),
  ...(member.partyAgeFrom === null ? [reason('members.party-age-unknown', {}, field)] : []),
  ...(member.standing === 'official' ? [] : [reason('members.badge-for-official-only', {}, field)]),
];

const windowReasons = (
  member: BadgeMember,
  { level, roundOn: awardOn }: Wanted,
  rules: BadgeRules,
  field: string,
): Reason[] => {
  const round = roundOn(rules, awardOn);
  if (!round || member.partyAgeFrom === null) return [];
  const reachedOn = levelReachedOn(member.partyAgeFrom, level);
  return reachedOn > round.to
    ? [reason('members.badge-not-reached', { level, on: reachedOn, round: roundFor(rules, reachedOn).awardOn }, field)]
    : [];
};

/**
 * Proposals for one round: the age is reached by the end of its window, or was before. Answers the day reached for each line, or every
 * reason of every line at once.
 */
export const checkProposals = (
  lines: readonly { readonly level: number; readonly member: BadgeMember }[],
  awardOn: Day,
  world: World,
): { readonly reachedOn: Day }[] | Refusal => {
  const reasons = [
    ...roundReasons(awardOn, world),
    ...lines.flatMap(({ level, member }, at) => {
      const field = `lines.${at}`;
      return [
        ...levelReasons(member, level, world, field),
        ...(isPresent(member) ? [] : [reason('members.badge-member-left', {}, field)]),
        ...suspensionReasons(member, field),
        ...windowReasons(member, { level, roundOn: awardOn }, world.rules, field),
      ];
    }),
  ];
  if (reasons.length > 0) return refuse(...reasons);
  return lines.map(({ level, member }) => ({ reachedOn: levelReachedOn(member.partyAgeFrom!, level) }));
};

const earlyReasons = (
  member: BadgeMember,
  reachedOn: Day,
  { level, roundOn: awardOn }: Wanted,
  rules: BadgeRules,
): Reason[] => {
  const months = level >= rules.early.fromLevel ? rules.early.monthsFromLevel : rules.early.months;
  const earliest = addMonths(reachedOn, -months);
  return [
    ...(isPresent(member) ? [] : [reason('members.badge-member-left', {}, 'memberId')]),
    ...suspensionReasons(member, 'memberId'),
    ...(awardOn < earliest ? [reason('members.badge-too-early', { months, on: earliest }, 'roundOn')] : []),
    ...(roundFor(rules, reachedOn).awardOn <= awardOn
      ? [reason('members.badge-is-regular', { round: awardOn }, 'kind')]
      : []),
  ];
};

const posthumousReasons = (member: BadgeMember, reachedOn: Day, { posthumous }: BadgeRules): Reason[] => {
  if (member.state !== 'deceased' || member.stateSince === null)
    return [reason('members.badge-not-deceased', {}, 'memberId')];
  const last = addMonths(member.stateSince, posthumous.months);
  return reachedOn > last ? [reason('members.badge-too-far-after-death', { months: posthumous.months }, 'level')] : [];
};

/** A badge before its time for serious illness, or after a death. Answers the day on which the age is or would be reached. */
export const checkSpecialProposal = (
  wanted: Wanted & { readonly kind: 'early' | 'posthumous' },
  member: BadgeMember,
  world: World,
): { readonly reachedOn: Day } | Refusal => {
  const { partyAgeFrom } = member;
  const reachedOn = partyAgeFrom && levelReachedOn(partyAgeFrom, wanted.level);
  const special = (): Reason[] => {
    if (!reachedOn) return [];
    return wanted.kind === 'early'
      ? earlyReasons(member, reachedOn, wanted, world.rules)
      : posthumousReasons(member, reachedOn, world.rules);
  };
  const reasons = [
    ...roundReasons(wanted.roundOn, world),
    ...levelReasons(member, wanted.level, world, 'level'),
    ...special(),
  ];
  return reasons.length > 0 || !reachedOn ? refuse(...reasons) : { reachedOn };
};

/** An award of the past: a level that exists, not reached later than it was awarded unless early, not in the future. */
export const checkPastBadge = (
  { level, awardedOn }: { readonly level: number; readonly awardedOn: Day },
  member: BadgeMember,
  { rules, today }: World,
): { readonly reachedOn: Day | null } | Refusal => {
  const reachedOn = member.partyAgeFrom && levelReachedOn(member.partyAgeFrom, level);
  const early = level >= rules.early.fromLevel ? rules.early.monthsFromLevel : rules.early.months;
  const earliest = reachedOn && addMonths(reachedOn, -early);
  const reasons = [
    ...(rules.levels.includes(level) ? [] : [reason('members.badge-level-unknown', { level }, 'level')]),
    ...(member.levels.includes(level) ? [reason('members.badge-recorded-already', { level }, 'level')] : []),
    ...(awardedOn > today ? [reason('members.day-ahead', { on: awardedOn }, 'awardedOn')] : []),
    ...(earliest && awardedOn < earliest
      ? [reason('members.badge-before-reached', { level, on: reachedOn }, 'awardedOn')]
      : []),
  ];
  return reasons.length > 0 ? refuse(...reasons) : { reachedOn };
};

/** Why a badge waits, until when, and its next round. Under discipline the waiting time decides, otherwise the round after this one. */
export const checkDeferral = (
  wanted: {
    readonly deferredFor: string;
    readonly discipline: { readonly measure: DisciplineMeasure; readonly since: Day } | null;
  },
  { reachedOn, roundOn: current }: { readonly reachedOn: Day; readonly roundOn: Day },
  { rules, today }: World,
): { readonly waitUntil: Day | null; readonly round: BadgeRound } | Refusal => {
  const { discipline } = wanted;
  if ((wanted.deferredFor === 'discipline') !== (discipline !== null))
    return refuse(reason('members.badge-discipline-needed', {}, 'discipline'));
  if (discipline === null)
    return { waitUntil: null, round: roundComing(rules, addDays(current > today ? current : today, 1)) };
  if (discipline.since > today)
    return refuse(reason('members.day-ahead', { on: discipline.since }, 'discipline.since'));
  const waitUntil = eligibleFrom(rules, discipline.measure, discipline.since);
  const round = roundFor(rules, reachedOn, waitUntil);
  return round.awardOn <= current && waitUntil <= current
    ? refuse(reason('members.badge-waiting-over', { on: waitUntil }, 'discipline.since'))
    : { waitUntil, round };
};

/** The round for which a deferred badge is proposed again: one that exists, is not over, and does not lie in the waiting time. */
export const checkResumption = (
  wanted: Day,
  { waitUntil }: { readonly waitUntil: Day | null },
  world: World,
): true | Refusal => {
  const reasons = [
    ...roundReasons(wanted, world),
    ...(waitUntil !== null && wanted < waitUntil
      ? [reason('members.badge-still-waiting', { on: waitUntil }, 'roundOn')]
      : []),
  ];
  return reasons.length > 0 ? refuse(...reasons) : true;
};
