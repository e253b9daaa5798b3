import { z } from 'zod';
import { defineAction, defineQuestion } from '../../../platform/action/contract.ts';
import { idOf } from '../../../platform/action/id.ts';
import { birthDaySchema, daySchema } from '../../../platform/calendar/day.ts';
import { decisionSchema, doneSchema, expectedVersion, organisationId } from '../../organisations/contract.ts';
import { disciplineMeasure } from '../rules/badge-rules-shape.ts';
import { suspensionReason } from './life-cycle-codes.ts';
import { memberId, memberStateCode } from './member.ts';

export const badgeCaseId = idOf('BadgeCaseId');
export const badgeKind = z.enum(['regular', 'early', 'posthumous']);
export const badgeState = z.enum(['proposed', 'filed', 'awarded', 'deferred']);
export type BadgeState = z.output<typeof badgeState>;
export const deferralReason = z.enum(['discipline', 'dossier-incomplete', 'under-inspection', 'member-request']);
const badgeLevel = z.int().min(10).max(120);

/** A row somebody acts on, with the version that was seen. */
const seen = z.strictObject({ caseId: badgeCaseId, expectedVersion });
const severalSeen = z.array(seen).min(1).max(500);
const severalDone = z.object({ cases: z.array(seen) });

const decision = decisionSchema.nullable().default(null);

export const proposeBadges = defineAction({
  name: 'members.propose-badges',
  summary: 'Proposes the badge for members who reach its age in the window of a round, or are late for it',
  input: z.strictObject({
    roundOn: daySchema,
    lines: z
      .array(z.strictObject({ memberId, level: badgeLevel }))
      .min(1)
      .max(500),
  }),
  output: severalDone,
  over: 'resolved',
  undo: 'members.withdraw-badge-cases',
});

export const proposeSpecialBadge = defineAction({
  name: 'members.propose-special-badge',
  summary: 'Proposes a badge before its time for serious illness, or after a death',
  input: z.strictObject({ memberId, level: badgeLevel, kind: badgeKind.exclude(['regular']), roundOn: daySchema }),
  output: seen,
  over: 'resolved',
  undo: 'members.withdraw-badge-cases',
});

export const withdrawBadgeCases = defineAction({
  name: 'members.withdraw-badge-cases',
  summary: 'Takes back proposals that were not filed yet',
  input: z.strictObject({ cases: severalSeen }),
  output: doneSchema,
  over: 'resolved',
  undo: 'members.propose-badges',
});

export const fileBadges = defineAction({
  name: 'members.file-badges',
  summary: 'Records that the file of proposed badges went up',
  input: z.strictObject({ cases: severalSeen, filedOn: daySchema }),
  output: severalDone,
  over: 'resolved',
  undo: 'members.take-back-badge-filing',
});

export const takeBackBadgeFiling = defineAction({
  name: 'members.take-back-badge-filing',
  summary: 'The file did not go up after all: the badges are proposed again',
  input: z.strictObject({ cases: severalSeen }),
  output: severalDone,
  over: 'resolved',
  undo: 'members.file-badges',
});

export const awardBadges = defineAction({
  name: 'members.award-badges',
  summary: 'Records the decision and the award of filed badges',
  input: z.strictObject({ cases: severalSeen, awardedOn: daySchema, decision }),
  output: severalDone,
  over: 'resolved',
  undo: 'members.take-back-badge-award',
});

export const takeBackBadgeAward = defineAction({
  name: 'members.take-back-badge-award',
  summary: 'The award was recorded by mistake: the badges are filed again',
  input: z.strictObject({ cases: severalSeen }),
  output: severalDone,
  over: 'resolved',
  undo: 'members.award-badges',
});

export const deferBadge = defineAction({
  name: 'members.defer-badge',
  summary: 'Defers a badge with its reason; under discipline the waiting time names the next round',
  input: z.strictObject({
    caseId: badgeCaseId,
    expectedVersion,
    deferredFor: deferralReason,
    discipline: z.strictObject({ measure: disciplineMeasure, since: daySchema }).nullable().default(null),
  }),
  output: z.object({ version: z.int(), roundOn: daySchema, waitUntil: daySchema.nullable() }),
  over: 'resolved',
  undo: 'members.resume-badge',
});

export const resumeBadge = defineAction({
  name: 'members.resume-badge',
  summary: 'Proposes a deferred badge again for a round',
  input: z.strictObject({ caseId: badgeCaseId, expectedVersion, roundOn: daySchema.nullable().default(null) }),
  output: z.object({ version: z.int(), roundOn: daySchema }),
  over: 'resolved',
  undo: 'members.defer-badge',
});

export const recordPastBadge = defineAction({
  name: 'members.record-past-badge',
  summary: 'Enters a badge awarded in the past, from paper',
  input: z.strictObject({ memberId, level: badgeLevel, awardedOn: daySchema, decision }),
  output: seen,
  over: 'resolved',
  undo: 'members.withdraw-past-badge',
});

export const withdrawPastBadge = defineAction({
  name: 'members.withdraw-past-badge',
  summary: 'Takes back an award of the past that was entered by mistake',
  input: z.strictObject({ cases: severalSeen }),
  output: doneSchema,
  over: 'resolved',
  undo: 'members.record-past-badge',
});

const round = z.object({
  code: z.string(),
  names: z.object({ vi: z.string(), en: z.string() }),
  awardOn: daySchema,
  from: daySchema,
  to: daySchema,
});

/** Where a rule stands, and whether somebody read it there. */
const ruleSource = z.object({
  packId: z.string(),
  number: z.string(),
  windows: z.object({ vi: z.string(), en: z.string() }),
  verified: z.boolean(),
});

export const badgeRoundsOfYear = defineQuestion({
  name: 'members.badge-rounds',
  summary: 'Rounds of a year with window and deadline of the file, levels, waiting times and their source',
  input: z.strictObject({ year: z.int().min(1990).max(2190) }),
  output: z.object({
    rounds: z.array(round.extend({ fileBy: daySchema.nullable(), isFileDayVerified: z.boolean() })),
    coming: daySchema,
    levels: z.array(z.int()),
    waitingMonths: z.object({ reprimand: z.int(), warning: z.int(), dismissal: z.int() }),
    source: ruleSource,
  }),
  over: 'anywhere',
});

export const badgeDueState = z.enum(['due', 'late', ...badgeState.options]);
export type BadgeDueState = z.output<typeof badgeDueState>;

const badgeDueRow = z.object({
  memberId,
  fullName: z.string(),
  birthOn: birthDaySchema.nullable(),
  birthYear: z.int().nullable(),
  organisationId,
  organisationName: z.string(),
  memberState: memberStateCode,
  /** What a suspension that runs was decided for: the badge may have to wait. */
  suspendedFor: suspensionReason.nullable(),
  partyAgeFrom: daySchema.nullable(),
  level: z.int(),
  reachedOn: daySchema.nullable(),
  state: badgeDueState,
  kind: badgeKind,
  caseId: badgeCaseId.nullable(),
  version: z.int().nullable(),
  deferredFor: deferralReason.nullable(),
  waitUntil: daySchema.nullable(),
  awardedOn: daySchema.nullable(),
});
export type BadgeDueRow = z.output<typeof badgeDueRow>;

export const badgesDue = defineQuestion({
  name: 'members.badges-due',
  summary:
    'Who is due for a badge in a round: reached in its window, late from earlier ones, special cases, and how far each is',
  input: z.strictObject({ roundOn: daySchema, underId: organisationId }),
  output: z.object({
    round,
    total: z.int(),
    /** The first rows in the order of the list; a longer list is taken as a file. */
    items: z.array(badgeDueRow),
    counts: z.record(badgeDueState, z.int()),
    /** Members present without a known party age: they cannot be found here. */
    unknownPartyAge: z.int(),
    /** Official members whose party age is counted from the day on the card, because no admission decision is recorded. */
    partyAgeByCard: z.int(),
  }),
  over: { field: 'underId' },
});
